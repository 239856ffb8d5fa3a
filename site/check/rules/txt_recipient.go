package rules

import (
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtRecipient reads the line of addressees.
var TxtRecipient = &check.Rule{
	ID:    "txt-recipient",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `主送机关之后用全角冒号

主送机关顶格，最后一个机关名称之后用全角冒号（：）。本工具所建中文页面上，主送机关一行不以全角冒号结尾的为提示。主送机关是否写全，见 rol-recipients-shown；
他处页面经过复制，冒号的宽窄可能已变，不看。`,
		disclosure.En: `the line of addressees ends with a full-width colon

Addressees stand at the margin, with a full-width colon （：） behind the last. A line of addressees on a Chinese page built here that ends
otherwise is a note. Whether all are named is for rol-recipients-shown. On other pages copying may have changed the colon, so they
are not looked at.`,
	},
	Cites:   []disclosure.Cite{gb("7.3.2")},
	Subject: disclosure.Say("有主送机关的中文页面", "Chinese page with addressees"),
	On:      func(page *check.Page) bool { return len(addresseesOn(page)) > 0 },
	Page: func(p *check.Pass, page *check.Page) {
		for _, n := range addresseesOn(page) {
			p.Saw(1)
			if text := check.Text(n); !strings.HasSuffix(text, "：") {
				p.Infof(page.At(n), check.Values{Found: text, Expected: strings.TrimRight(text, ":，,。;； ") + "："}, "主送机关“%[1]s”之后应是全角冒号（：）", "behind the addressee %[1]q there should be a full-width colon （：）", text)
			}
		}
	},
}

// addresseesOn lists the lines of addressees of a Chinese page.
func addresseesOn(page *check.Page) []*html.Node {
	if langOf(page.Path) != disclosure.ZhCN {
		return nil
	}
	var out []*html.Node
	for _, a := range page.Articles {
		out = append(out, visible(a.Hooks["data-addressee"])...)
	}
	return out
}
