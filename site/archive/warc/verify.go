package warc

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

var levelRecords = disclosure.Say("记录", "records")

// The bounds of what is looked at. Files of about a gigabyte come nowhere near them.
const (
	mostRecords = 4_000_000
	mostDamage  = 1000 // places that are damaged, after which a file is given up
)

// A verification is on its way through one file.
type verification struct {
	p     *proof.Proof
	found proof.Findings
	name  string
	plain bool // not packed

	ids      map[[16]byte]bool // of records, shortened
	payloads map[string]bool   // that were proved, by digest: what was captured again unchanged refers to them
	later    []string          // digests that such records refer to

	records, answers, proved int
	open                     map[string]int // how many records are open, by the reason
	unknown                  map[string]int // digests by algorithms that are not known here
	types                    map[string]int // of records that are not known here

	body, raw *bufio.Reader
	now       measured
}

// Verify reads every record of a file and proves what it says of itself: its fields, its
// lengths, the digests of block and payload. Behind damage it goes on with the next record
// that can be found. each, unless nil, is handed every record that could be read. What a
// packed file unpacks to is proved; the time and the system in the head of a gzip member are
// covered by nothing, and so are the heads of records in a file that is not packed.
func Verify(ctx context.Context, name string, r io.ReaderAt, size int64, isPacked bool, each func(*Record) error) (*proof.Proof, error) {
	v := &verification{
		p: &proof.Proof{}, name: name, plain: !isPacked, ids: map[[16]byte]bool{}, payloads: map[string]bool{}, open: map[string]int{}, unknown: map[string]int{}, types: map[string]int{},
		body: bufio.NewReaderSize(nil, 32<<10), raw: bufio.NewReaderSize(nil, 4<<10),
	}
	if err := v.scan(newScanner(ctx, r, size, isPacked), each); err != nil {
		return nil, err
	}
	v.tell()
	return v.p, nil
}

func (v *verification) scan(s *scanner, each func(*Record) error) error {
	for damage := 0; ; {
		rec, err := s.next(v.measure)
		if s.ctx.Err() != nil {
			return s.ctx.Err()
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			v.found.AddText(v.where(s.at, rec), said(err))
			at, ok := int64(0), false
			if damage++; damage < mostDamage && !errors.Is(err, errBomb) {
				at, ok = s.find(s.at + 1)
			}
			if !ok {
				v.p.Leaves(levelRecords, "%[1]s：第 %[2]d 字节之后没有读到记录", "%[1]s: no record was read behind byte %[2]d", proof.Shown(v.name), s.at)
				return s.ctx.Err()
			}
			s.seek(at)
			continue
		}
		if v.records++; v.records > mostRecords {
			v.found.Add(v.name, "超过 %d 条记录，其余未读取", "holds more than %d records, and the others were not read", mostRecords)
			return nil
		}
		if rec.Length == 0 {
			v.open[shared]++
		}
		v.judge(rec)
		if each != nil {
			if err := each(rec); err != nil {
				return err
			}
		}
	}
}

// where names a record: by its file, its place and its address.
func (v *verification) where(at int64, rec *Record) string {
	if rec == nil || rec.URI == "" {
		return fmt.Sprintf("%s @%d", proof.Shown(v.name), at)
	}
	return fmt.Sprintf("%s @%d %s", proof.Shown(v.name), at, proof.Shown(rec.URI))
}

// The reasons for which a record, or a digest of it, is open.
const (
	shared    = "shared"
	noDigest  = "no digest"
	weak      = "weak"
	asSent    = "as sent"
	elsewhere = "elsewhere"
	segment   = "segment"
	truncated = "truncated"
	old       = "old"
)

var reasons = []struct{ reason, zh, en string }{
	{shared, "%[1]s：%[2]d 条记录与其他记录压缩在同一段中，不能单独读取、回放", "%[1]s: %[2]d records are packed together with others, so none of them can be read or replayed on its own"},
	{old, "%[1]s：%[2]d 条记录是 1.0 以前的 WARC 版本", "%[1]s: %[2]d records are of a version of WARC before 1.0"},
	{noDigest, "%[1]s：%[2]d 条记录没有可核对的校验值", "%[1]s: %[2]d records have no digest that can be proved"},
	{weak, "%[1]s：%[2]d 个相符的校验值是 SHA-1 或 MD5，能发现意外损坏，不能防止伪造", "%[1]s: %[2]d of the digests that are right are SHA-1 or MD5, which show accidents but no forgery"},
	{asSent, "%[1]s：%[2]d 个内容校验值是分块传送的原样的，不是标准所说的去掉分块之后的", "%[1]s: %[2]d digests of payloads are of the body with its chunks, as some programs write them, not without, as the standard has it"},
	{elsewhere, "%[1]s：%[2]d 条记录只说“与以前相同”，以前的内容不在本文件中", "%[1]s: %[2]d records only say that nothing had changed, and what it was before is not in this file"},
	{segment, "%[1]s：%[2]d 条记录是一条长记录的一段，整条的内容未核对", "%[1]s: %[2]d records are parts of a longer one, whose payload was not proved as a whole"},
	{truncated, "%[1]s：%[2]d 条记录在采集时已被截断", "%[1]s: %[2]d records were cut short when they were captured"},
}

// tell says what was proved and what was not.
func (v *verification) tell() {
	name := proof.Shown(v.name)
	for _, d := range v.later {
		if !v.payloads[d] {
			v.open[elsewhere]++
		}
	}
	if v.records == 0 && v.found.Empty() {
		v.found.Add(v.name, "没有记录", "holds no record")
	}
	v.found.Tell(v.p, v.name)
	if v.p.Sound() {
		v.p.Holds(levelRecords, "%[1]s：%[2]d 条记录，其中应答 %[3]d 条；%[4]d 个校验值相符", "%[1]s: %[2]d records, %[3]d of them answers; %[4]d digests are right", name, v.records, v.answers, v.proved)
	}
	if v.plain && v.records > 0 {
		v.p.Leaves(levelRecords, "%s：未压缩，记录头中的内容（网址、时间、类型）没有校验值可以核对", "%s: is not packed, so no sum covers what the heads of records say: address, time, type", name)
	}
	for _, r := range reasons {
		if n := v.open[r.reason]; n > 0 {
			v.p.Leaves(levelRecords, r.zh, r.en, name, n)
		}
	}
	for _, u := range slices.Sorted(maps.Keys(v.unknown)) {
		v.p.Leaves(levelRecords, "%[1]s：%[2]d 个校验值用的算法 %[3]s 未知，未核对", "%[1]s: %[2]d digests are by the algorithm %[3]s, which is not known, and were not proved", name, v.unknown[u], proof.Shown(u))
	}
	for _, t := range slices.Sorted(maps.Keys(v.types)) {
		v.p.Leaves(levelRecords, "%[1]s：%[2]d 条记录的类型 %[3]s 未知", "%[1]s: %[2]d records are of the type %[3]s, which is not known", name, v.types[t], proof.Shown(t))
	}
}

// said puts an error into both languages.
func said(err error) disclosure.Text {
	text := (*disclosure.Said)(nil)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		err = errShort
	case !errors.As(err, &text):
		return disclosure.Say("压缩数据已损坏（%v）", "its packed data are damaged (%v)", err)
	}
	errors.As(err, &text)
	return text.Text
}

// shorten makes a key of a text that may be of any length.
func shorten(text string) (key [16]byte) {
	full := sha256.Sum256([]byte(text))
	copy(key[:], full[:])
	return key
}

// few keeps a list of names by which something is counted from growing without bound.
func few(counts map[string]int, name string) {
	if _, there := counts[name]; !there && len(counts) >= 20 {
		name = "…"
	}
	if len(name) > 60 {
		name = strings.ToValidUTF8(name[:60], "") + "…"
	}
	counts[name]++
}
