package rules

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// StatExplained reads the explanation beside each rate.
var StatExplained = &check.Rule{
	ID:    "stat-explained",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `每个比率旁都能打开算式说明，说明与填报的数据一致

页面上每处比率旁须有按钮，打开一个弹出说明（popover）。说明中须有原文所载的数、算式、逐一列名的所用数据、核算结论，以及推算依据（如有）；推算的数须在其名称旁注明，原文所载的数不得注为推算。
说明里的数值由 facts-on-page 核对；结论的措辞，本规则不判断。比较时不计空白。`,
		disclosure.En: `beside each rate its computation can be opened, and says what the filed data say

Wherever the page shows a rate, a button beside it must open an explanation (popover). It must hold the number as the document
states it, the formula, every number used and no other, each by its name, the verdict and, where the relation was inferred, how.
An inferred number must be marked beside its name, and a stated one must not be. The values in it are for facts-on-page; how the
verdict is worded is not judged. White space is not compared.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("有比率的报告", "report with a rate"),
	Of:      func(r *disclosure.Report) bool { return len(r.Derived) > 0 },
	Report: func(p *check.Pass, filed *check.Filed) {
		for lang, shown := range held(p, filed) {
			for _, d := range filed.Derived {
				p.Saw(1)
				panels := panelsOf(shown.Article, d.ID)
				explained(p, shown, d, panels)
				for _, panel := range panels {
					j := &panelJudge{p, shown, lang, d, panel}
					j.numbers()
					j.operands()
					j.verdict()
				}
			}
		}
	},
}

// panelsOf lists the popovers that hold the computed value of a rate.
func panelsOf(a *check.Article, id string) []*html.Node {
	var out []*html.Node
	for _, f := range a.Computed {
		if f.ID != id {
			continue
		}
		for n := f.Node; n != nil && n != a.Node; n = n.Parent {
			if hasAttr(n, "popover") {
				if len(out) == 0 || out[len(out)-1] != n {
					out = append(out, n)
				}
				break
			}
		}
	}
	return out
}

// explained reports each place of a rate that has no button beside it which
// opens one of the panels.
func explained(p *check.Pass, shown *check.Shown, d *disclosure.Derived, panels []*html.Node) {
	for _, f := range shown.Article.Facts {
		if f.ID != d.ID || f.Hidden {
			continue
		}
		args := []any{d.Label.In(disclosure.ZhCN), d.Label.In(disclosure.En), d.ID}
		if len(panels) == 0 {
			p.Errorf(shown.Page.At(f.Node), check.Values{Found: f.Text, Expected: "popover"}, "“%[1]s”（%[3]s）没有算式说明；请重新生成页面或检查模板", "%[2]q (%[3]s) has no explanation of how it is computed; build the page again or check its layout", args...)
		} else if !opened(f.Node.Parent, panels) {
			p.Errorf(shown.Page.At(f.Node), check.Values{Found: f.Text, Expected: "popovertarget"}, "“%[1]s”（%[3]s）旁没有能打开算式说明的按钮；请重新生成页面或检查模板", "no button beside %[2]q (%[3]s) opens its explanation; build the page again or check its layout", args...)
		}
	}
}

// opened reports whether a button below n, in sight, opens one of the panels.
func opened(n *html.Node, panels []*html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if target := check.Attr(c, "popovertarget"); target != "" && check.Attr(c, "popovertargetaction") != "hide" && !hidden(c) {
			for _, panel := range panels {
				if check.Attr(panel, "id") == target {
					return true
				}
			}
		}
		if opened(c, panels) {
			return true
		}
	}
	return false
}

// A panelJudge holds one explanation against one rate.
type panelJudge struct {
	p     *check.Pass
	shown *check.Shown
	lang  disclosure.Lang
	*disclosure.Derived
	panel *html.Node
}

func (j *panelJudge) errorf(n *html.Node, found, expected, zh, en string, args ...any) {
	j.p.Errorf(j.shown.Page.At(n), check.Values{Found: found, Expected: expected}, zh+"；请重新生成页面或检查模板", en+"; build the page again or check its layout", args...)
}

// numbers looks for the stated number, the formula and the relation. The other
// numbers of the panel have hooks, so none of them is taken for one of these.
func (j *panelJudge) numbers() {
	stated, formula, relation := j.Text(j.lang), j.Formula(j.lang), j.Relation.In(j.lang)
	if !says(j.panel, formula) {
		j.errorf(j.panel, "", formula, "“%[1]s”的说明中没有算式 %[3]s", "the explanation of %[2]q does not hold the formula %[3]s",
			j.Label.In(disclosure.ZhCN), j.Label.In(disclosure.En), formula)
	}
	if !says(j.panel, stated, formula, relation) {
		j.errorf(j.panel, "", stated, "“%[1]s”的说明中没有原文所载的 %[3]s", "the explanation of %[2]q does not hold %[3]s, which the document states",
			j.Label.In(disclosure.ZhCN), j.Label.In(disclosure.En), stated)
	}
	if relation != "" && !says(j.panel, relation) {
		j.errorf(j.panel, "", relation, "“%[1]s”的说明中没有推算依据“%[3]s”", "the explanation of %[2]q does not say how it was inferred: %[4]q",
			j.Label.In(disclosure.ZhCN), j.Label.In(disclosure.En), j.Relation.In(disclosure.ZhCN), j.Relation.In(disclosure.En))
	}
}

func (j *panelJudge) operands() {
	wanted := map[string]*disclosure.Fact{}
	all := append(j.Of[:len(j.Of):len(j.Of)], j.Over...)
	for _, f := range all {
		wanted[f.ID] = f
	}
	listed := map[string]bool{}
	for _, shown := range j.shown.Article.Operands {
		if !within(shown.Node, j.panel) {
			continue
		}
		listed[shown.ID] = true
		if f := wanted[shown.ID]; f != nil {
			j.operand(f, shown.Node)
		} else {
			j.errorf(shown.Node, shown.ID, "", "“%[1]s”的说明列出了 %[3]s（%[4]s），计算并未用到", "the explanation of %[2]q lists %[3]s (%[4]s), which the computation does not use",
				j.Label.In(disclosure.ZhCN), j.Label.In(disclosure.En), shown.ID, shown.Text)
		}
	}
	for _, f := range all {
		if !listed[f.ID] {
			listed[f.ID] = true
			j.errorf(j.panel, "", f.ID, "“%[1]s”的说明没有列出所用的“%[3]s”（%[5]s）", "the explanation of %[2]q does not list %[4]q (%[5]s), which the computation uses",
				j.Label.In(disclosure.ZhCN), j.Label.In(disclosure.En), f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En), f.ID)
		}
	}
}

// operand reads the row of one number used: its name, its mark if inferred.
func (j *panelJudge) operand(f *disclosure.Fact, n *html.Node) {
	label := f.Label.In(j.lang)
	row := operandRow(n, j.panel)
	text := check.Text(row)
	rest, named := besides(row, label, f.Unit.Of(f.Value, j.lang), f.Period.In(j.lang))
	switch {
	case !named:
		j.errorf(n, text, label, "%s 在说明中的一行为“%s”，没有填报的名称“%s”", "the row of %s in the explanation reads %q, without its name %q", f.ID, text, label)
	case f.Inferred != nil && rest == "":
		j.errorf(n, text, "", "“%[1]s”（%[3]s）是推算的数，说明中未在旁注明", "%[2]q (%[3]s) was inferred, but the explanation does not say so beside it",
			f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En), f.ID)
	case f.Inferred == nil && rest != "":
		j.errorf(n, text, label, "“%[1]s”（%[3]s）是原文所载的数，说明中却另有加注：“%[4]s”", "%[2]q (%[3]s) is stated by the document, but its row in the explanation adds to that: %[4]q",
			f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En), f.ID, text)
	}
}

func (j *panelJudge) verdict() {
	want, there := string(j.Verdict()), false
	for _, n := range j.shown.Article.Hooks["data-verdict"] {
		if !within(n, j.panel) || check.Text(n) == "" {
			continue
		}
		there = true
		if got := check.Attr(n, "data-verdict"); got != want {
			j.errorf(n, got, want, "“%[1]s”的核算结论标为“%[3]s”，按填报的数据应为“%[4]s”", "the verdict on %[2]q is marked %[3]q, but by the filed data it should be %[4]q",
				j.Label.In(disclosure.ZhCN), j.Label.In(disclosure.En), got, want)
		}
	}
	if !there {
		j.errorf(j.panel, "", want, "“%[1]s”的说明没有核算结论", "the explanation of %[2]q has no verdict", j.Label.In(disclosure.ZhCN), j.Label.In(disclosure.En))
	}
}
