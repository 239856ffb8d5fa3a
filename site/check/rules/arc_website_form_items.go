package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ArcWebsiteFormItems looks for the eight items of the website's annual work form.
var ArcWebsiteFormItems = &check.Rule{
	ID:    "arc-website-form-items",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `政府网站工作年度报表有八个方面的内容

报表的内容是信息发布、专栏专题、解读回应、办事服务、互动交流、安全防护、移动新媒体、创新发展。规则看标题是政府网站年度报表的中文页面，缺少的合为一条警告。各项下的指标名称凭记忆，不检查；数对不对由报表格式的等式检查。
页面上八项一项也没有或只有一两项的，报表可能是附件或图片，跳过；关于报表的通知、消息不算。`,
		disclosure.En: `the annual work form of a government website has its eight items

The form covers publishing (信息发布), special columns (专栏专题), interpretation (解读回应), services (办事服务), interaction (互动交流), security
(安全防护), mobile media (移动新媒体) and innovation (创新发展). The rule looks at Chinese pages whose title is that of the form; what is
missing makes one warning. The cells below the items are from memory and not checked; the equations of the form look at its
numbers. Where a page has none of the eight, or one or two, the form may be an attachment or an image, and it is passed over.
Notices and news about forms do not count.`,
	},
	Cites: []disclosure.Cite{{
		Instrument: websiteForms.Instrument, Article: "一、对象和内容", Confidence: disclosure.V,
	}},
	Subject: disclosure.Say("政府网站工作年度报表", "annual work form of a government website"),
	Foreign: true,
	On: func(page *check.Page) bool {
		return langOf(page.Path) == disclosure.ZhCN && page.Kind != "list" && page.Kind != "home" && formTitle.MatchString(titleText(page))
	},
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		text := strings.ReplaceAll(squeezedLines(page), "\n", "")
		var missing []string
		for _, item := range formItems {
			if !strings.Contains(text, item) {
				missing = append(missing, item)
			}
		}
		switch {
		case len(missing) == 0:
		case len(missing) > 5:
			p.Skip("有的年度报表页面没有表格文字，可能是附件或图片", "some pages of the form have no text of it; it may be an attachment or an image")
		default:
			zh, en := strings.Join(missing, "、"), strings.Join(missing, ", ")
			p.Warnf(page.At(mainOf(page)), check.Values{Expected: zh}, "报表中没有写到：%[1]s；请核对是否漏填", "the form has nothing on: %[2]s; see whether it was left out", zh, en)
		}
	},
}

var (
	formTitle = regexp.MustCompile(`网站(?:工作)?年(?:度)?(?:工作)?报表(?:[（(][^）)]*[）)])?$`)
	formItems = []string{"信息发布", "专栏专题", "解读回应", "办事服务", "互动交流", "安全防护", "移动新媒体", "创新发展"}
)

// squeezedLines joins the blocks of a page that readers see, a line for each,
// without white space in them.
func squeezedLines(page *check.Page) string {
	var b strings.Builder
	for _, block := range page.Blocks() {
		if !block.Hidden {
			b.WriteString(check.Squeeze(block.Text))
			b.WriteByte('\n')
		}
	}
	return b.String()
}
