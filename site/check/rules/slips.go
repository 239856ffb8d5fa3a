package rules

import (
	"slices"
	"strconv"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A slip is one place where words were written otherwise than they should be.
type slip struct {
	block check.Block
	words string // as they stand there
	want  string // as they should, or "" where that is not known
}

// How many slips of one kind a finding quotes.
const quotedSlips = 3

// tell reports all slips of one kind on a page as one finding, at the first of
// them: what is wrong, the words, where they stand, and who mends it where.
func tell(p *check.Pass, page *check.Page, report say, all []slip, what disclosure.Text, advice disclosure.Text) {
	if len(all) == 0 {
		return
	}
	first := all[0]
	var quotes []string
	for _, s := range all {
		if !slices.Contains(quotes, s.words) && len(quotes) < quotedSlips {
			quotes = append(quotes, s.words)
		}
	}
	report(page.At(first.block.Node), check.Values{Found: strings.Join(quotes, " | "), Expected: first.want, Key: what.In(disclosure.En) + "\x00" + first.want}, "%[1]s", "%[2]s",
		sayZh(page, all, quotes, what, advice), sayEn(page, all, quotes, what, advice))
}

func sayZh(page *check.Page, all []slip, quotes []string, what, advice disclosure.Text) string {
	s := what.In(disclosure.ZhCN) + "：“" + strings.Join(quotes, "”“") + "”"
	if len(all) > 1 {
		s += "，共 " + strconv.Itoa(len(all)) + " 处，第一处"
	} else {
		s += "，"
	}
	s += whereZh(page, all[0].block)
	if want := all[0].want; want != "" {
		s += "，“" + all[0].words + "”应写作“" + want + "”"
	}
	return s + "；" + advice.In(disclosure.ZhCN) + sourceOf(page, all[0].block, disclosure.ZhCN)
}

func sayEn(page *check.Page, all []slip, quotes []string, what, advice disclosure.Text) string {
	s := what.In(disclosure.En) + ": “" + strings.Join(quotes, "”, “") + "”"
	if len(all) > 1 {
		s += ", in " + strconv.Itoa(len(all)) + " places, the first "
	} else {
		s += ", "
	}
	s += whereEn(page, all[0].block)
	if want := all[0].want; want != "" {
		s += "; “" + all[0].words + "” should read “" + want + "”"
	}
	return s + "; " + advice.In(disclosure.En) + sourceOf(page, all[0].block, disclosure.En)
}

func whereZh(page *check.Page, b check.Block) string {
	switch heading, n := headingAbove(page, b); {
	case n == 0:
		return "在标题“" + short(heading) + "”中"
	case heading == "":
		return "在第 " + strconv.Itoa(n) + " 段"
	default:
		return "在“" + short(heading) + "”之下第 " + strconv.Itoa(n) + " 段"
	}
}

func whereEn(page *check.Page, b check.Block) string {
	switch heading, n := headingAbove(page, b); {
	case n == 0:
		return "in the heading “" + short(heading) + "”"
	case heading == "":
		return "in paragraph " + strconv.Itoa(n)
	default:
		return "in paragraph " + strconv.Itoa(n) + " below “" + short(heading) + "”"
	}
}

// sourceOf says which file holds the words, where they were filed: a page prints
// them as they are, so only there they can be mended.
func sourceOf(page *check.Page, b check.Block, lang disclosure.Lang) string {
	id := reportAround(b.Node)
	switch {
	case id == "" || page.Report == nil:
		return ""
	case lang == disclosure.ZhCN:
		return "（请修改 reports/" + id + "/ 中填报的文本；网页照录，不单独修改）"
	default:
		return " (correct the text filed in reports/" + id + "/; the page repeats it word for word)"
	}
}

// short cuts a text for a message.
func short(text string) string {
	if r := []rune(text); len(r) > 24 {
		return string(r[:24]) + "…"
	}
	return text
}

// warnOrInfo warns on our own pages, and notes on others: their words may have
// passed through copying that changed signs.
func warnOrInfo(p *check.Pass) say {
	if p.Site.Foreign {
		return p.Infof
	}
	return p.Warnf
}

// errorOrWarn is a duty on pages that this program builds, and a warning on
// others, of which less is known.
func errorOrWarn(p *check.Pass) say {
	if p.Site.Foreign {
		return p.Warnf
	}
	return p.Errorf
}
