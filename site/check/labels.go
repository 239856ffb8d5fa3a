package check

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// labelsOf lists the labels of each field, the surest first. Those of "end" say
// nothing that is kept; they end the value before them.
var labelsOf = []struct {
	field  string
	labels []string
}{
	{"published", []string{"发布日期", "发布时间", "公开日期", "更新时间", "更新日期", "日期", "时间"}},
	{"formed", []string{"成文日期", "公文生成日期", "生成日期", "发文日期", "成文时间", "生成时间"}},
	{"source", []string{"信息来源", "文章来源", "来源", "稿源"}},
	{"organ", []string{"发布机构", "发文机关", "制发机构", "责任部门", "发文机构", "发文单位", "发布单位", "公开责任部门"}},
	{"index", []string{"信息索引号", "索引号", "索引"}},
	{"number", []string{"发文字号", "备注/文号", "文件编号", "文号", "发文号", "公文文号"}},
	{"title", []string{"信息名称", "文件名称", "标题", "名称"}},
	{"attribute", []string{"公开属性", "公开类别", "公开方式", "公开形式", "信息公开选项", "公开选项"}},
	{"other", []string{"内容概述", "主题分类", "组配分类", "信息分类", "主题导航", "主题词", "关键词", "有效性", "时效性", "时效", "废止日期", "失效日期", "实施日期",
		"备案登记号", "统一编号", "公开时限", "公开范围", "体裁分类", "服务对象分类", "服务对象", "载体类型", "文件类型", "效力状态", "效力", "归档时间"}},
	{"end", []string{"作者", "发布者", "编辑", "责任编辑", "审核", "校对", "录入", "记者", "摄影", "供稿", "浏览次数", "浏览量", "浏览", "访问量", "访问次数", "点击数", "点击次数", "点击率", "点击",
		"阅读次数", "阅读量", "阅读", "人气", "字体大小", "字体", "字号", "视力保护色", "保护视力色", "分享到", "分享", "打印本页", "打印", "关闭窗口", "关闭", "收藏", "扫一扫", "页面生成时间", "文章编号", "信息编号"}},
}

var englishLabels = map[string][]string{
	"published": {"date of publication", "publication date", "date published", "published on", "published", "release date", "released on", "released", "last updated", "updated on", "updated", "posted on", "posted", "date"},
	"formed":    {"date of formation", "date formed", "formed on", "date of signature", "signed on", "date of issue", "issue date"},
	"source":    {"source"},
	"organ":     {"issuing authority", "issuing body", "issued by", "published by", "publisher", "responsible department"},
	"index":     {"index number", "index no."},
	"number":    {"document number", "document no.", "reference number"},
	"title":     {"title"},
	"attribute": {"disclosure attribute", "mode of disclosure", "disclosure"},
	"end":       {"author", "editor", "views", "font size", "share", "print"},
}

// fieldOf tells what a label stands for, by its words without white space.
var fieldOf = func() map[string]string {
	out := map[string]string{}
	for _, l := range labelsOf {
		for _, name := range l.labels {
			out[name] = l.field
		}
	}
	for field, names := range englishLabels {
		for _, name := range names {
			out[strings.ReplaceAll(name, " ", "")] = field
		}
	}
	return out
}()

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
	englishLabel = regexp.MustCompile(`(?i)(^|[^\p{L}\p{N}])(` + alternatives(false) + `)` + skipped + `[:：]`)
	// A label alone in its cell may lack the colon.
	bareLabel = regexp.MustCompile(`(?i)^` + skipped + `[【\[〔]?` + skipped + `(` + alternatives(true) + `|` + alternatives(false) + `)` + skipped + `[】\]〕]?` + skipped + `[:：]?` + skipped + `$`)
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
	if !strings.ContainsAny(text, ":：】]〕") {
		return nil
	}
	if len(text) > labelZone {
		text = text[:labelZone] // the rest is the text of a document on one line
	}
	var out []labelIn
	for _, re := range []*regexp.Regexp{chineseLabel, englishLabel} {
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
			return out
		}
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
			if m := bareLabel.FindStringSubmatch(l.text); m != nil && isLabelCell(l.node) {
				name := labelName(m[1])
				found = []labelIn{{name, "", 0, len(l.text)}}
				bare = append(bare, len(r.Pairs))
			}
		}
		for k, f := range found {
			f.field = fieldOf[strings.ToLower(strings.ReplaceAll(f.name, " ", ""))]
			end := len(l.text)
			if k+1 < len(found) {
				end = found[k+1].from
			}
			pair := &Pair{Label: f.name, field: f.field, at: i, Node: l.at(f.from)}
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
	return collapse(strings.ReplaceAll(value, seam, "")), from
}

func isLabelCell(n *html.Node) bool {
	return n != nil && (n.Data == "td" || n.Data == "th" || n.Data == "dt" || n.Parent != nil && (n.Parent.Data == "td" || n.Parent.Data == "th" || n.Parent.Data == "dt"))
}
