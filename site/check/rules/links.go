package rules

import (
	"strings"

	"gongkai/site/check"
)

// deadLinks reports each internal address of a page that leads to no file, in
// the first place where it stands.
func deadLinks(p *check.Pass, page *check.Page) {
	seen := map[string]bool{}
	for _, l := range page.Links {
		if seen[l.URL] {
			continue
		}
		seen[l.URL] = true
		t := l.To
		switch {
		case l.Err != nil:
			p.Errorf(page.At(l.Node), check.Values{Found: l.URL}, "地址 %q 无法识别", "the address %q cannot be read", l.URL)
		case t.Beyond:
			p.Skip("指向本主机上其他部分的地址不在所查的文件中，是否有效未作判断", "addresses of another part of the same host lie outside the files that were checked, so whether they work was not judged")
		case !t.Internal && (strings.HasPrefix(l.URL, "http") || strings.HasPrefix(l.URL, "//")):
			p.Skip("站外地址从不访问，是否有效未作判断", "addresses of other sites are never visited, so whether they work was not judged")
		case !t.Internal:
			p.Saw(1)
		case !p.Site.Has(t.Path):
			p.Errorf(page.At(l.Node), check.Values{Found: l.URL, Expected: t.Path}, "地址 %q 所指的文件 %s 不存在", "the address %q leads to %s, which is not there", l.URL, t.Path)
		default:
			p.Saw(1)
		}
	}
}
