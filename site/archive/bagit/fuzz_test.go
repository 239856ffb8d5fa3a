package bagit_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"gongkai/disclosure"
	"gongkai/site/archive/bagit"
)

// bothLanguages asks that whatever is said is said in both.
func bothLanguages(t *testing.T, b *bagit.Bag) (sound bool) {
	p := b.Verify(t.Context())
	if len(p.Held)+len(p.Wrong)+len(p.Open) == 0 {
		t.Error("nothing is said of it")
	}
	for _, f := range p.Wrong {
		if f.Where == "" || f.What.In(disclosure.ZhCN) == "" || f.What.In(disclosure.En) == "" || strings.ContainsFunc(f.Where+f.What.In(disclosure.En)+f.What.In(disclosure.ZhCN), unicode.IsControl) {
			t.Errorf("a fault is told as %q", f)
		}
	}
	for _, said := range append(p.Held, p.Open...) {
		if strings.ContainsFunc(said.What.In(disclosure.En)+said.What.In(disclosure.ZhCN), unicode.IsControl) {
			t.Errorf("it is said %q", said)
		}
	}
	return p.Sound()
}

// FuzzContainer opens and proves what may be a tar or a zip: it ends, says something, and
// what it lists can be opened.
func FuzzContainer(f *testing.F) {
	dir := bagOf(f, map[string]string{"data/年": "x", "README": "y"})
	f.Add(tarOf(f, dir))
	f.Add(zipOf(f, dir))
	f.Add([]byte("PK\x05\x06"))
	var nameless bytes.Buffer
	z := newZip(&nameless)
	z.add(f, "year/bagit.txt", []byte(declared))
	z.add(f, "", []byte("x"))
	z.close(f)
	f.Add(nameless.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := bagit.Open(write(t, "b.tar", data))
		if err != nil {
			return
		}
		defer b.Close()
		bothLanguages(t, b)
		for _, name := range b.Names() {
			if !filepath.IsLocal(name) {
				t.Errorf("%q leads out", name)
			}
			if _, _, done, err := b.ReaderAt(name); err == nil {
				must(t, done())
			}
		}
	})
}

// FuzzManifest proves a bag of one file by lists that may be anything: only one that gives
// its digest is sound, and such a one that is as we write them always is.
func FuzzManifest(f *testing.F) {
	digest := sha256Of("x")
	f.Add([]byte(digest + "  data/a\n"))
	f.Add([]byte("\ufeff" + strings.ToUpper(digest) + "\t*./data/a\r\n"))
	f.Add([]byte("00 *./../x\r\n" + digest + "  data/%0a%25\r"))
	f.Fuzz(func(t *testing.T, list []byte) {
		dir := filepath.Join(t.TempDir(), "b")
		overwrite(t, in(dir, "bagit.txt"), []byte(declared))
		overwrite(t, in(dir, "manifest-sha256.txt"), list)
		overwrite(t, in(dir, "data/a"), []byte("x"))
		b := open(t, dir)
		sound := bothLanguages(t, b)
		if sound && !strings.Contains(strings.ToLower(string(list)), digest) {
			t.Errorf("it is sound by %q", list)
		}
		if !sound && string(list) == digest+"  data/a\n" {
			t.Error("it is not sound by its own list")
		}
	})
}

// FuzzBagInfo reads fields, a declaration and fetch.txt that may be anything.
func FuzzBagInfo(f *testing.F) {
	f.Add([]byte("Payload-Oxum: 1.1\nA:\n b\n"), []byte(declared), []byte("https://a.example/ 1 data/b\n"))
	f.Add([]byte("A: b\r"), []byte("BagIt-VersiOn: 1.0\nTag-File-Character-Encoding: UTF-8"), []byte("\ufeff"))
	f.Add([]byte(" x\rPayload-Oxum: 99999999999999999999.1\r\n: \n"), []byte("BagIt-Version: 1\x00"), []byte("a b ../c"))
	f.Fuzz(func(t *testing.T, info, declaration, fetch []byte) {
		dir := filepath.Join(t.TempDir(), "b")
		for name, data := range map[string][]byte{"bagit.txt": declaration, "bag-info.txt": info, "fetch.txt": fetch, "data/a": []byte("x"), "manifest-sha256.txt": []byte(sha256Of("x") + "  data/a\n")} {
			overwrite(t, in(dir, name), data)
		}
		b := open(t, dir)
		for _, field := range b.Info() {
			if strings.ContainsAny(field.Name+field.Value, "\r\n") || strings.TrimSpace(field.Value) != field.Value {
				t.Errorf("field %q", field)
			}
		}
		if bothLanguages(t, b) && !strings.Contains(string(declaration), "BagIt-Version") {
			t.Errorf("it is sound as declared by %q", declaration)
		}
		// What was read of it can be written, or is refused, and reads as it was written.
		again := filepath.Join(filepath.Dir(dir), "again")
		var fields []bagit.Field
		for _, field := range b.Info() {
			if !strings.EqualFold(field.Name, "Payload-Oxum") && field.Value != "" {
				fields = append(fields, field)
			}
		}
		if _, err := bagit.Write(t.Context(), again, filesOf(map[string]string{"data/a": "x"}), fields); err != nil {
			if _, there := os.Stat(again); there == nil {
				t.Error("what was refused is there")
			}
			return
		}
		read := open(t, again).Info()
		for i, field := range fields {
			if read[i] != field {
				t.Errorf("%q was written, %q is read", field, read[i])
			}
		}
	})
}
