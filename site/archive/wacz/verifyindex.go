package wacz

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
	"gongkai/site/archive/warc"
)

// index holds every line against the record that it names, and every record against the
// lines.
func (v *verification) index(ctx context.Context) error {
	lines, indexes := 0, 0
	other, unsorted := 0, 0
	sound := v.found.Empty()
	for _, name := range v.order {
		if !isIndex(name) {
			continue
		}
		indexes++
		before := ""
		err := v.eachLine(ctx, name, func(n int, text string) error {
			if lines++; lines > mostLines {
				return disclosure.Errorf("超过 %d 行，其余未读取", "has more than %d lines, and the others were not read", mostLines)
			}
			l, err := parseLine(text)
			if err != nil {
				v.found.AddText(fmt.Sprintf("%s:%d", name, n), words(err))
				return nil
			}
			if text < before {
				unsorted++
			}
			before = text
			key := surt(l.URL)
			if v.keys[key] = true; l.key != key {
				other++
			}
			v.line(fmt.Sprintf("%s:%d", name, n), l)
			return nil
		})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			v.found.AddText(name, words(err))
		}
	}
	if indexes == 0 {
		v.found.Add("indexes/", "没有索引", "holds no index")
	}
	v.unlisted()
	if err := v.packedIndexes(ctx); err != nil {
		return err
	}
	if v.unread > 0 {
		v.p.Leaves(levelIndex, "%d 行索引所指的记录已损坏，未作比较", "%d lines of the index name records that are damaged, and were not compared", v.unread)
	}
	if sound && v.found.Empty() && v.unread == 0 {
		v.p.Holds(levelIndex, "%[1]d 行索引与 %[2]d 条应答记录相符", "%[1]d lines of the index and %[2]d records of answers fit each other", lines, v.needed())
	}
	if other > 0 {
		v.p.Leaves(levelIndex, "%d 行索引的键不是按回放程序通用的规则写的，可能查不到", "%d lines of the index have keys that are not made as programs that replay make them, and may not be found", other)
	}
	if unsorted > 0 {
		v.p.Leaves(levelIndex, "索引中有 %d 行没有按字节顺序排列，有的程序可能查不到", "%d lines of the index are not in the order of their bytes, so some programs may not find them", unsorted)
	}
	if v.open > 0 {
		v.p.Leaves(levelIndex, "%d 行索引没有可与记录比较的校验值", "%d lines of the index have no digest that can be compared with that of the record", v.open)
	}
	return nil
}

// line holds one line against its record.
func (v *verification) line(where string, l *line) {
	r := v.records[place{l.Filename, int64(l.Offset)}]
	switch {
	case r == nil && v.damaged[l.Filename]:
		v.unread++ // what is wrong there was told
		return
	case r == nil:
		v.found.Add(where, "所指的位置没有记录：%[1]s 第 %[2]d 字节", "names a place where no record is: %[1]s, byte %[2]d", proof.Shown(l.Filename), int64(l.Offset))
		return
	case r.uri != l.URL:
		v.found.Add(where, "网址与记录不同：%s", "has another address than its record: %s", proof.Shown(r.uri))
	case r.length != 0 && int64(l.Length) != r.length:
		v.found.Add(where, "长度 %[1]d 与记录的 %[2]d 不同", "has the length %[1]d, its record %[2]d", int64(l.Length), r.length)
	case !sameTime(l.time, r.date):
		v.found.Add(where, "时间 %[1]s 与记录的 %[2]s 不同", "has the time %[1]s, its record %[2]s", proof.Shown(l.time), proof.Shown(r.date))
	case l.Status != 0 && r.status != 0 && int(l.Status) != r.status:
		v.found.Add(where, "状态码 %[1]d 与记录的 %[2]d 不同", "has the status %[1]d, its record %[2]d", int64(l.Status), r.status)
	case !v.sameDigest(l.Digest, r):
		v.found.Add(where, "校验值与记录不同", "has another digest than its record")
	}
	r.listed = true
}

// sameTime compares the time of a line with that of its record, as far as both are written:
// either may have fractions of a second, which the other has not.
func sameTime(said, of string) bool {
	digits := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, of)
	n := min(len(said), len(digits))
	return digits == "" || n >= len("2006") && said[:n] == digits[:n]
}

// sameDigest compares the digest of a line with that of its record, in whatever form. One of
// another algorithm than the record has, and than was worked out, says nothing.
func (v *verification) sameDigest(said string, r *held) bool {
	if said == r.payload {
		return true
	}
	d, of := warc.ParseDigest(said), warc.ParseDigest(r.payload)
	if d.Algorithm == "" { // older indexes have the value alone
		if _, value, _ := strings.Cut(r.payload, ":"); said != "" && said != "-" && value != "" {
			return strings.EqualFold(said, value)
		}
	} else if d.Algorithm == "sha256" || d.Known() && d.Algorithm == of.Algorithm {
		return d.Equal(of) || d.Equal(warc.ParseDigest("sha256:"+r.sha256))
	}
	v.open++
	return true
}

func (v *verification) needed() int {
	n := 0
	for _, r := range v.records {
		if r.needed {
			n++
		}
	}
	return n
}

// unlisted tells of the records that no line names: nobody would find them.
func (v *verification) unlisted() {
	var missing []string
	for at, r := range v.records {
		if r.needed && !r.listed {
			missing = append(missing, fmt.Sprintf("archive/%s @%d %s", at.file, at.at, r.uri))
		}
	}
	slices.Sort(missing)
	for _, where := range missing {
		v.found.Add(where, "不在索引中", "is in no index")
	}
}
