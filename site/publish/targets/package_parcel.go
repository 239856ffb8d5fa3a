package targets

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"text/template"

	"github.com/emmansun/gmsm/sm3"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// What lies in packages/<id>/ beside the tar and what is told in README.
const (
	packageFile   = "package.txt" // what install.sh asks
	sumsFile      = "SHA256SUMS"  // of all but itself, so that its signature is one of all
	sm3File       = "SM3SUMS"     // of all but itself and SHA256SUMS
	signatureFile = "SHA256SUMS.sig"
)

//go:embed handover
var handoverFiles embed.FS

// A parcel is a package as it should lie there, but for its signature.
type parcel struct {
	folder  string
	archive string // the name of the tar in it
	from    string // where the tar is
	files   map[string][]byte
}

// about is what package.txt and README tell.
type about struct {
	Name, ID, Made, Folder, Archive string
	Files                           int
	Base, BaseManifest              string // "" in a package of the whole site
	Dropped                         []string
	Signed                          bool
}

// parcels are the packages of the release that was handed over last: the whole one, and
// where there was a release before, one of what changed since.
func (p *handover) parcels(h handed) ([]parcel, error) {
	if h.Release == "" {
		return nil, nil
	}
	dir := p.at("releases", h.Release)
	data, err := os.ReadFile(filepath.Join(dir, madeFile))
	if err != nil {
		return nil, err
	}
	var m made
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, disclosure.Errorf("%s：%v；请删去版本 %s 后再发布", "%s: %v; remove the release %s, then publish again", filepath.Join(dir, madeFile), err, h.Release)
	}
	manifest, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if err != nil {
		return nil, err
	}
	at, _ := publish.MadeOf(h.Release)
	a := about{
		Name: p.name, ID: h.Release, Made: at.In(disclosure.Beijing).Format("2006-01-02 15:04:05"),
		Folder: h.Release, Archive: fmt.Sprintf("gongkai-%s-%s.tar", p.name, h.Release),
		Files: bytes.Count(manifest, []byte("\n")), Dropped: h.Dropped, Signed: p.signer != nil,
	}
	all := []parcel{a.parcel(filepath.Join(dir, siteFile), m.Site, manifest)}
	if m.Changes != nil {
		a.Base, a.BaseManifest = m.Base, m.BaseManifest
		a.Folder += "-after-" + m.Base
		a.Archive = fmt.Sprintf("gongkai-%s-%s.tar", p.name, a.Folder)
		all = append(all, a.parcel(filepath.Join(dir, changesFile), *m.Changes, manifest))
	}
	return all, nil
}

func (a about) parcel(from string, of digests, manifest []byte) parcel {
	files := map[string][]byte{
		packageFile:        a.text("package.txt"),
		manifestFile:       manifest,
		"install.sh":       handoverFile("install.sh"),
		"README.en.txt":    forWindows(a.text("README.en.txt")),
		"README.zh-cn.txt": forWindows(a.text("README.zh-cn.txt")),
	}
	sm3s, sums := map[string]string{a.Archive: of.SM3}, map[string]string{a.Archive: of.SHA256}
	for name, data := range files {
		sum := sm3.Sum(data)
		sm3s[name] = hex.EncodeToString(sum[:])
	}
	files[sm3File] = publish.FormatSums(sm3s)
	for name, data := range files {
		sum := sha256.Sum256(data)
		sums[name] = hex.EncodeToString(sum[:])
	}
	files[sumsFile] = publish.FormatSums(sums)
	return parcel{folder: a.Folder, archive: a.Archive, from: from, files: files}
}

func handoverFile(name string) []byte {
	data, err := handoverFiles.ReadFile("handover/" + name)
	if err != nil {
		panic(err) // it is compiled in
	}
	return data
}

// text fills in one of the files that go into packages.
func (a about) text(name string) []byte {
	var b bytes.Buffer
	if err := template.Must(template.New(name).Parse(string(handoverFile(name)))).Execute(&b, a); err != nil {
		panic(err) // the templates are ours, and fit
	}
	return b.Bytes()
}

// forWindows writes a text so that every editor of an office shows its lines and its Chinese.
func forWindows(text []byte) []byte {
	return append([]byte("\xef\xbb\xbf"), bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))...)
}
