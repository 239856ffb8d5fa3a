package rules

import (
	"regexp"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebReprintSource looks for reprints that do not name their source.
var WebReprintSource = &check.Rule{
	ID:    "web-reprint-source",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `转载的内容写明来源

来源应是具体的单位。内容页的来源写作“网络”“互联网”“转载”之类，等于没有来源，为警告；另起一行写着“转载”“转自”，又没有写明来源的，也为警告。
来源可以写在正文（来源、稿源）或者 ContentSource 标签中。是不是转载、来源是否属实，没有这些字样的看不出来；别人建的页面为提示。`,
		disclosure.En: `what is reprinted names its source

A source is a body with a name. One given as "the net" (网络), the internet (互联网) or reprint (转载) on a content page names none,
which is a warning; so is a line of its own that says 转载 or reprinted from (转自) and no more, where no source is given. A source
may stand in the text (来源, 稿源) or in the ContentSource tag. Whether a page is a reprint, and its source true, cannot be seen where
it does not say so. On pages that we did not build these are notes.`,
	},
	Cites:   []disclosure.Cite{guide47},
	Subject: disclosure.Say("内容页", "content page"),
	Foreign: true,
	On:      aContentPage,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		report := p.Warnf
		if p.Site.Foreign {
			report = p.Infof
		}
		named := false
		for _, m := range tagsNamed(page, "ContentSource") {
			source := strings.TrimSpace(m.Content)
			if slices.Contains(noSource, source) {
				report(page.At(m.Node), check.Values{Found: source}, "ContentSource 标签写的是“%[1]s”，不是具体的来源；请写明转载自哪个单位", "the ContentSource tag says %[1]q, which names no source; say whose text it is", source)
			}
			named = true
		}
		var reprint *check.Block
		for i, b := range page.Blocks() {
			if b.Hidden || len(b.Text) > 600 || !strings.ContainsAny(b.Text, "源转") {
				continue
			}
			if m := sourceSaid.FindStringSubmatch(b.Text); m != nil {
				named = true
				if slices.Contains(noSource, m[1]) {
					report(page.At(b.Node), check.Values{Found: m[1]}, "来源写的是“%[1]s”，不是具体的来源；请写明转载自哪个单位", "the source is given as %[1]q, which names none; say whose text it is", m[1])
				}
			}
			if reprintWords.MatchString(check.Squeeze(b.Text)) {
				reprint = &page.Blocks()[i]
			}
		}
		if reprint != nil && !named {
			report(page.At(reprint.Node), check.Values{Found: reprint.Text}, "“%[1]s”之后没有来源；请写明转载自哪个单位", "%[1]q names no source; say whose text it is", reprint.Text)
		}
	},
}

var (
	noSource     = []string{"网络", "互联网", "网上", "网络转载", "转载", "本站转载", "网友", "综合网络", "网络整理", "其他", "其它", "未知", "佚名", "不详"}
	sourceSaid   = regexp.MustCompile(`(?:信息来源|文章来源|来源|稿源)\s*[:：]\s*([^\s|｜]{1,40})`)
	reprintWords = regexp.MustCompile(`^[（(【\[]?(?:本文)?(?:转载|转自|转发|网络转载)[)）】\]:：]?$`)
)
