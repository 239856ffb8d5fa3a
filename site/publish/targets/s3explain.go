package targets

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/url"

	"github.com/minio/minio-go/v7"

	"gongkai/disclosure"
)

// answer is what a store answered in the place of what it was asked for.
func answer(err error) (minio.ErrorResponse, bool) {
	var a minio.ErrorResponse
	return a, errors.As(err, &a)
}

func isNoKey(err error) bool {
	a, ok := answer(err)
	return ok && a.Code == minio.NoSuchKey
}

// refused reports whether the condition of a request did not hold.
func refused(err error) bool {
	a, ok := answer(err)
	return ok && (a.StatusCode == http.StatusPreconditionFailed || a.StatusCode == http.StatusConflict)
}

// explain says in both languages what commonly goes wrong with a store. What the store
// itself wrote is left out but for its code: some quote keys in it.
func (s *store) explain(err error) error {
	var said *disclosure.Said
	var many interface{ In(disclosure.Lang) string }
	if err == nil || errors.As(err, &said) || errors.As(err, &many) {
		return err
	}
	said = &disclosure.Said{Err: err}
	a, answered := answer(err)
	var certificate *tls.CertificateVerificationError
	var request *url.Error
	switch {
	case answered:
		said.Text = s.answered(a)
	case errors.Is(err, context.Canceled):
		said.Text = disclosure.Say("已中断", "it was broken off")
	case errors.As(err, &certificate):
		said.Text = disclosure.Say("%[1]s 的证书不被信任（%[2]v）；请核对 endpoint，或把签发机构的证书装入系统", "the certificate of %[1]s is not trusted (%[2]v); look at endpoint, or have the system trust who issued it", s.host, certificate.Err)
	case errors.As(err, &request), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		if request != nil {
			err = request.Err // the request itself names more than people need
		}
		said.Text = disclosure.Say("连不上 %[1]s，或连接中断（%[2]v）；请检查网络后重试", "no connection to %[1]s, or it was cut (%[2]v); look at the network and run it again", s.host, err)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
		return explain(err) // a file of ours
	default:
		return err
	}
	return said
}

// answered explains what a store answers by its codes.
func (s *store) answered(a minio.ErrorResponse) disclosure.Text {
	switch a.Code {
	case "NoSuchBucket":
		return disclosure.Say("没有存储桶 %s；请先建立，或改正 bucket", "there is no bucket %s; make it, or correct bucket", s.bucket)
	case minio.NoSuchKey:
		return disclosure.Say("存储桶 %[1]s 中没有 %[2]q", "there is no %[2]q in the bucket %[1]s", s.bucket, a.Key)
	case "InvalidAccessKeyId", "SignatureDoesNotMatch", "AuthorizationHeaderMalformed":
		return disclosure.Say("%[1]s 不接受密钥（%[2]s）；请核对密钥和 region", "%[1]s does not take the keys (%[2]s); look at the keys and at region", s.host, a.Code)
	case "RequestTimeTooSkewed":
		return disclosure.Say("本机时钟与 %s 相差太多；请先校准时钟", "the clock of this machine is far from that of %s; set the clock first", s.host)
	case "AccessDenied", "AllAccessDisabled", "AccountProblem":
		return disclosure.Say("没有权限：存储桶 %[1]s 中的 %[2]q（%[3]s）；请让密钥的用户能够读、写、列出、删除，并查看存储桶的设置", "permission denied: %[2]q in the bucket %[1]s (%[3]s); let the user of the keys read, write, list and delete, and see how the bucket is set", s.bucket, a.Key, a.Code)
	case "QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded":
		return disclosure.Say("存储空间已满：存储桶 %[1]s（%[2]s）；腾出空间后再发布", "the store is full: bucket %[1]s (%[2]s); make room and publish again", s.bucket, a.Code)
	}
	if a.StatusCode == http.StatusInsufficientStorage {
		return disclosure.Say("存储空间已满：存储桶 %[1]s（%[2]s）；腾出空间后再发布", "the store is full: bucket %[1]s (%[2]s); make room and publish again", s.bucket, a.Code)
	}
	return disclosure.Say("%[1]s 不接受请求：%[2]s（%[3]q，状态 %[4]d）", "%[1]s refused a request: %[2]s (%[3]q, status %[4]d)", s.host, a.Code, a.Key, a.StatusCode)
}

// consequence adds to an error what is live now.
func (s *store) consequence(err error, zh, en string) error {
	if err == nil {
		return nil
	}
	reason := reasonOf(s.explain(err))
	return &disclosure.Said{Err: err, Text: disclosure.Say("%[1]s；%[3]s", "%[2]s; %[4]s", reason.In(disclosure.ZhCN), reason.In(disclosure.En), zh, en)}
}

// unchanged is for errors before anything live was touched.
func (s *store) unchanged(err error) error {
	return s.consequence(err, "现行网站没有改变", "the live site is as it was")
}
