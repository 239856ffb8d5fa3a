package rules

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ArcWebsiteFormExists looks for last year's annual work form of the website.
var ArcWebsiteFormExists = &check.Rule{
	ID:    "arc-website-form-exists",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `首页可以找到上一年度的政府网站工作年度报表

国务院办公厅要求各级各类政府网站在1月31日前，在首页显著位置发布上一年度的工作年度报表。规则看正式网站：首页须有链接指向填报的上一年度报表，或者链接文字写着政府网站年度报表；没有的，或者链接文字写的是更早年度的，为错误。
1月31日以前看再上一年度的。发布是否按时由 form-deadline 检查（填报的报表）。网站建在域名的某个目录下、是门户网站一部分的，报表由门户发布，不检查；示例网站和别人建的页面不检查。`,
		disclosure.En: `the home page leads to last year's annual work form of the government website

The General Office of the State Council asks every government website to publish its annual work form for the past year by 31 January, prominently on the home page. On an official site the rule looks for a link on the home page to the form filed for
last year, or one whose words name it; none, or only one that names an earlier year, is an error. Up to 31 January the form of the year before that is looked for. form-deadline tells whether a filed form was in time. A site in a folder of a
domain is part of a portal, which publishes the form, so it is not checked; nor are samples and pages that we did not build.`,
	},
	Cites:   []disclosure.Cite{websiteForms},
	Subject: disclosure.Say("首页", "home page"),
	Site: func(p *check.Pass) {
		const home = "index.html"
		base, err := url.Parse(p.Site.BaseURL)
		switch {
		case !p.Site.Official:
			p.Skip("示例网站不发布政府网站工作年度报表", "a sample site publishes no annual work form")
			return
		case err != nil || strings.Trim(base.Path, "/") != "":
			p.Skip("网站建在域名的某个目录下，视为门户网站的一部分，报表由门户网站发布", "the site stands in a folder of a domain and counts as part of a portal, which publishes the form")
			return
		case p.Site.Note(home) == nil:
			p.Skip("没有首页", "there is no home page")
			return
		}
		p.Saw(1)
		year := p.Site.Today.Year - 1
		if p.Site.Today.Month == time.January {
			year--
		}
		page, err := p.Reread(home)
		if err != nil || page == nil {
			p.Skip("首页无法读取", "the home page cannot be read")
			return
		}
		filed := ""
		for _, id := range p.Site.Titled() {
			if title, _ := p.Site.Title(id); strings.HasPrefix(id, strconv.Itoa(year)+"/") && websiteForm.MatchString(title.In(disclosure.ZhCN)) {
				filed = check.PagePath(id, disclosure.ZhCN)
			}
		}
		named := ""
		for _, l := range page.Links {
			if l.Node.Data != "a" || hidden(l.Node) {
				continue
			}
			text := check.Squeeze(check.Text(l.Node))
			if filed != "" && l.To.Internal && l.To.Path == filed {
				return
			}
			if websiteForm.MatchString(text) {
				said := yearSaid.FindString(text)
				if said == "" || said == strconv.Itoa(year) {
					return
				}
				named = text
			}
		}
		v := check.Values{Found: named, Expected: strconv.Itoa(year)}
		switch {
		case filed != "":
			p.Errorf(page.At(mainOf(page)), v, "%[1]d年度政府网站工作年度报表已经填报，首页却没有链接；应在首页显著位置发布，请加上", "the annual work form of the website for %[1]d was filed, but the home page has no link to it; it is to be prominent there, so add one", year)
		case named != "":
			p.Errorf(page.At(mainOf(page)), v, "首页只有“%[2]s”，没有%[1]d年度的；请发布%[1]d年度的政府网站工作年度报表，并在首页链接", "the home page has %[2]q only, and not the form for %[1]d; publish that of %[1]d, and link it from the home page", year, named)
		default:
			p.Errorf(page.At(mainOf(page)), v, "首页没有%[1]d年度政府网站工作年度报表的链接；应在1月31日前发布在首页显著位置，请补上", "the home page has no link to the annual work form of the government website for %[1]d, due there by 31 January; publish and link it", year)
		}
	},
}

var (
	websiteForms = disclosure.Cite{Instrument: "《国务院办公厅关于做好政府网站年度报表发布工作的通知》（国办函〔2018〕12号）", Article: "二、方式和时间", Confidence: disclosure.V}
	websiteForm  = regexp.MustCompile(`网站(?:工作)?年(?:度)?(?:工作)?报表`)
	yearSaid     = regexp.MustCompile(`20\d\d`)
)
