package disclosure

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"time"
)

// TOML is the record as Filings read it.
func (a *Archive) TOML() []byte {
	var b bytes.Buffer
	b.WriteString("# 年度归档记录，由 gongkai archive 写入，请勿修改；文件包与本文件放在一起。\n# The record of a closed year, written by gongkai archive; not to be changed. The packages lie beside it.\n")
	for _, v := range a.Versions {
		fmt.Fprintf(&b, "\n[[version]]\nn         = %d\nfrozen_at = %s\n", v.N, v.At.UTC().Format(time.RFC3339))
		if v.Note != nil {
			fmt.Fprintf(&b, "note      = %s\n", v.Note.TOML())
		}
		if v.Commit != "" {
			fmt.Fprintf(&b, "commit    = %s\n", QuoteTOML(v.Commit))
		}
		fmt.Fprintf(&b, "filed     = %s\n", QuoteTOML(v.Filed))
		writeList(&b, "reports", v.Reports)
		writeList(&b, "withdrawn", v.Withdrawn)
		for _, p := range []struct {
			key string
			*Package
		}{{"wacz", v.WACZ}, {"dip", v.DIP}, {"aip", v.AIP}} {
			if p.Package != nil {
				fmt.Fprintf(&b, "%-9s = { name = %s, ", p.key, QuoteTOML(p.Name))
				if p.Files > 0 {
					fmt.Fprintf(&b, "files = %d, ", p.Files)
				}
				fmt.Fprintf(&b, "bytes = %d, sha256 = %s }\n", p.Bytes, QuoteTOML(p.SHA256))
			}
		}
	}
	return b.Bytes()
}

func writeList(b *bytes.Buffer, key string, list []string) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(b, "%-9s = [\n", key)
	for _, s := range list {
		fmt.Fprintf(b, "  %s,\n", QuoteTOML(s))
	}
	b.WriteString("]\n")
}

// Digest sums up what was filed for a year, as far as it is in these reports, withdrawn ones
// among them: the SHA-256 of the list of their files with the SHA-256 of each, as sha256sum
// writes it, in the order of paths.
func (f *Filings) Digest(year int, ids []string) (string, error) {
	list := sha256.New()
	for _, id := range slices.Sorted(slices.Values(ids)) {
		if path.Dir(id) != strconv.Itoa(year) {
			continue
		}
		err := fs.WalkDir(f.site, path.Join("reports", id), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || Leftover(d.Name()) {
				return err
			}
			in, err := f.site.Open(name)
			if err != nil {
				return err
			}
			defer in.Close()
			sum := sha256.New()
			if _, err := io.Copy(sum, in); err != nil {
				return err
			}
			fmt.Fprintf(list, "%x  %s\n", sum.Sum(nil), name)
			return nil
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return hex.EncodeToString(list.Sum(nil)), nil
}
