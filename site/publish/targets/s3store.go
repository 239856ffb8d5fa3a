package targets

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/minio/minio-go/v7"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// A store is a bucket, or what of it is below a prefix. Keys are told from there on.
type store struct {
	client       *minio.Core
	host, bucket string
	prefix       string // "", or it ends in /
	own          string // where our own keys are: "", or it ends in /
	lockless     bool   // the office saw to it that nobody else publishes

	lease   atomic.Pointer[claim] // while we hold the lock
	signing sync.Mutex

	mu   sync.Mutex
	last struct { // the manifest that was read last
		id   string
		sums map[string]string
	}
}

// at is how many requests are under way at once.
const at = 16

// headers are what a store hands out with a file.
type headers struct {
	contentType, encoding, cache string
	sum                          string // SHA-256, kept as x-amz-meta-sha256: the marks of stores (ETag) are many things
	release                      string // kept as x-amz-meta-release
}

// private are the headers of keys that are no part of the site.
var private = headers{contentType: "application/octet-stream", cache: "no-store"}

func headersOf(name, sum string, sums map[string]string) headers {
	of, encoding := unpacked(name, sums)
	return headers{contentType: ContentType(of), encoding: encoding, cache: CacheControl(of), sum: sum}
}

func (h headers) meta() map[string]string {
	out := map[string]string{}
	if h.sum != "" {
		out["sha256"] = h.sum
	}
	if h.release != "" {
		out["release"] = h.release
	}
	return out
}

// put sends one object in one plain piece, with the MD5 by which the store proves that
// it arrived: no chunks with signatures, which OSS, OBS and COS do not take, and no parts,
// of which a killed run would leave some that no list shows.
func (s *store) put(ctx context.Context, key string, in io.ReadSeeker, size int64, h headers, conditions ...func(*minio.PutObjectOptions)) error {
	sum := md5.New()
	if _, err := io.Copy(sum, in); err != nil {
		return err
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return err
	}
	opts := minio.PutObjectOptions{ContentType: h.contentType, ContentEncoding: h.encoding, CacheControl: h.cache, UserMetadata: h.meta(), DisableContentSha256: true}
	for _, c := range conditions {
		c(&opts)
	}
	body := struct{ io.ReadSeeker }{in} // what can be closed would be, before another try
	_, err := s.client.PutObject(ctx, s.bucket, s.prefix+key, body, size, base64.StdEncoding.EncodeToString(sum.Sum(nil)), "", opts)
	return err
}

// send puts a file of a release, and sees to it that what is sent is what was summed up.
func (s *store) send(ctx context.Context, key string, f publish.File, h headers) error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	body, ok := in.(io.ReadSeeker)
	if !ok { // a packed file, which is in memory anyway
		data, err := io.ReadAll(in)
		if err != nil {
			return err
		}
		body = bytes.NewReader(data)
	}
	sum := sha256.New()
	n, err := io.Copy(sum, body)
	if err == nil && (n != f.Size || hex.EncodeToString(sum.Sum(nil)) != f.Sum) {
		err = disclosure.Errorf("%s 在发布过程中改变了；请重新发布", "%s changed while it was published; publish again", f.Path)
	}
	if err == nil {
		_, err = body.Seek(0, io.SeekStart)
	}
	if err != nil {
		return err
	}
	return s.put(ctx, key, body, f.Size, h)
}

// copy copies an object within the store, under headers of its own.
func (s *store) copy(ctx context.Context, from, to string, h headers) error {
	dest := minio.CopyDestOptions{Bucket: s.bucket, Object: s.prefix + to, ReplaceMetadata: true, UserMetadata: h.meta(), ContentType: h.contentType, ContentEncoding: h.encoding, CacheControl: h.cache}
	_, err := s.client.Client.CopyObject(ctx, dest, minio.CopySrcOptions{Bucket: s.bucket, Object: s.prefix + from})
	return err
}

// get opens an object, and tells the time that the store has.
func (s *store) get(ctx context.Context, key string) (io.ReadCloser, object, error) {
	in, info, header, err := s.client.GetObject(ctx, s.bucket, s.prefix+key, minio.GetObjectOptions{})
	if err != nil {
		return nil, object{}, err
	}
	now, _ := time.Parse(time.RFC1123, header.Get("Date")) // the zero time is before anything
	return in, object{etag: info.ETag, modified: info.LastModified, asked: now}, nil
}

// An object is what a store says of one.
type object struct {
	etag            string
	modified, asked time.Time
}

// stat asks for the headers of an object.
func (s *store) stat(ctx context.Context, key string) (minio.ObjectInfo, error) {
	return s.client.StatObject(ctx, s.bucket, s.prefix+key, minio.StatObjectOptions{})
}

func (s *store) read(ctx context.Context, key string) ([]byte, error) {
	in, _, err := s.get(ctx, key)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(in)
}

// list gives the keys below a prefix, with their sizes.
func (s *store) list(ctx context.Context, below string) (map[string]int64, error) {
	out := map[string]int64{}
	for o := range s.client.ListObjectsIter(ctx, s.bucket, minio.ListObjectsOptions{Prefix: s.prefix + below, Recursive: true}) {
		if o.Err != nil {
			return nil, s.explain(o.Err)
		}
		out[strings.TrimPrefix(o.Key, s.prefix)] = o.Size
	}
	return out, ctx.Err()
}

// folders gives the names right below a prefix that have keys below them.
func (s *store) folders(ctx context.Context, below string) (names []string, err error) {
	for o := range s.client.ListObjectsIter(ctx, s.bucket, minio.ListObjectsOptions{Prefix: s.prefix + below}) {
		if o.Err != nil {
			return nil, s.explain(o.Err)
		}
		if name, ok := strings.CutSuffix(strings.TrimPrefix(o.Key, s.prefix+below), "/"); ok {
			names = append(names, name)
		}
	}
	return names, ctx.Err()
}
