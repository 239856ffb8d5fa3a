package rules

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ruleOfLaw selects the annual reports on building a law-based government.
func ruleOfLaw(r *disclosure.Report) bool { return r.Form.ID == "rule-of-law" }

var ruleOfLawReport = disclosure.Say("法治政府建设年度报告", "annual report on building a law-based government")

// ofEnforcement selects the annual statistics of administrative enforcement.
func ofEnforcement(r *disclosure.Report) bool { return r.Form.ID == "enforcement-annual" }

// zhHook is the element of the Chinese page with the hook, or, without one,
// the place that should hold it.
func zhHook(filed *check.Filed, hook string) check.Spot {
	zh := filed.Pages[disclosure.ZhCN]
	if zh.Article != nil {
		if n := zh.Article.Hook(hook); n != nil {
			return zh.Page.At(n)
		}
	}
	return zh.At()
}

// unheld reports whether the page does not hold the report. That is for
// facts-on-page to tell; here it is not checked.
func unheld(p *check.Pass, filed *check.Filed, shown *check.Shown) bool {
	if shown.Article == nil {
		p.Skip("%[1]s 没有报告 %[2]s", "%[1]s does not hold the report %[2]s", shown.Path, filed.ID)
	}
	return shown.Article == nil
}

// outline lists the headings of an article that readers can see, in the order
// of the page.
func outline(page *check.Page, a *check.Article) []check.Heading {
	var out []check.Heading
	for _, h := range page.Headings {
		if (len(page.Articles) == 1 || within(h.Node, a.Node)) && !h.Hidden {
			out = append(out, h)
		}
	}
	return out
}

func within(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

// hasHeadings selects the pages that show a report with headings.
func hasHeadings(page *check.Page) bool { return len(page.Headings) > 0 }
