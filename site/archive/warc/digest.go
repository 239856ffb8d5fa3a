package warc

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/hex"
	"hash"
	"strings"
)

var hashes = map[string]func() hash.Hash{"md5": md5.New, "sha1": sha1.New, "sha224": sha256.New224, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New}

// A Digest is one as archives write it: algorithm:value, in hexadecimal or in base32.
type Digest struct {
	Algorithm string // as sha256; "" where none is written
	Value     []byte // nil where the algorithm is not known; of a length that fits nothing where the value is malformed
}

// ParseDigest reads what is written.
func ParseDigest(said string) Digest {
	name, value, ok := strings.Cut(said, ":")
	if !ok {
		return Digest{}
	}
	d := Digest{Algorithm: strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), "-", "")}
	make, known := hashes[d.Algorithm]
	if !known {
		return d
	}
	size, value := make().Size(), strings.TrimSpace(value)
	if v, err := hex.DecodeString(value); err == nil && len(v) == size {
		d.Value = v
	} else if v, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.TrimRight(strings.ToUpper(value), "=")); err == nil && len(v) == size && base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(v) == strings.TrimRight(strings.ToUpper(value), "=") {
		d.Value = v
	} else {
		d.Value = []byte{}
	}
	return d
}

// Known reports whether the digest can be worked out here.
func (d Digest) Known() bool { return d.Value != nil }

// Equal reports whether two digests say the same, in whatever form.
func (d Digest) Equal(of Digest) bool {
	return d.Known() && d.Algorithm == of.Algorithm && bytes.Equal(d.Value, of.Value)
}

// A sum works out one digest of what is written to it.
type sum struct {
	want Digest
	hash.Hash
}

func newSum(want Digest) *sum {
	s := &sum{want: want}
	if want.Known() {
		s.Hash = hashes[want.Algorithm]()
	}
	return s
}

func (s *sum) Write(p []byte) (int, error) {
	if s.Hash == nil {
		return len(p), nil
	}
	return s.Hash.Write(p)
}

func (s *sum) right() bool { return s.Hash != nil && bytes.Equal(s.want.Value, s.Hash.Sum(nil)) }

// key is a digest as one text, in one form.
func (d Digest) key() string { return d.Algorithm + ":" + string(d.Value) }
