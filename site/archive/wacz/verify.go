package wacz

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
	"gongkai/site/archive/warc"
)

var (
	levelFiles = disclosure.Say("文件", "files")
	levelIndex = disclosure.Say("索引", "index")
)

// A verification is on its way through one archive.
type verification struct {
	*Archive
	p       *proof.Proof
	records map[string]*warc.Record // answers and resources, by file and offset
	listed  map[string]bool         // of those, the ones that the index names
	urls    map[string]bool         // that the index names
	unread  map[string]int64        // how far damaged WARC files were read
}

// Verify proves an archive: its files by the digests of datapackage.json, that list by
// datapackage-digest.json, each record of its WARC files, the index line by line against
// the records, and the pages against the index.
func (a *Archive) Verify(ctx context.Context) (*proof.Proof, error) {
	v := &verification{Archive: a, p: &proof.Proof{}, records: map[string]*warc.Record{}, listed: map[string]bool{}, urls: map[string]bool{}, unread: map[string]int64{}}
	for name, why := range a.odd {
		v.p.Wrong = append(v.p.Wrong, proof.Fault{Where: strconv.QuoteToASCII(name), What: why})
	}
	v.packaged()
	if err := v.warcs(ctx); err != nil {
		return nil, err
	}
	if err := v.index(ctx); err != nil {
		return nil, err
	}
	v.pages()
	v.p.Sort()
	return v.p, ctx.Err()
}

// mostSmall is how large a member may be that is read whole.
const mostSmall = 256 << 20

// whole reads a member that says something of the others.
func (v *verification) whole(name string) ([]byte, bool) {
	f := v.files[name]
	if f == nil {
		return nil, false
	}
	if f.UncompressedSize64 > mostSmall {
		v.p.Fault(name, "超过 256 MB，未作核对", "is larger than 256 MB and was not read")
		return nil, false
	}
	var b bytes.Buffer
	if _, err := v.read(name, &b); err != nil {
		v.p.Fault(name, "无法读取：%v", "cannot be read: %v", err)
		return nil, false
	}
	return b.Bytes(), true
}

// packaged proves the members by the list of them.
func (v *verification) packaged() {
	data, ok := v.whole(packageFile)
	if !ok {
		v.p.Fault(packageFile, "缺失，不是 WACZ 文件", "is missing: this is no WACZ")
		return
	}
	var d datapackage
	if err := json.Unmarshal(data, &d); err != nil {
		v.p.Fault(packageFile, "不是有效的 JSON：%v", "is not valid JSON: %v", err)
		return
	}
	if d.Version == "" || d.Profile != profile {
		v.p.Leaves(levelFiles, "WACZ 版本 %[1]q、profile %[2]q 未知", "the version %[1]q of WACZ, profile %[2]q, is not known", d.Version, d.Profile)
	}
	v.signed(data)
	named := map[string]bool{packageFile: true, digestFile: true}
	good := 0
	for _, r := range d.Resources {
		named[r.Path] = true
		f := v.files[r.Path]
		if f == nil {
			v.p.Fault(r.Path, "缺失，datapackage.json 中有", "is missing; datapackage.json lists it")
			continue
		}
		sum := sha256.New()
		n, err := v.read(r.Path, sum)
		switch got := hex.EncodeToString(sum.Sum(nil)); {
		case err != nil && !errors.Is(err, zip.ErrChecksum):
			v.p.Fault(r.Path, "无法读取：%v", "cannot be read: %v", err)
		case !strings.HasPrefix(r.Hash, "sha256:"):
			v.p.Leaves(levelFiles, "%[1]s 的校验值 %[2]q 不是 SHA-256，未作核对", "%[1]s has the digest %[2]q, no SHA-256, so it was not proved", r.Path, r.Hash)
		case err != nil || "sha256:"+got != strings.ToLower(r.Hash) || n != r.Bytes:
			v.p.Fault(r.Path, "内容与 datapackage.json 不符", "is not what datapackage.json says")
		default:
			good++
		}
	}
	for _, name := range v.order {
		if !named[name] {
			v.p.Fault(name, "不在 datapackage.json 中，是多出来的", "is not in datapackage.json: it was added")
		}
	}
	if good == len(d.Resources) && good > 0 {
		v.p.Holds(levelFiles, "datapackage.json：%d 个文件相符", "datapackage.json: %d files are as listed", good)
	}
}

// signed proves the list itself.
func (v *verification) signed(list []byte) {
	data, ok := v.whole(digestFile)
	if !ok {
		v.p.Leaves(levelFiles, "没有 datapackage-digest.json，文件清单本身无从核对", "there is no datapackage-digest.json, so nothing proves the list of files itself")
		return
	}
	var d packageDigest
	sum := sha256.Sum256(list)
	if err := json.Unmarshal(data, &d); err != nil || d.Path != packageFile || d.Hash != "sha256:"+hex.EncodeToString(sum[:]) {
		v.p.Fault(digestFile, "与 datapackage.json 不符", "does not fit datapackage.json")
		return
	}
	v.p.Holds(levelFiles, "datapackage-digest.json 相符", "datapackage-digest.json fits")
	if d.Sign != nil {
		v.p.Leaves(levelFiles, "签名未作核对", "the signature was not proved")
	}
}

// inWords is an error in both languages.
func inWords(err error) disclosure.Text {
	if s := (*disclosure.Said)(nil); errors.As(err, &s) {
		return s.Text
	}
	return disclosure.Say("%v", "%v", err)
}
