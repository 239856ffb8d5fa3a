package rules

import (
	"fmt"
	"regexp"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/prose"
)

// sumWords, shareWords, growthWords and listWords are in every sentence that the readings of
// prose begin with.
var (
	sumWords    = []string{"其中", "包括", "包含", "合计", "总计", "共计"}
	shareWords  = []string{"%", "％"}
	growthWords = shareWords
	listWords   = []string{"（即", "(即", "一是"}
)

// textHolds reports whether the Chinese text of a report holds one of the words.
func textHolds(r *disclosure.Report, words []string) bool {
	body := r.Bodies[disclosure.ZhCN]
	if body == nil {
		return false
	}
	for _, parts := range body.Paragraphs {
		for _, part := range parts {
			if holdsAny(part.Text, words) {
				return true
			}
		}
	}
	return false
}

// proseSums judges the totals that sentences break down.
func proseSums(p *check.Pass, page *check.Page, about func(*html.Node) bool) {
	for _, st := range statements(page, about, sumWords...) {
		for _, s := range prose.Sums(st.text) {
			p.Saw(1)
			if !s.Off() {
				continue
			}
			sum := decimal(s.Sum)
			stated := decimal(s.Total.Rat())
			v := check.Values{Found: stated, Expected: sum}
			say, zh, en := p.Warnf, "；如所列并非全部，请在文中写明“等”", "; if these are not all, the text should say so"
			switch {
			case s.Certain():
				say, zh, en = p.Errorf, "，请核对哪个数有误", "; please verify which number is wrong"
			case s.Beyond:
				p.Warnf(page.At(st.node), v, "文中所列有一项大于合计 %[2]s%[3]s（所列：%[1]s），请核对：“%[4]s”", "one of the parts listed is more than the total of %[2]s %[3]s (listed: %[1]s); please verify: %[4]q",
					printed(s.Parts), stated, s.Total.Unit, quotedSentence(s.Sentence))
				continue
			}
			say(page.At(st.node), v, "文中合计为 %[1]s%[2]s，而所列各项 %[3]s = %[4]s"+zh+"：“%[5]s”", "the text gives a total of %[1]s %[2]s, but its parts are %[3]s = %[4]s"+en+": %[5]q",
				stated, s.Total.Unit, printed(s.Parts), sum, quotedSentence(s.Sentence))
		}
	}
}

// proseShares judges the percentages whose numbers stand in the same sentence.
// What a sentence means by a percentage is never certain: it warns at most.
func proseShares(p *check.Pass, page *check.Page, about func(*html.Node) bool) {
	for _, st := range statements(page, about, shareWords...) {
		for _, s := range prose.Shares(st.text) {
			p.Saw(1)
			verdict := s.Verdict()
			if verdict == disclosure.Holds || verdict == disclosure.Rounds {
				continue
			}
			exact, ok := disclosure.Round(s.Exact(), s.Percent.Decimals(), disclosure.HalfUp)
			if !ok {
				continue
			}
			stated, want := s.Percent.Text+"%", exact.String()+"%"
			zh, en := "文中写 %[1]s，而 %[2]s ÷ %[3]s = %[4]s，请核对：“%[5]s”", "the text says %[1]s, but %[2]s ÷ %[3]s is %[4]s; please verify: %[5]q"
			if verdict == disclosure.Truncates {
				zh, en = "文中写 %[1]s，系截去尾数；%[2]s ÷ %[3]s 四舍五入为 %[4]s，请核对：“%[5]s”", "the text says %[1]s, which is cut off, not rounded; %[2]s ÷ %[3]s rounds to %[4]s; please verify: %[5]q"
			}
			p.Warnf(page.At(st.node), check.Values{Found: stated, Expected: want}, zh, en, stated, s.Of.Text, s.Over.Text, want, quotedSentence(s.Sentence))
		}
	}
}

// proseGrowths looks for growths that no whole number of the year before fits.
func proseGrowths(p *check.Pass, page *check.Page, about func(*html.Node) bool) {
	for _, st := range statements(page, about, growthWords...) {
		for _, g := range prose.Growths(st.text) {
			p.Saw(1)
			if _, ok := g.Fits(); !ok {
				p.Warnf(page.At(st.node), check.Values{Found: g.Percent.Text + "%"}, "文中写本期 %[1]s%[2]s、变动 %[3]s%%，但没有哪个上期整数与之相符，请核对：“%[4]s”", "the text gives %[1]s %[2]s and a change of %[3]s%%, but no whole number of the period before fits; please verify both: %[4]q",
					g.Now.Text, g.Now.Unit, g.Percent.Text, quotedSentence(g.Sentence))
			}
		}
	}
}

// proseLists judges what a passage counts and then lists. 一是 and 二是 may stand in
// paragraphs of their own: they are read together.
func proseLists(p *check.Pass, page *check.Page, about func(*html.Node) bool) {
	blocks := page.Blocks()
	seen := map[string]bool{}
	for i, b := range blocks {
		if b.Hidden || about != nil && !about(b.Node) {
			continue
		}
		text := b.Text
		for _, next := range blocks[i+1 : min(len(blocks), i+12)] {
			if !itemOfList.MatchString(next.Text) {
				break
			}
			text += next.Text
		}
		if !holdsAny(text, listWords) {
			continue
		}
		for _, l := range prose.Lists(text) {
			if seen[l.Sentence] {
				continue
			}
			seen[l.Sentence] = true
			p.Saw(1)
			if !l.Holds() {
				p.Warnf(page.At(b.Node), check.Values{Found: fmt.Sprint(l.Count), Expected: fmt.Sprint(len(l.Listed))}, "文中写“%[1]s”，所列为 %[2]d 项，请核对：“%[3]s”", "the text says %[1]q, but lists %[2]d; please verify: %[3]q",
					l.Text, len(l.Listed), quotedSentence(l.Sentence))
			}
		}
	}
}

var itemOfList = regexp.MustCompile(`^(?:[一二三四五六七八九十]是|[（(][一二三四五六七八九十][）)]|[1-9][.．、])`)
