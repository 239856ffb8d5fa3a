package wacz

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"gongkai/site/archive/proof"
)

// pages holds the lists of pages against the index: what is not in it cannot be opened.
func (v *verification) pages(ctx context.Context) error {
	if v.files[pagesFile] == nil {
		v.found.Add(pagesFile, "缺失", "is missing")
	}
	known := func(address string) bool {
		address, _, _ = strings.Cut(address, "#")
		return v.keys[surt(address)]
	}
	if v.main != "" && !known(v.main) {
		v.found.Add(packageFile, "首页 %s 不在索引中", "names the main page %s, which is not in the index", proof.Shown(v.main))
	}
	n, good := 0, 0
	for _, name := range v.order {
		if !strings.HasPrefix(name, "pages/") || !strings.HasSuffix(name, ".jsonl") {
			continue
		}
		in, err := v.files[name].Open()
		if err != nil {
			v.found.AddText(name, words(err))
			continue
		}
		err = eachText(io.LimitReader(&until{ctx, in}, mostIndex), func(at int, text string) error {
			where := fmt.Sprintf("%s:%d", name, at)
			var page struct{ Format, URL string }
			switch err := json.Unmarshal([]byte(text), &page); {
			case err != nil:
				v.found.Add(where, "不是有效的 JSON", "is not valid JSON")
			case at == 1 && page.Format != pagesFormat:
				v.found.Add(where, "没有写明格式 %s", "does not name the format %s", pagesFormat)
			case page.URL == "" && page.Format == "":
				v.found.Add(where, "没有写明网址", "names no address")
			case page.URL == "":
			case !known(page.URL):
				n++
				v.found.Add(where, "页面 %s 不在索引中", "names the page %s, which is not in the index", proof.Shown(page.URL))
			default:
				n++
				good++
			}
			return nil
		})
		in.Close()
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			v.found.AddText(name, words(err))
		}
	}
	if n == good && v.files[pagesFile] != nil {
		v.p.Holds(levelIndex, "%d 个页面都在索引中", "all %d pages are in the index", n)
	}
	return nil
}
