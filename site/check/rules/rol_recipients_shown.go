package rules

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// RolRecipientsShown reads the line that says whom a report is addressed to.
var RolRecipientsShown = &check.Rule{
	ID:    "rol-recipients-shown",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `正文之前显示填报的主送机关

填报的每个主送机关都须显示，未填报的不得显示，否则为错误；次序不同或排在正文标题之后的，为提示。
应向哪些机关报送，本规则不判断。没有填报主送机关的报告不得显示主送机关。`,
		disclosure.En: `the organs that a report is addressed to stand before its text, as filed

Each addressee that was filed must be shown, and no other; otherwise it is an error. Another order, or a line that stands after
the first heading, is advice. Whom a report ought to be addressed to is not judged. Where none was filed, none may be shown.`,
	},
	Cites:   []disclosure.Cite{logic, gb("7.3.2")},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report:  rolRecipientsShown,
}

// addressWords may stand between and around the names.
var addressWords = regexp.MustCompile(`(?i)^(?:to|the|and|并|和|[、，,；;：:])*$`)

func rolRecipientsShown(p *check.Pass, filed *check.Filed) {
	for lang, shown := range held(p, filed) {
		p.Saw(1)
		names := organNames(filed.Addressees, lang)
		lines := visible(shown.Article.Hooks["data-addressee"])
		var texts []string
		for _, n := range lines {
			texts = append(texts, check.Text(n))
		}
		text := strings.Join(texts, " ")
		at := shown.At()
		if len(lines) > 0 {
			at = shown.Page.At(lines[0])
		}

		// Long names first, so that no name is found inside another.
		long := slices.Clone(names)
		slices.SortFunc(long, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
		rest, place := check.Squeeze(text), map[string]int{}
		var missing []string
		for _, name := range long {
			squeezed := check.Squeeze(name)
			i := strings.Index(rest, squeezed)
			if i < 0 {
				missing = append(missing, name)
				continue
			}
			place[name] = i
			rest = rest[:i] + strings.Repeat(",", len(squeezed)) + rest[i+len(squeezed):]
		}
		filedAs := strings.Join(names, map[disclosure.Lang]string{disclosure.ZhCN: "、", disclosure.En: "; "}[lang])
		v := check.Values{Found: text, Expected: filedAs}
		switch {
		case len(names) == 0 && len(lines) > 0:
			p.Errorf(at, v, "没有填报主送机关，页面显示的是“%s”；请删去，或先填报", "no addressee was filed, but the page shows %q; remove it, or file it first", text)
		case !addressWords.MatchString(rest):
			p.Errorf(at, v, "主送机关显示为“%s”，填报为“%s”；请改正", "the addressees show %q; correct them to %q, as filed", text, filedAs)
		default:
			for _, name := range missing {
				p.Errorf(at, v, "没有显示填报的主送机关“%s”；请补上", "the addressee %q was filed, but is not shown; add it", name)
			}
		}
		if len(missing) == 0 && !slices.IsSortedFunc(names, func(a, b string) int { return cmp.Compare(place[a], place[b]) }) {
			p.Infof(at, check.Values{Found: text}, "主送机关的次序与填报不同；请按填报的次序排列", "the addressees do not stand in the order filed; put them into that order")
		}
		if h := textHeadings(filed, shown); len(lines) > 0 && len(h) > 0 && !inOrder(shown.Article.Node, lines[0], h[0]) {
			p.Infof(at, check.Values{Found: text}, "主送机关在正文之后；请移到正文之前", "the addressees stand behind the text; move them before it")
		}
	}
}
