package rules

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// Numbers that the prose of a disclosure report repeats from its tables. Only
// plain statements are read: what speaks of another time or of a part of the
// applications, and what gives several numbers for one thing, is left alone.

// A claim is one number of the prose.
type claim struct {
	name     string // the words it stands behind
	value    *big.Rat
	sentence string
	passage  passage
}

// claims lists what the pattern finds in the text about the report's year. Its
// first group is the name, its second the number.
func claims(filed *check.Filed, r *reading, pattern *regexp.Regexp) []claim {
	own := strings.NewReplacer(filed.Organ.Name.In(disclosure.ZhCN), "", "我局", "", "本局", "", "全局", "", "我街道", "", "本街道", "", "本乡镇", "", "我部门", "", "本部门", "")
	var out []claim
	for _, s := range r.prose {
		if s.heading {
			continue
		}
		for _, sentence := range sentences(s.text) {
			var here []claim
			times := map[string]int{}
			sentence = own.Replace(sentence)
			for _, m := range pattern.FindAllStringSubmatchIndex(sentence, -1) {
				c := claim{name: sentence[m[2]:m[3]], sentence: sentence, passage: s}
				times[c.name]++
				n, percent, err := disclosure.ParseSpelling(sentence[m[4]:m[5]])
				if c.value = n.Rat(); err == nil && !percent && ofTheWholeYear(sentence, m[0], m[1], filed.Year) {
					here = append(here, c)
				}
			}
			for _, c := range here {
				if times[c.name] == 1 {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// numeral is how prose writes a count.
const numeral = `(\d+(?:[,，]\d{3})*|[一二三四五六七八九十百千零〇两]+)`

// ofTheWholeYear reports whether what stands from start to end of a sentence
// is said of the report's year, and of all that is counted.
func ofTheWholeYear(sentence string, start, end, year int) bool {
	before, clause := sentence[:start], sentence[:start]
	if i := strings.LastIndexAny(clause, "，,、：:（("); i >= 0 {
		clause = clause[i:]
	}
	if strings.Contains(before, "其中") || partial.MatchString(clause+sentence[start:end]) {
		return false
	}
	for _, m := range anyYear.FindAllString(sentence, -1) {
		if m != (disclosure.Period{Year: year}).In(disclosure.ZhCN) {
			return false
		}
	}
	last := ""
	for _, m := range times.FindAllStringIndex(before, -1) {
		if !strings.HasPrefix(strings.TrimPrefix(sentence[m[1]:], "度"), "结转") {
			last = sentence[m[0]:m[1]]
		}
	}
	return slices.Contains([]string{"", "本年", "今年", "全年", "年内"}, last)
}

var (
	anyYear = regexp.MustCompile(`20\d\d年`)
	times   = regexp.MustCompile(`本年|今年|全年|年内|去年|上年|上一年|前年|往年|历年|近年|上半年|下半年|季度|\d月|月份|截至|以来|累计|同期`)
	// partial shows that not all applications are meant.
	partial = regexp.MustCompile(`其中|分别|通过|网上|网络|在线|线上|信函|书面|邮寄|传真|当面|现场|窗口|部门|乡镇|街道|单位|局|委员会|自然人|个人|公民|法人|企业|组织|机构|较|同比|增加|减少|日均|月均|平均|余件`)
)

// cellsSum adds numbers of the report; false where one is missing, so that
// nothing can be said.
func cellsSum(r *disclosure.Report, ids ...string) (*big.Rat, bool) {
	total := new(big.Rat)
	for _, id := range ids {
		f := r.Fact(id)
		if f == nil || !f.IsNumber() || f.Missing != "" {
			return nil, false
		}
		total.Add(total, f.Value.Rat())
	}
	return total, len(ids) > 0
}

// judgeClaim warns of a number of the prose that is none of the sums of facts;
// it says nothing where one of them has a missing number.
func judgeClaim(p *check.Pass, filed *check.Filed, r *reading, c claim, sums ...[]string) {
	p.Saw(1)
	var values []string
	for _, ids := range sums {
		sum, ok := cellsSum(filed.Report, ids...)
		if !ok || sum.Cmp(c.value) == 0 {
			return
		}
		if v := decimal(sum); !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	found, zh, en := decimal(c.value), strings.Join(values, " 或 "), strings.Join(values, " or ")
	p.Warnf(r.shown.Page.At(c.passage.node), check.Values{Found: found, Expected: strings.Join(values, " | ")}, "正文写“%[1]s”%[2]s 件，表中为 %[3]s，请核对并改成一致：%[5]s",
		"the text gives %[2]s for %[1]s, but by the table it is %[4]s; check them and make them agree: %[5]s", c.name, found, zh, en, c.sentence)
}

// below lists the cells of the column of totals in the row, or in the rows
// below its name.
func below(r *disclosure.Report, row string) []string {
	var out []string
	for _, f := range r.Facts {
		if f.ID == "b."+row+".total" || strings.HasPrefix(f.ID, "b."+row+".") && strings.HasSuffix(f.ID, ".total") {
			out = append(out, f.ID)
		}
	}
	return out
}

// onApplications reports whether a passage counts applications for information.
func onApplications(s passage) bool {
	return strings.Contains(s.text, "申请") && strings.Contains(s.text, "公开") && !strings.Contains(s.text, "提案") && !strings.Contains(s.text, "议案")
}
