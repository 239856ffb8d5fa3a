package check

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// loose lets white space and seams stand between the letters of a label: 索 引 号.
func loose(words string, han bool) string {
	var b strings.Builder
	for i, c := range []rune(words) {
		switch {
		case c == ' ':
			b.WriteString(`[\s\x1e\x1f]+`)
			continue
		case i > 0 && han:
			b.WriteString(`[\s\x1e\x1f]*`)
		}
		b.WriteString(regexp.QuoteMeta(string(c)))
	}
	return b.String()
}

func alternatives(han bool) string {
	var names []string
	if han {
		for _, l := range labelsOf {
			names = append(names, l.labels...)
		}
	} else {
		for _, l := range englishLabels {
			names = append(names, l...)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := len(b) - len(a); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	for i, n := range names {
		names[i] = loose(n, han)
	}
	return strings.Join(names, "|")
}

const skipped = `[\s\x1e\x1f]*`

var (
	// A label with its colon or in its brackets; what stands before it must not be
	// part of a word: 数据来源, 会议时间 are others.
	// Long ones may be glued to the value before them.
	chineseLabel = regexp.MustCompile(`(^|[^\p{Han}\p{L}“《]|\d[日时分秒])(?:[【\[〔]` + skipped + `(` + alternatives(true) + `)` + skipped + `[:：]?` + skipped + `[】\]〕]` + skipped + `[:：]?|(` + alternatives(true) + `)` + skipped + `[:：])|(\p{Han})(发布时间|发布日期|信息来源|文章来源|发布机构|发文机关|成文日期|浏览次数|责任编辑|作者)[:：]`)
	// A label set off from its date by white space alone.
	spacedLabel  = regexp.MustCompile(`(^|[^\p{Han}\p{L}“《])(发布时间|发布日期|更新时间|更新日期|成文日期)[\s\x1e\x1f]+\d{4}`)
	englishLabel = regexp.MustCompile(`(?i)(^|[^\p{L}\p{N}])(` + alternatives(false) + `)` + skipped + `[:：]`)
	// Words that end a value without a colon of their own.
	endWords = regexp.MustCompile(`[|｜]|[【\[（(]?\s?(?:浏览次数|浏览量|访问量|点击数|点击次数|阅读量|字体|字号|打印|分享|视力保护|保护视力|关闭|收藏|扫一扫|责任编辑|\[?\s?大\s?\]?\s?\[?\s?中\s?\]?\s?\[?\s?小)|\x1e`)
)

// labelZone is how much of a line is looked through for labels, in bytes.
const labelZone = 3000

// labelIn is a label with its place in a line.
type labelIn struct {
	name, field string
	from, to    int
}

// labelsIn finds the labels of a line, in order.
func labelsIn(text string) []labelIn {
	if !strings.ContainsAny(text, ":：】]〕") && !strings.Contains(text, "日期") && !strings.Contains(text, "时间") {
		return nil
	}
	if len(text) > labelZone {
		text = text[:labelZone] // the rest is the text of a document on one line
	}
	han, latin := mayEnd(text)
	var out []labelIn
	for _, re := range []*regexp.Regexp{chineseLabel, englishLabel} {
		if re == chineseLabel && !han || re == englishLabel && !latin {
			continue
		}
		for start := 0; start < len(text); {
			m := re.FindStringSubmatchIndex(text[start:])
			if m == nil {
				break
			}
			i := 4
			for m[i] < 0 || i == 8 {
				i += 2
			}
			if i == 10 {
				m[3] = m[9] // what stands before a glued one
			}
			name := labelName(text[start+m[i] : start+m[i+1]])
			out = append(out, labelIn{name, "", start + m[3], start + m[1]})
			start += m[1]
		}
		if len(out) > 0 {
			break
		}
	}
	if m := spacedLabel.FindStringSubmatchIndex(text); m != nil && (len(out) == 0 || m[5] <= out[0].from) {
		out = slices.Insert(out, 0, labelIn{text[m[4]:m[5]], "", m[3], m[5]})
	}
	return out
}

// labelName is a label as a Pair has it.
func labelName(s string) string {
	s = strings.NewReplacer(seam, "", gap, "").Replace(s)
	if strings.ContainsFunc(s, isHan) {
		return Squeeze(s)
	}
	return collapse(s)
}

// readPairs finds all labels and what stands behind them.
func (r *Reading) readPairs() {
	var bare []int // pairs whose label lacks its colon
	for i, l := range r.lines {
		found := labelsIn(l.text)
		if len(found) == 0 {
			if !isLabelCell(l.node) {
				continue
			}
			if name := bareLabel(l.text); name != "" {
				found = []labelIn{{name, "", 0, len(l.text)}}
				bare = append(bare, len(r.Pairs))
			}
		}
		for k, f := range found {
			f.field, _ = field(f.name)
			end := len(l.text)
			if k+1 < len(found) {
				end = found[k+1].from
			}
			pair := &Pair{Label: f.name, field: f.field, at: i, Node: l.at(f.from)}
			end = min(end, len(strings.ToValidUTF8(l.text[:min(end, f.to+labelZone)], "")))
			value, from := valueIn(l.text, f.to, end)
			switch {
			case strings.HasPrefix(value, unfilled):
				r.Unrendered = append(r.Unrendered, pair)
			case value != "":
				pair.Value, pair.Node, pair.raw = value, l.at(from), l.text[from:end]
			case k == len(found)-1:
				r.beside(pair, l, i)
			}
			r.Pairs = append(r.Pairs, pair)
		}
	}
	r.forget(bare)
}

// forget drops labels without a colon where they stand alone: a column of a
// table of numbers may be headed 来源, or 日期.
func (r *Reading) forget(bare []int) {
	fields := map[string]bool{}
	for _, i := range bare {
		if r.Pairs[i].Value != "" {
			fields[r.Pairs[i].field] = true
		}
	}
	if len(fields) >= 2 {
		return
	}
	for _, i := range slices.Backward(bare) {
		r.Pairs = slices.Delete(r.Pairs, i, i+1)
	}
}

// valueIn is what stands behind a label, up to the next thing that is none of it.
func valueIn(text string, from, to int) (string, int) {
	for from < to && strings.ContainsRune(" \x1e\x1f", rune(text[from])) {
		from++
	}
	value := text[from:to]
	if m := endWords.FindStringIndex(value); m != nil {
		value = value[:m[0]]
	}
	value = collapse(strings.ReplaceAll(value, seam, ""))
	for _, pair := range []string{"（）", "()", "【】", "[]", "〔〕"} { // （发布时间：… 来源：某局）
		brackets := []rune(pair)
		if rest, ok := strings.CutSuffix(value, string(brackets[1])); ok && !strings.ContainsRune(rest, brackets[0]) {
			value = strings.TrimSpace(rest)
		}
	}
	return value, from
}

func isLabelCell(n *html.Node) bool {
	return n != nil && (n.Data == "td" || n.Data == "th" || n.Data == "dt" || n.Parent != nil && (n.Parent.Data == "td" || n.Parent.Data == "th" || n.Parent.Data == "dt"))
}
