package targets

import (
	"errors"
	"io/fs"
	"net/netip"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
	"github.com/minio/minio-go/v7/pkg/s3utils"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// openS3 reads the settings, and tells all that is wrong with them. It does not go online.
func openS3(s Settings) (publish.Target, error) {
	var faults []error
	or := func(text string, err error) string {
		faults = append(faults, err)
		return text
	}
	faults = append(faults, s.only("endpoint", "bucket", "region", "prefix", "lookup", "mode", "lock", "access_key_env", "secret_key_env", "credentials"))
	host := or(s.text("endpoint"))
	secure := true
	if host != "" {
		var err error
		host, secure, err = s.endpoint(host)
		faults = append(faults, err)
	}
	bucket := or(s.text("bucket"))
	if bucket != "" && s3utils.CheckValidBucketNameStrict(bucket) != nil {
		faults = append(faults, s.fault("bucket", "不是合格的存储桶名称", "is no name of a bucket"))
	}
	mode := or(s.choice("mode", "pointer", "in-place"))
	lookup := or(s.maybe("lookup", "dns", "path"))
	lock := or(s.maybe("lock", "none"))
	region := or(s.maybe("region"))
	prefix := strings.Trim(or(s.maybe("prefix")), "/")
	if prefix != "" {
		if !fs.ValidPath(prefix) {
			faults = append(faults, s.fault("prefix", "不是合格的前缀，应如 www/gongkai", "is no prefix, as www/gongkai is one"))
		}
		prefix += "/"
	}
	keys, err := s.s3Keys()
	if err := together(append(faults, err)); err != nil {
		return nil, err
	}
	client, err := minio.NewCore(host, &minio.Options{
		Creds:        credentials.NewStaticV4(keys.Access, keys.Secret, ""), // never a chain, which would ask the machine's cloud for some
		Secure:       secure,
		Region:       region,
		BucketLookup: map[string]minio.BucketLookupType{"dns": minio.BucketLookupDNS, "path": minio.BucketLookupPath}[lookup],
		MaxRetries:   5,
	})
	if err != nil {
		return nil, s.fault("endpoint", "不能使用：%v", "cannot be used: %v", err)
	}
	st := &store{client: client, host: host, bucket: bucket, prefix: prefix, lockless: lock == "none"}
	if mode == "in-place" {
		st.own = "_gongkai/"
		return inPlace{st}, nil
	}
	return pointed{st}, nil
}

// endpoint takes an address apart. Only a store on this machine may be without TLS:
// what protects the keys, and what the big stores accept, hangs on it.
func (s Settings) endpoint(text string) (host string, secure bool, err error) {
	if !strings.Contains(text, "://") {
		text = "https://" + text
	}
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.User != nil || u.Scheme != "https" && u.Scheme != "http" {
		return "", true, s.fault("endpoint", "应为对象存储的地址，如 https://s3.example.cn", "must be the address of the store, as https://s3.example.cn")
	}
	ip, err := netip.ParseAddr(u.Hostname())
	if loopback := u.Hostname() == "localhost" || err == nil && ip.IsLoopback(); u.Scheme == "http" && !loopback {
		return "", true, s.fault("endpoint", "应使用 https；http 只能用于本机", "must be https; http is for this very machine only")
	}
	return u.Host, u.Scheme == "https", nil
}

type s3Keys struct {
	Access string `toml:"access_key"`
	Secret string `toml:"secret_key"`
}

// s3Keys reads the keys from two environment variables or from a file outside the site,
// whichever the settings name. No error quotes what it read.
func (s Settings) s3Keys() (keys s3Keys, err error) {
	if _, ok := s.Values["credentials"]; ok {
		return s.s3KeysIn()
	}
	keys.Access, err = s.s3Key("access_key_env")
	var other error
	keys.Secret, other = s.s3Key("secret_key_env")
	return keys, together([]error{err, other})
}

func (s Settings) s3Key(key string) (string, error) {
	if _, err := s.text(key); err != nil {
		return "", s.fault(key, "缺少；请写明存放密钥的环境变量的名称，或用 credentials 写明网站文件夹以外的一个文件", "is missing; name the environment variable that holds the key, or by credentials a file outside the folder of the site")
	}
	return s.secret(key)
}

func (s Settings) s3KeysIn() (keys s3Keys, err error) {
	file, err := s.text("credentials")
	if err != nil {
		return keys, err
	}
	if !filepath.IsAbs(file) {
		file = filepath.Join(s.Root, file)
	}
	real, err := filepath.EvalSymlinks(file)
	if err != nil {
		return keys, s.fault("credentials", "读不到：%v", "cannot be read: %v", err)
	}
	inside, err := within(real, s.Root)
	if err != nil {
		return keys, err
	}
	if inside {
		return keys, s.fault("credentials", "不能放在网站文件夹中（会随数据一同保存、传出）；请移到别处", "must not be in the folder of the site, with which it would be kept and handed on; move it elsewhere")
	}
	meta, err := toml.DecodeFile(real, &keys)
	var wrong toml.ParseError
	switch {
	case err != nil && !errors.As(err, &wrong):
		return keys, s.fault("credentials", "读不到：%v", "cannot be read: %v", err)
	case err != nil, keys.Access == "", keys.Secret == "", len(meta.Undecoded()) > 0:
		return keys, s.fault("credentials", "应有 access_key 和 secret_key 两项，形如 access_key = \"……\"，没有别的", "must hold access_key and secret_key, each as access_key = \"…\", and nothing else")
	}
	return keys, nil
}

// together joins faults into one error, in both languages; nil where there is none.
func together(faults []error) error {
	var all publish.Faults
	for _, err := range faults {
		var said *disclosure.Said
		var more publish.Faults
		switch {
		case err == nil:
		case errors.As(err, &more):
			all = append(all, more...)
		case errors.As(err, &said):
			all = append(all, said.Text)
		default:
			all = append(all, disclosure.Say("%v", "%v", err))
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all
}
