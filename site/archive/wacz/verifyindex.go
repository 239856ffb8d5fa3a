package wacz

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongkai/site/archive/proof"
	"gongkai/site/archive/warc"
)

func key(file string, offset int64) string { return file + "\x00" + strconv.FormatInt(offset, 10) }

// warcs proves every record.
func (v *verification) warcs(ctx context.Context) error {
	n := 0
	for _, name := range v.order {
		base, in := strings.CutPrefix(name, "archive/")
		packed := strings.HasSuffix(name, ".gz")
		if !in || !strings.HasSuffix(strings.TrimSuffix(name, ".gz"), ".warc") {
			continue
		}
		n++
		at, err := v.at(name)
		if err != nil {
			v.p.Wrong = append(v.p.Wrong, proof.Fault{Where: name, What: inWords(err)})
			continue
		}
		last := int64(-1)
		p, err := warc.Verify(ctx, base, at, at.Size(), packed, func(r *warc.Record) error {
			last = r.Offset
			if r.Type == "response" || r.Type == "resource" || r.Type == "revisit" {
				v.records[key(base, r.Offset)] = r
			}
			return nil
		})
		if err != nil {
			return err
		}
		if !p.Sound() {
			v.unread[base] = last
		}
		v.p.Within("", p)
	}
	if n == 0 {
		v.p.Fault("archive/", "没有 WARC 文件", "holds no WARC file")
	}
	return nil
}

// index holds every line against the record that it names, and every record against the
// lines.
func (v *verification) index(ctx context.Context) error {
	lines, wrong, unread := 0, 0, 0
	err := v.eachLine(ctx, func(file string, n int, l *line) error {
		lines++
		v.urls[l.URL] = true
		bad := func(zh, en string, args ...any) {
			if wrong++; wrong <= shown {
				v.p.Fault(fmt.Sprintf("%s:%d", file, n), zh, en, args...)
			}
		}
		at := key(l.Filename, int64(l.Offset))
		switch r, read := v.records[at], v.unread[l.Filename]; {
		case r == nil && v.damaged(l.Filename) && int64(l.Offset) > read:
			unread++ // what is wrong there was told
		case r == nil:
			bad("%[1]s 第 %[2]d 字节处没有记录", "names a record in %[1]s at byte %[2]d, where there is none", strconv.QuoteToASCII(l.Filename), int64(l.Offset))
		case r.URI != l.URL:
			bad("网址与记录不同：%s", "has another address than the record: %s", strconv.QuoteToASCII(r.URI))
		case int64(l.Length) != r.Length:
			bad("长度 %[1]d 与记录的 %[2]d 不同", "has the length %[1]d, the record %[2]d", int64(l.Length), r.Length)
		case r.PayloadDigest != "" && l.Digest != "" && !strings.EqualFold(bare(l.Digest), bare(r.PayloadDigest)) && !strings.EqualFold(bare(l.Digest), r.SHA256):
			bad("校验值与记录不同", "has another digest than the record")
		case surt(l.URL) != l.key:
			bad("键 %s 与网址不合", "has the key %s, which does not fit the address", strconv.QuoteToASCII(l.key))
		default:
			v.listed[at] = true
		}
		return nil
	})
	var damaged *indexError
	if errors.As(err, &damaged) && ctx.Err() == nil {
		v.p.Fault(damaged.name, "无法读取：%v", "cannot be read: %v", damaged.err)
		err = nil
	}
	if unread > 0 {
		v.p.Leaves(levelIndex, "%d 行索引所指的记录在损坏之处或其后，未作核对", "%d lines of the index name records at or behind what is damaged, which were not compared", unread)
	}
	if wrong > shown {
		v.p.Fault("indexes/", "另有 %d 行有误", "and %d more lines that are wrong", wrong-shown)
	}
	var missing []string
	for at, r := range v.records {
		if !v.listed[at] && r.Type != "revisit" {
			missing = append(missing, r.URI)
		}
	}
	slices.Sort(missing)
	for i, uri := range missing {
		if i == shown {
			v.p.Fault("indexes/", "另有 %d 条记录不在索引中", "and %d more records that no index names", len(missing)-shown)
			break
		}
		v.p.Fault("indexes/", "没有 %s 的记录", "names no record of %s", strconv.QuoteToASCII(uri))
	}
	if lines > 0 && wrong+unread == 0 && len(missing) == 0 {
		v.p.Holds(levelIndex, "%[1]d 行索引与 %[2]d 条记录一一对应", "%[1]d lines of the index and %[2]d records fit each other", lines, len(v.records))
	}
	return err
}

// damaged reports whether a WARC file was damaged.
func (v *verification) damaged(file string) bool { _, ok := v.unread[file]; return ok }

// shown is how many faults of one kind are told.
const shown = 20

func bare(digest string) string {
	_, value, ok := strings.Cut(digest, ":")
	if !ok {
		return digest
	}
	return value
}

// pages holds the list of pages against the index.
func (v *verification) pages() {
	data, ok := v.whole(pagesFile)
	if !ok {
		v.p.Fault(pagesFile, "缺失", "is missing")
		return
	}
	n, lost := 0, 0
	s := bufio.NewScanner(bytes.NewReader(data))
	s.Buffer(nil, mostLine)
	for i := 1; s.Scan(); i++ {
		var page struct {
			Format, URL string
		}
		if err := json.Unmarshal(s.Bytes(), &page); err != nil && len(bytes.TrimSpace(s.Bytes())) > 0 {
			v.p.Fault(fmt.Sprintf("%s:%d", pagesFile, i), "不是有效的 JSON", "is not valid JSON")
			return
		}
		if page.URL == "" {
			continue
		}
		if n++; !v.urls[page.URL] {
			if lost++; lost <= shown {
				v.p.Fault(fmt.Sprintf("%s:%d", pagesFile, i), "%s 不在索引中", "%s is not in the index", strconv.QuoteToASCII(page.URL))
			}
		}
	}
	if err := s.Err(); err != nil {
		v.p.Fault(pagesFile, "无法读取：%v", "cannot be read: %v", err)
	}
	if lost > shown {
		v.p.Fault(pagesFile, "另有 %d 页不在索引中", "and %d more pages that are not in the index", lost-shown)
	}
	if lost == 0 {
		v.p.Holds(levelIndex, "%d 个页面都在索引中", "all %d pages are in the index", n)
	}
}
