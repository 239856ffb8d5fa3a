package warc_test

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

// both is what is wrong, in both languages.
func both(p *proof.Proof) string {
	var out []string
	for _, f := range p.Wrong {
		out = append(out, f.Where+"\n  "+f.What.In(disclosure.ZhCN)+"\n  "+f.What.In(disclosure.En))
	}
	return strings.Join(out, "\n")
}

// TestWhatIsDamagedIsTold, whole and in both languages.
func TestWhatIsDamagedIsTold(t *testing.T) {
	entries, _, files := written(t, site, options)
	data := files[0].Bytes()
	plain := unpacked(t, data)
	second, third := int(entries[1].Offset), int(entries[2].Offset)
	flipped := func(data []byte, at int) []byte { now := slices.Clone(data); now[at] ^= 1; return now }
	within := func(text string) int { // of the plain file, behind the second answer's head
		from := bytes.Index(plain, []byte("/2022/?"))
		return from + bytes.Index(plain[from:], []byte(text))
	}
	for _, c := range []struct {
		name   string
		data   []byte
		packed bool
		want   string
	}{
		{"the mark of a gzip member", flipped(data, second), true, `
a.warc @743
  压缩数据已损坏（gzip: invalid header）
  its packed data are damaged (gzip: invalid header)`},
		{"packed data", flipped(data, second+40), true, `
a.warc @743
  压缩数据已损坏（flate: corrupt input before offset 56）
  its packed data are damaged (flate: corrupt input before offset 56)`},
		{"the sum of a gzip member", flipped(data, third-8), true, `
a.warc @743 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/2022/?%E9%A1%B5=1
  压缩数据已损坏（gzip: invalid checksum）
  its packed data are damaged (gzip: invalid checksum)`},
		{"the length of a gzip member", flipped(data, third-4), true, `
a.warc @743 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/2022/?%E9%A1%B5=1
  压缩数据已损坏（gzip: invalid checksum）
  its packed data are damaged (gzip: invalid checksum)`},
		{"cut within a record", data[:third-20], true, `
a.warc @743 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/2022/?%E9%A1%B5=1
  不完整：文件在此处中断
  is not whole: the file ends within it`},
		{"cut within the head of a gzip member", data[:third+4], true, `
a.warc @1152
  不完整：文件在此处中断
  is not whole: the file ends within it`},
		{"no file of this kind", []byte("<title>x</title>"), true, `
a.warc @0
  压缩数据已损坏（gzip: invalid header）
  its packed data are damaged (gzip: invalid header)`},
		{"the version", flipped(plain, within("WARC/1.1")+5), false, `
a.warc @1561 https://www.x.gov.cn/style.css
  WARC 版本 "0.1" 未知
  has the version "0.1" of WARC, which is not known`},
		{"the mark of a record", flipped(plain, within("WARC/1.1")), false, `
a.warc @1561
  不是 WARC 记录
  is no WARC record`},
		{"the payload", flipped(plain, within("2022</")), false, `
a.warc @995 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/2022/?%E9%A1%B5=1
  记录的校验值不符
  does not have the digest that it gives of its block
a.warc @995 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/2022/?%E9%A1%B5=1
  内容的校验值不符
  does not have the digest that it gives of its payload`},
		{"the head of an answer", flipped(plain, within("text/html")), false, `
a.warc @995 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/2022/?%E9%A1%B5=1
  记录的校验值不符
  does not have the digest that it gives of its block`},
		{"a digest of a payload", flipped(plain, within("d081f9")), false, `
a.warc @995 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/2022/?%E9%A1%B5=1
  内容的校验值不符
  does not have the digest that it gives of its payload`},
		{"the length of a block", flipped(plain, within("Content-Length: 99")+17), false, `
a.warc @995 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/2022/?%E9%A1%B5=1
  记录结尾有误：声明的长度不对，或文件不完整
  does not end as a record does: its length is wrong, or the file is not whole`},
		{"the end of a record", flipped(plain, within("</title>")+10), false, `
a.warc @995 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/2022/?%E9%A1%B5=1
  记录结尾有误：声明的长度不对，或文件不完整
  does not end as a record does: its length is wrong, or the file is not whole`},
		{"cut within a block", plain[:within("2022</")], false, `
a.warc @995 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/2022/?%E9%A1%B5=1
  不完整：文件在此处中断
  is not whole: the file ends within it`},
		{"cut within a head", plain[:within("WARC-Payload")], false, `
a.warc @995
  不完整：文件在此处中断
  is not whole: the file ends within it`},
	} {
		t.Run(c.name, func(t *testing.T) { same(t, both(verify(t, c.data, c.packed)), c.want) })
	}
}

// TestAFlippedBitInAPlainFileIsFoundOrSaidToBeOpen. Gzip has a sum of all that it packs; in a
// plain file no digest covers the heads of records. So what is said there may change unseen,
// and only there: that is told of every plain file.
func TestAFlippedBitInAPlainFileIsFoundOrSaidToBeOpen(t *testing.T) {
	plain := unpacked(t, one(t, site[:3], options))
	fields, unseen := map[string]bool{}, 0
	for at, next := 0, 0; at < len(plain); at = next {
		if next = len(plain); bytes.Contains(plain[at+1:], []byte("\r\n\r\nWARC/")) {
			next = at + 1 + bytes.Index(plain[at+1:], []byte("\r\n\r\nWARC/")) + 4
		}
		head := at + bytes.Index(plain[at:], []byte("\r\n\r\n")) + 2
		for i := at; i < next; i++ {
			for bit := range 8 {
				now := slices.Clone(plain)
				now[i] ^= 1 << bit
				p := verify(t, now, false)
				if !p.Sound() {
					continue
				}
				unseen++
				line := plain[bytes.LastIndexByte(plain[:i], '\n')+1:]
				name, _, _ := strings.Cut(string(line), "\r\n")
				name, _, _ = strings.Cut(name, ":")
				fields[name] = true
				if i >= head || !strings.Contains(said(p), "what the heads of records say") {
					t.Errorf("bit %d of byte %d (%q) is neither found nor said to be open: %s", bit, i, line[:min(len(line), 40)], said(p))
				}
			}
		}
	}
	t.Logf("%d of %d flipped bits are in heads and cannot be found", unseen, 8*len(plain))
	const want = "[Content-Length Content-Type WARC-Block-Digest WARC-Date WARC-Filename WARC-Payload-Digest WARC-Record-ID WARC-Target-URI WARC-Type WARC/1.1]"
	same(t, fmt.Sprint(slices.Sorted(maps.Keys(fields))), want) // the names of fields, too, and 1.0 for 1.1
}

// TestWARC1_0OfOthersIsRead: with the addresses within angle brackets, as its grammar has it.
func TestWARC1_0OfOthersIsRead(t *testing.T) {
	old := strings.ReplaceAll(answer("WARC-Payload-Digest: "+sha1Base32("a")+"\r\nWARC-IP-Address: 127.0.0.1\r\n", "", "a"), "WARC/1.1", "WARC/1.0")
	old = strings.Replace(old, "WARC-Target-URI: http://x/", "WARC-Target-URI: <http://x/>", 1)
	same(t, wrong(verify(t, []byte(old), false)), "")
	old = strings.Replace(old, "\r\n\r\na\r\n", "\r\n\r\nb\r\n", 1)
	same(t, wrong(verify(t, []byte(old), false)), "! a.warc @0 http://x/ does not have the digest that it gives of its payload")
}
