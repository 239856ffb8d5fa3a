package rules

import (
	"regexp"
	"strings"
	"unicode"

	"gongkai/disclosure"
)

// A sketch stands for a text in a few hundred bytes: how much of their wording
// two texts share can be told from their sketches, within a few hundredths. It
// is a min-hash of the runs of five characters (shingles), with one hash: each
// falls into one of the bins, which keeps the least. Bins stay 0 while empty.
type sketch struct {
	bins  [bins]uint32
	runes int // of the text, as filed
}

const (
	bins    = 128
	shingle = 5
	alike   = 0.9 // share of wording above which texts are called nearly the same
	// Below so many characters texts are alike for want of room.
	tooShort = 60
)

// sketchOf sketches a Chinese text; numbers, signs and the names of organs are
// left out, so that a copy with other numbers and names stays a copy.
func sketchOf(text string, names ...string) sketch {
	for _, name := range names {
		text = strings.ReplaceAll(text, name, "")
	}
	var runes []rune
	for _, r := range text {
		if unicode.Is(unicode.Han, r) && !strings.ContainsRune("〇零一二三四五六七八九十百千万两", r) {
			runes = append(runes, r)
		}
	}
	s := sketch{runes: lettersIn(text)}
	for i := 0; i+shingle <= len(runes); i++ {
		var sum uint64
		for _, r := range runes[i : i+shingle] {
			sum = mix(sum ^ uint64(r))
		}
		bin, v := sum%bins, uint32(sum>>32)|1
		if s.bins[bin] == 0 || v < s.bins[bin] {
			s.bins[bin] = v
		}
	}
	return s
}

// mix spreads a number over all bits of a hash.
func mix(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// like estimates the share of shingles of both texts that is in both; 0 where
// it is surely not above alike.
func (s *sketch) like(t *sketch) float64 {
	used, differ := 0, 0
	for i := range s.bins {
		if s.bins[i] == 0 && t.bins[i] == 0 {
			continue
		}
		used++
		if s.bins[i] != t.bins[i] {
			if differ++; differ > bins/8 {
				return 0 // more than a tenth, however many follow
			}
		}
	}
	if used == 0 {
		return 0
	}
	return 1 - float64(differ)/float64(used)
}

// lettersIn counts the letters and digits of a text.
func lettersIn(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

var organSuffix = regexp.MustCompile(`(人民政府)?(办公室|办公厅|街道办事处)?$`)

// namesOf lists the names by which a report calls its organ, the longest first.
func namesOf(r *disclosure.Report) []string {
	name := r.Organ.Name.In(disclosure.ZhCN)
	out := []string{name}
	if place := organSuffix.ReplaceAllString(name, ""); place != name && place != "" {
		out = append(out, place)
	}
	return out
}

// filedChapter is the Chinese text that was filed below the heading of a
// chapter, numbers written out, without its tables; false without the chapter.
func filedChapter(r *disclosure.Report, key string) (string, bool) {
	body := r.Bodies[disclosure.ZhCN]
	heads := map[int]disclosure.Heading{}
	for _, h := range body.Headings {
		heads[h.Line] = h
	}
	var b strings.Builder
	inside, found := false, false
	line := 0
	for words := range strings.Lines(body.Markdown) {
		line++
		switch h, ok := heads[line]; {
		case ok && h.Level == 1:
			inside = h.Key == key
			found = found || inside
		case inside:
			b.WriteString(filedCode.ReplaceAllStringFunc(words, func(code string) string {
				m := filedCode.FindStringSubmatch(code)
				if f := r.Fact(m[2]); f != nil && (m[1] == "stat" || m[1] == "rate") {
					return f.Text(disclosure.ZhCN)
				}
				return ""
			}))
		}
	}
	return strings.TrimSpace(b.String()), found
}

var filedCode = regexp.MustCompile(`\{\{<\s*([a-z-]+)\s+"([^"]*)"\s*>\}\}`)
