package verify

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"gongkai/disclosure"
)

// An ask is one request for a file: in an encoding, and what it should hold.
type ask struct{ path, encoding, sum string }

// one asks once, and says in which encoding the answer came.
func (v *Server) one(ctx context.Context, a ask) (came string, err error) {
	address := v.address(a.path)
	resp, err := v.get(ctx, address, a.encoding)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return "", disclosure.Errorf("%[1]s：应答为 %[2]d，应为 200", "%[1]s: the answer is %[2]d, not 200", address, resp.StatusCode)
	}
	came = resp.Header.Get("Content-Encoding")
	body, err := unpacked(resp.Body, came)
	h := sha256.New()
	if err == nil {
		_, err = io.Copy(h, body)
	}
	switch {
	case err != nil:
		return came, disclosure.Errorf("%[1]s（%[2]s）：应答无法读取：%[3]v", "%[1]s (%[2]s): the answer cannot be read: %[3]v", address, a.encoding, err)
	case hex.EncodeToString(h.Sum(nil)) != a.sum:
		return came, disclosure.Errorf("%[1]s（%[2]s）：应答的内容与发布的不同", "%[1]s (%[2]s): the answer holds something else than what was published", address, a.encoding)
	}
	return came, nil
}

// unpacked reads a body as it was before it was packed.
func unpacked(body io.Reader, encoding string) (io.Reader, error) {
	switch encoding {
	case "", "identity":
		return body, nil
	case "gzip":
		return gzip.NewReader(body)
	case "br":
		return brotli.NewReader(body), nil
	}
	return nil, disclosure.Errorf("不认识的压缩方式 %q", "the encoding %q is not known", encoding)
}

// address is where a file is asked for: a page by its folder.
func (v *Server) address(p string) string {
	if dir, ok := strings.CutSuffix(p, "index.html"); ok && (dir == "" || strings.HasSuffix(dir, "/")) {
		p = dir
	}
	u := *v.Base
	u.Path = strings.TrimSuffix(u.Path, "/") + "/" + p
	return u.String()
}

func (v *Server) get(ctx context.Context, address, encoding string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept-Encoding", encoding)
	req.Header.Set("Cache-Control", "no-cache")
	resp, err := v.Client.Do(req)
	if err != nil && ctx.Err() == nil {
		err = disclosure.Errorf("%[1]s：没有应答：%[2]v", "%[1]s: no answer: %[2]v", address, errors.Unwrap(err))
	}
	return resp, err
}
