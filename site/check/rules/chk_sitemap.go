package rules

import (
	"net/url"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ChkSitemap holds the map for search engines against the pages there are.
var ChkSitemap = &check.Rule{
	ID:    "chk-sitemap",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `网站地图（sitemap.xml）与页面一致

网站根目录有 sitemap.xml 的，它和它所列的分地图须能读取，每个地址须是本网站的、只列一次，所指页面和所列译文须存在，也不得只是跳转页面；不符的为警告。
首页、列表页和内容页没有列入的，为提示。没有 sitemap.xml 的不检查：没有规定必须有。`,
		disclosure.En: `the map of the site for search engines (sitemap.xml) agrees with the pages

Where sitemap.xml stands at the top of the site, it and the maps that it lists must be readable. Each address must be of this site
and be listed once; the page, and the translations listed with it, must be there, and be more than a redirect. What is not so is a
warning. A home, list or content page that is not listed is a note. A site without sitemap.xml is not judged: nothing asks for one.`,
	},
	Cites:   []disclosure.Cite{logic, sitemaps},
	Subject: disclosure.Say("sitemap.xml", "sitemap.xml"),
	Foreign: true,
	Site:    chkSitemap,
}

// sitemaps is the protocol, from memory.
var sitemaps = disclosure.Cite{Instrument: "sitemaps.org", Article: "Sitemaps XML format 0.9", Confidence: disclosure.M}

func chkSitemap(p *check.Pass) {
	if !p.Site.Has("sitemap.xml") {
		p.Skip("没有 sitemap.xml", "there is no sitemap.xml")
		return
	}
	j := &mapJudge{p: p, read: map[string]bool{}, listed: map[string]bool{}}
	j.file("sitemap.xml")
	if !p.Site.Whole() || j.broken || p.Site.Foreign {
		return
	}
	for note := range p.Site.Notes() {
		if (note.Kind == "home" || note.Kind == "list" || note.Kind == "content") && !j.listed[note.Path] {
			p.Infof(check.Missing(note.Path), check.Values{Expected: "sitemap.xml"}, "网站地图没有列出本页，搜索引擎可能找不到它；请补上", "the sitemap does not list this page, so search engines may not find it; add it")
		}
	}
}

// maxMaps bounds the maps that are read; the protocol allows more, but no
// government's site needs them.
const maxMaps = 500

// A mapJudge reads a map and those that it lists.
type mapJudge struct {
	p      *check.Pass
	read   map[string]bool
	listed map[string]bool // pages
	broken bool
}

func (j *mapJudge) file(name string) {
	if j.read[name] || len(j.read) >= maxMaps {
		return
	}
	j.read[name] = true
	j.p.Saw(1)
	if j.p.Site.Size(name) > check.MaxFile {
		j.broken = true
		j.p.Skip("网站地图 %[1]s 超过 %[2]d MiB，没有读取", "the sitemap %[1]s is larger than %[2]d MiB, so it was not read", name, check.MaxFile>>20)
		return
	}
	raw, err := j.p.Site.ReadFile(name)
	var entries []mapEntry
	if err == nil {
		entries, err = readSitemap(raw)
	}
	if err != nil {
		j.broken = true
		j.p.Warnf(check.Missing(name), check.Values{}, "网站地图不是可读取的 XML，搜索引擎会整个忽略；请重新生成", "the sitemap is no XML that can be read, and search engines will pass over it; please make it anew")
		return
	}
	for _, e := range entries {
		j.entry(name, e)
	}
}

func (j *mapJudge) entry(name string, e mapEntry) {
	at, v := check.AtFile(name, e.line), check.Values{Found: e.address}
	to, ok := j.resolve(e.address)
	switch {
	case !ok:
		j.p.Warnf(at, v, "网站地图中的地址“%s”不是本网站的完整地址；请写明协议和域名", "the address %q in the sitemap is no full address of this site; begin it with https:// and the domain", e.address)
	case e.index && j.p.Site.Has(to.Path):
		j.file(to.Path)
	case !j.p.Site.Has(to.Path):
		if j.p.Site.Whole() && (!j.p.Site.Foreign || check.IsStatic(to.Path)) {
			j.p.Warnf(at, check.Values{Found: e.address, Expected: to.Path}, "网站地图列出了“%s”，而 %s 不存在；请删去或改正", "the sitemap lists %q, but %s is not there; remove or correct it", e.address, to.Path)
		}
	case e.lang != "":
		j.p.Saw(1)
	case j.listed[to.Path]:
		j.p.Warnf(at, v, "网站地图不止一次列出“%s”；请只留一次", "the sitemap lists %q more than once; list it once", e.address)
	default:
		j.listed[to.Path] = true
		if hop, ok := j.p.Site.Hop(to.Path); ok {
			j.p.Warnf(at, check.Values{Found: e.address, Expected: hop.URL}, "网站地图列出的“%s”只是跳转到“%s”的页面；请列出后者", "the sitemap lists %q, which only leads to %q; please list that", e.address, hop.URL)
		}
	}
}

// resolve tells which file of the site an address of the map names. Where the
// site's own host is not known, that of the map is taken for it.
func (j *mapJudge) resolve(address string) (check.Destination, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return check.Destination{}, false
	}
	if j.p.Site.BaseURL == "" {
		u.Scheme, u.Host, u.User = "", "", nil
		address = u.String()
		if address == "" {
			address = "/"
		}
	}
	to, err := j.p.Site.Resolve("sitemap.xml", address)
	return to, err == nil && to.Internal
}
