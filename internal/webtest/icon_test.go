package webtest

import (
	"bytes"
	"encoding/base64"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

var update = flag.Bool("update", false, "draw the icons in static/ anew from favicon.svg")

// TestIconsAreDrawnFromTheFavicon: telephones want PNG. Those in static/ show
// what favicon.svg shows, drawn by the browser with square corners: a
// telephone rounds them itself. Edges may differ a little between
// versions of the browser.
func TestIconsAreDrawnFromTheFavicon(t *testing.T) {
	svg, err := os.ReadFile(filepath.Join(root, "static", "favicon.svg"))
	if err != nil {
		t.Fatal(err)
	}
	svg = bytes.Replace(svg, []byte(` rx="4"`), nil, 1)
	b := newTab(t)
	for _, size := range []int64{180, 512} {
		file := filepath.Join(root, "static", fmt.Sprintf("icon-%d.png", size))
		b.open("data:text/html;base64," + base64.StdEncoding.EncodeToString(fmt.Appendf(nil,
			`<!doctype html><style>body{margin:0}svg{display:block;width:%[1]dpx;height:%[1]dpx}</style>%[2]s`, size, svg)))
		b.look(size, size, "light")
		drawn, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(file, drawn, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		kept, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if far := apart(t, kept, drawn); far > 0 {
			t.Errorf("%s: %d pixels are not those of favicon.svg; run go test ./internal/webtest -run TestIcons -update", file, far)
		}
	}
	if apart(t, must(os.ReadFile(filepath.Join(root, "static", "icon-180.png"))), must(os.ReadFile(filepath.Join(root, "static", "icon-512.png")))) == 0 {
		t.Error("pictures that differ are not told apart")
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// apart counts the pixels of two pictures that differ by more than a shade.
func apart(t *testing.T, a, b []byte) (far int) {
	t.Helper()
	x, y := must(png.Decode(bytes.NewReader(a))), must(png.Decode(bytes.NewReader(b)))
	for at := range points(x.Bounds().Union(y.Bounds())) {
		r1, g1, b1, _ := x.At(at.X, at.Y).RGBA()
		r2, g2, b2, _ := y.At(at.X, at.Y).RGBA()
		for _, d := range []int{int(r1) - int(r2), int(g1) - int(g2), int(b1) - int(b2)} {
			if d > 0x2800 || d < -0x2800 {
				far++
				break
			}
		}
	}
	return far
}

func points(r image.Rectangle) func(func(image.Point) bool) {
	return func(yield func(image.Point) bool) {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				if !yield(image.Pt(x, y)) {
					return
				}
			}
		}
	}
}
