package rules

import (
	"regexp"
	"slices"
	"unicode/utf8"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/private"
)

// OgiNoSecretMarks finds marks of secrecy on pages.
var OgiNoSecretMarks = &check.Rule{
	ID:    "ogi-no-secret-marks",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面上没有密级标志

单独成行的“机密★10年”“秘密★”“密级：秘密”之类，以及“内部资料，注意保存”“不得外传”，报为错误：有密级的不得公开，不是国家秘密的也不得标密级。
正文里谈到保守国家秘密的不算，只看单独成行的。单独的“秘密”“机密”二字在标题之前的报为错误，别处的提醒，表格、列表和链接里的不看；同一页出现几种密级的，多半是在讲解密级，只提醒；单独的“内部资料”“注意保存”也只提醒。图片里的标志看不出。`,
		disclosure.En: `no page carries a mark of secrecy

A line such as "secret, for 10 years" (机密★10年), "confidential" (秘密★) or "classification: confidential" (密级：秘密), and "internal
material, keep it safe" (内部资料，注意保存) or "not to be passed on" (不得外传), are errors: what is classified must not be published, and
what is no state secret must not be marked as one. Sentences about keeping secrets are not meant, only marks on a line of their
own. The bare words 秘密 and 机密 are an error before the title and a warning elsewhere, and are not looked at in tables, lists and
links. A page with several levels probably explains them: a warning, as are the bare 内部资料 and 注意保存. Marks in images are not seen.`,
	},
	Cites:   []disclosure.Cite{{Instrument: "《中华人民共和国保守国家秘密法》（2024年修订）", Article: "第二十二条", Confidence: disclosure.V}},
	Subject: anyPage,
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		type mark struct {
			check.Signed
			text string
			bare bool
		}
		var marks []mark
		levels := map[string]bool{}
		for _, s := range p.Signed(page) {
			if s.Signs&private.HasSecret == 0 || s.Hidden || utf8.RuneCountInString(s.Text) > 24 {
				continue
			}
			text := check.Squeeze(s.Text)
			if m := secretMark.FindStringSubmatch(text); m != nil {
				marks = append(marks, mark{s, text, m[1] == "" && m[3] == "" && m[4] == ""})
				levels[m[2]] = true
			} else if internalMark.MatchString(text) {
				marks = append(marks, mark{s, text, internalOnly.MatchString(text)})
			}
		}
		for _, m := range marks {
			at, v := page.At(m.Node), check.Values{Found: m.text}
			switch {
			case m.bare && check.Closest(m.Node, "td", "th", "li", "a", "option", "nav", "dt", "dd", "button", "label") != nil:
			case len(levels) < 2 && (!m.bare || !internalOnly.MatchString(m.text) && beforeTitle(page, m.At)):
				p.Errorf(at, v, "页面上有密级或内部标志“%s”；请先按程序确认能否公开：不能公开的撤下，可以公开的去掉标志", "the page carries the mark %q; find out first whether it may be public: if not, take it down, and if so, remove the mark", m.text)
			default:
				p.Warnf(at, v, "“%s”单独成行，像是密级或内部标志；请核对，如是标志，确认能否公开后撤下页面或去掉标志", "%q stands on a line of its own and looks like a mark of secrecy; look at it, and if it is one, find out whether the page may be public, then take down the page or the mark", m.text)
			}
		}
	},
}

var (
	secretMark   = regexp.MustCompile(`^[（(【\[★☆]?(密级[:：]?)?(绝密|机密|秘密)([★☆]?)(\d{1,2}(?:年|个月)|长期)?[）)】\]]?$`)
	internalMark = regexp.MustCompile(`^[（(【\[]?(?:内部(?:资料|文件|材料|刊物|使用)[，,、·]*(?:(?:请)?(?:注意保存|妥善保管|不得外传|严禁外传|请勿外传|严禁外泄)[，,、]*)*|(?:注意保存[，,、]*)?(?:不得|严禁|请勿)外[传泄]|注意保存)[）)】\]]?$`)
	internalOnly = regexp.MustCompile(`^[（(【\[]?(?:内部(?:资料|文件|材料|刊物|使用)|注意保存)[）)】\]]?$`)
)

// beforeTitle reports whether a block stands before the first heading of level
// one, as the mark of a document does.
func beforeTitle(page *check.Page, at int) bool {
	first := page.Once("first h1", func() any {
		titles := map[*html.Node]bool{}
		for _, h1 := range page.H1 {
			titles[h1] = true
		}
		return slices.IndexFunc(page.Blocks(), func(b check.Block) bool { return titles[b.Node] })
	}).(int)
	return at < first
}
