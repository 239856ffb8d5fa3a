package check

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// loose lets white space and seams stand between the words of a label in English.
func loose(words string) string {
	return strings.ReplaceAll(regexp.QuoteMeta(words), " ", `[\s\x1e\x1f]+`)
}

// english lists the labels in English, the longest first.
func english() string {
	var names []string
	for _, l := range englishLabels {
		for _, name := range l {
			names = append(names, loose(name))
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return strings.Join(names, "|")
}

var (
	// A label set off from its date by white space alone.
	spacedLabel  = regexp.MustCompile(`(^|[^\p{Han}\p{L}“《])(发布时间|发布日期|更新时间|更新日期|成文日期)[\s\x1e\x1f]+\d{4}`)
	englishLabel = regexp.MustCompile(`(?i)(^|[^\p{L}\p{N}])(` + english() + `)[\s\x1e\x1f]*[:：]`)
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
	out := chineseLabels(text)
	if len(out) == 0 && latinEnds(text) {
		for start := 0; start < len(text); {
			m := englishLabel.FindStringSubmatchIndex(text[start:])
			if m == nil {
				break
			}
			out = append(out, labelIn{labelName(text[start+m[4] : start+m[5]]), "", start + m[3], start + m[1]})
			start += m[1]
		}
	}
	if m := spacedLabel.FindStringSubmatchIndex(text); m != nil && (len(out) == 0 || m[5] <= out[0].from) {
		out = slices.Insert(out, 0, labelIn{text[m[4]:m[5]], "", m[3], m[5]})
	}
	return out
}

// labelName is a label as a Pair has it.
func labelName(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, seam, ""), gap, "")
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
	kept := r.Pairs[:0]
	for i, p := range r.Pairs {
		if len(bare) > 0 && bare[0] == i {
			bare = bare[1:]
			continue
		}
		kept = append(kept, p)
	}
	r.Pairs = kept
}

// valueIn is what stands behind a label, up to the next thing that is none of it.
func valueIn(text string, from, to int) (string, int) {
	from = to - len(strings.TrimLeft(text[from:to], " "+seam+gap+"】]〕"))
	value := text[from:to]
	if m := endWords.FindStringIndex(value); m != nil {
		value = value[:m[0]]
	}
	value = collapse(strings.ReplaceAll(value, seam, ""))
	value = strings.TrimRight(value, "【[（(〔 ")                    // 某局【字体：大】: the bracket is of the next label
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
