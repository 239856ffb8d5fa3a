package webtest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// shown is every type of page, for people to look at: of this site, and of the
// sample county.
var shown = map[bool]map[string]string{
	false: {"about": "/about/", "rules": "/rules/", "rule": "/rules/stat-percent/", "report-data": "/" + report, "404": "/404.html"},
	true: {
		"home": "/", "reports": "/reports/", "year": "/reports/2023/", "forms": "/reports/forms/", "form": "/reports/forms/disclosure-annual/",
		"organs": "/reports/organs/", "organ": "/reports/organs/county/", "catalogue": "/reports/catalogue/",
		"report-rule-of-law": "/reports/2023/county-rule-of-law/", "report-disclosure": "/reports/2023/county-disclosure/",
		"report-enforcement": "/reports/2023/county-enforcement/", "report-catalogue": "/reports/2023/transport-powers/",
		"report-untranslated": "/reports/2021/exemplar-disclosure/", "report-corrected": "/reports/2022/market-disclosure/", "withdrawn": "/reports/2022/education-disclosure/",
		"guide": "/guide/", "regulations": "/regulations/", "accessibility": "/accessibility/", "data": "/data/", "sitemap": "/sitemap/",
		"search": "/search/?q=2023&organ=county",
	},
}

// sights are the widths and modes of the pictures.
var sights = []struct {
	name, feature, value string
	widths               []int64
}{
	{"light", "prefers-color-scheme", "light", []int64{360, 768, 1440}},
	{"dark", "prefers-color-scheme", "dark", []int64{360, 768, 1440}},
	{"forced", "forced-colors", "active", []int64{360, 1440}},
}

// TestShots takes pictures of every type of page, in both languages, at three
// widths, in light, dark and forced colours, and prints each as PDF, into the
// folder that GONGKAI_SHOTS names (make shots). GONGKAI_SHOTS_ONLY takes only
// those whose name holds it. A tall page becomes several pictures.
func TestShots(t *testing.T) {
	dir := os.Getenv("GONGKAI_SHOTS")
	if dir == "" {
		t.Skip("GONGKAI_SHOTS names no folder")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	b := newTab(t)
	taken := 0
	keep := func(name string, data []byte) {
		taken++
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for ofCounty, list := range shown {
		public := filepath.Join(county(t), "public")
		if !ofCounty {
			public = built(t)
		}
		at := hostOf(t, public)
		for name, path := range list {
			for lang, prefix := range map[string]string{"zh": "", "en": "/en"} {
				name, address := name+"-"+lang, at+prefix+path
				if !strings.Contains(name, os.Getenv("GONGKAI_SHOTS_ONLY")) {
					continue
				}
				for _, sight := range sights {
					prefer(b, sight.feature, sight.value)
					b.open(address) // a page that is open already would keep the colour behind it
					if strings.Contains(path, "?q=") && len(found(b)) == 0 {
						t.Errorf("%s finds nothing to take a picture of", address)
					}
					for _, width := range sight.widths {
						for i, slice := range photograph(b, width) {
							keep(fmt.Sprintf("%s-%04d-%s-%d.png", name, width, sight.name, i+1), slice)
						}
					}
				}
				pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
				if err != nil {
					t.Fatal(err)
				}
				keep(name+".pdf", pdf)
			}
		}
	}
	t.Logf("%d pictures in %s", taken, dir)
}

// photograph takes pictures of the whole page, from its top, each of at most 2000
// pixels of height.
func photograph(b *tab, width int64) (pictures [][]byte) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, 900))
	height := eval[float64](b, `document.documentElement.scrollHeight`)
	for top := 0.0; top < height; top += 2000 {
		b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			r, err := cdp.Call(ctx, t, page.CaptureScreenshot, page.CaptureScreenshotParams{
				Format: "png", CaptureBeyondViewport: new(true),
				Clip: &page.Viewport{Y: top, Width: float64(width), Height: min(2000, height-top), Scale: 1},
			})
			if err != nil {
				return err
			}
			pictures = append(pictures, r.Data)
			return nil
		}))
	}
	return pictures
}

// prefer sets what the visitor asks of pages: dark ones, forced colours.
func prefer(b *tab, feature, value string) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: feature, Value: value}}})
		return err
	}))
}
