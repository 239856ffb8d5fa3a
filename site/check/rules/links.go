package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// deadLinks reports each internal address of a page that leads to no file, in
// the first place where it stands.
func deadLinks(p *check.Pass, page *check.Page) {
	p.Saw(1)
	seen := make(map[string]bool, len(page.Links))
	for _, l := range page.Links {
		if strings.TrimSpace(l.URL) == "" && loads(l.Attr) && !lazy(l) {
			p.Warnf(page.At(l.Node), check.Values{}, "%s 为空，什么也不会显示；请写上地址，或去掉这个元素", "%s is empty, so nothing is shown; please give an address, or take the element away", l.Attr)
		}
		if !seen[l.URL] {
			seen[l.URL] = true
			linkJudge{p, page.At(l.Node), l.URL}.judge(l.To, l.Err)
		}
	}
}

// deadStyles does the same for the addresses in a style sheet.
func deadStyles(p *check.Pass, f *check.File) {
	p.Saw(1)
	if p.Site.Size(f.Path) > check.MaxStyle {
		sheetSource(p, f) // tells it
		return
	}
	addresses, err := f.Addresses()
	if err != nil {
		p.Errorf(f.At(0), check.Values{}, "样式文件无法读取；请重新上传", "the style sheet cannot be read; upload it again")
		return
	}
	seen := map[string]bool{}
	for _, a := range addresses {
		if !seen[a.URL] && strings.TrimSpace(a.URL) != "" {
			seen[a.URL] = true
			to, err := p.Site.Resolve(f.Path, a.URL)
			linkJudge{p, f.At(a.Line), a.URL}.judge(to, err)
		}
	}
}

func isStyleSheet(path string) bool { return strings.HasSuffix(strings.ToLower(path), ".css") }

// loads reports whether a browser loads what the attribute names, so that the
// HTML Standard wants an address in it.
func loads(attr string) bool {
	switch attr {
	case "src", "srcset", "imagesrcset", "poster", "data":
		return true
	}
	return false
}

// lazy reports whether a script will fill in the address, from another attribute.
func lazy(l check.Link) bool {
	for _, a := range l.Node.Attr {
		if strings.HasPrefix(a.Key, "data-") || a.Key == "original" || a.Key == "id" || a.Key == "srcset" {
			return true
		}
	}
	return false
}

// A linkJudge judges one address.
type linkJudge struct {
	p   *check.Pass
	at  check.Spot
	url string
}

func (j linkJudge) judge(to check.Destination, err error) {
	site := j.p.Site
	switch {
	case err != nil:
		j.report(site.Foreign, check.Values{Found: j.url}, "地址 %q 无法识别，请改正", "the address %q cannot be read; please mend it", j.url)
	case to.Beyond:
		j.p.Skip("指向本主机上其他部分的地址不在所查的文件中，是否有效未作判断", "addresses of another part of the same host lie outside the files that were checked, so whether they work was not judged")
	case to.Host != "":
		j.external()
	case !to.Internal || site.Has(to.Path):
		j.p.Saw(1)
	case site.Gone[to.Path] > 0 || site.Moved[to.Path] != "":
		j.captured(to.Path)
	case !site.Whole():
		j.p.Skip("所查的不是整个网站：所指文件不在其中的地址，是否有效未作判断", "not a whole site was checked: whether addresses work that lead to files outside it was not judged")
	case site.Foreign && !check.IsStatic(to.Path):
		j.p.Skip("指向由服务器程序答复的地址，是否有效未作判断", "addresses that a program on the server may answer were not judged")
	default:
		j.missing(to.Path)
	}
}

func (j linkJudge) missing(path string) {
	v := check.Values{Found: j.url, Expected: path}
	if near, how := j.p.Site.Near(path); near != "" {
		j.report(j.p.Site.Foreign, v, "地址“%[1]s”所指的文件 %[2]s 不存在；有 %[3]s，%[4]s；请改正地址", "the address %[1]q leads to %[2]s, which is not there, though %[3]s is; %[5]s; correct the address",
			j.url, path, near, how.In(disclosure.ZhCN), how.In(disclosure.En))
		return
	}
	j.report(false, v, "地址“%s”所指的文件 %s 不存在；请改正地址，或补上文件", "the address %q leads to %s, which is not there; correct the address, or add the file", j.url, path)
}

// captured judges an address by what the server answered when a web archive
// was made.
func (j linkJudge) captured(path string) {
	for range 10 {
		switch status := j.p.Site.Gone[path]; {
		case status == 404 || status == 410:
			j.report(false, check.Values{Found: j.url}, "采集时服务器对地址“%s”的答复是 %d（没有这个网页）；请改正或去掉", "when the archive was made, the server answered %[2]d (no such page) for the address %[1]q; mend it, or take it away", j.url, status)
			return
		case status > 0:
			j.p.Skip("采集时服务器拒绝答复的地址，是否有效无法判断", "whether addresses work that the server refused when the archive was made cannot be told")
			return
		}
		hop, ok := j.p.Site.Hop(path)
		if !ok || hop.Err != nil || !hop.To.Internal {
			break
		}
		path = hop.To.Path
	}
	j.p.Saw(1)
}

// external judges an address of another site by the last visit to it, if one was
// ever made. It is a warning at most: other sites are in other hands.
func (j linkJudge) external() {
	last, ok := j.p.Site.Visited(j.url)
	switch {
	case !ok:
		j.p.Skip("没有访问过的站外地址，是否有效未作判断（gongkai check --external 会访问）", "addresses of other sites that were never visited were not judged (gongkai check --external visits them)")
	case last.State == check.VisitUnknown:
		j.p.Skip("访问时拒绝答复或没有答复的站外地址，是否有效无法判断", "whether addresses of other sites work that refused to answer, or did not, cannot be told")
	case last.State == check.VisitDead && last.Status == 0:
		j.p.Warnf(j.at, check.Values{Found: j.url}, "站外地址“%s”的主机名不存在（%s 访问）；请改正或去掉", "the host of the address %q is not known any more (visited on %s); please mend it, or take it away", j.url, last.Day)
	case last.State == check.VisitDead:
		j.p.Warnf(j.at, check.Values{Found: j.url}, "站外地址“%s”的答复是 %d（没有这个网页，%s 访问）；请改正或去掉", "the address %q of another site answers %d (no such page; visited on %s); please mend it, or take it away", j.url, last.Status, last.Day)
	default:
		j.p.Saw(1)
	}
}

// report warns where the server may know better, and else gives an error.
func (j linkJudge) report(warn bool, v check.Values, zh, en string, args ...any) {
	if warn {
		j.p.Warnf(j.at, v, zh, en, args...)
		return
	}
	j.p.Errorf(j.at, v, zh, en, args...)
}
