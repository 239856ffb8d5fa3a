package rules

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebPalette counts the colours of a style sheet.
var WebPalette = &check.Rule{
	ID:    "web-palette",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `全站一个主色，不超过三种色调

规则看样式表中以变量定义的颜色（--名称：#123456、rgb、hsl），按色相归并，相差三十度以内的算一种，近于黑、白、灰的不算；超过三种的为提示。直接写在各处的颜色、图片的颜色和实际用了哪些，不看。别人建的页面不检查。`,
		disclosure.En: `the site has one main colour, and at most three tones

The rule reads the colours that a style sheet defines as variables (--name: #123456, rgb, hsl) and puts hues within thirty degrees together; those near black, white
and grey do not count. More than three make a note. Colours written straight into rules, those of images, and which are really used, are not looked at. Pages that we did
not build are not checked.`,
	},
	Cites: []disclosure.Cite{{
		Instrument: "《政府网站发展指引》（国办发〔2017〕47号）附件《网页设计规范（试行）》", Article: "色调", Confidence: disclosure.V2,
	}},
	Subject: disclosure.Say("样式表", "style sheet"),
	OfFile:  func(path string) bool { return strings.HasSuffix(path, ".css") },
	File: func(p *check.Pass, file *check.File) {
		p.Saw(1)
		css, err := file.Bytes()
		if err != nil {
			return // what cannot be read is for the rules of links
		}
		var hues []int
		for _, v := range variables.FindAllSubmatch(css, -1) {
			for _, c := range colours.FindAllString(string(v[1]), -1) {
				h, ok := hueOf(strings.ToLower(c))
				if ok && !slices.ContainsFunc(hues, func(o int) bool { d := abs(o - h); return min(d, 360-d) <= 30 }) {
					hues = append(hues, h)
				}
			}
		}
		if len(hues) > 3 {
			p.Infof(file.At(0), check.Values{Found: fmt.Sprint(len(hues)), Expected: "≤ 3"}, "样式表定义了 %[1]d 种色调；指引要求一个主色、不超过三种，请减少", "the style sheet defines %[1]d tones; the guidelines ask for one main colour and at most three, so use fewer", len(hues))
		}
	},
}

var (
	variables = regexp.MustCompile(`--[\w-]+\s*:([^;{}]+)`)
	colours   = regexp.MustCompile(`(?i)#[0-9a-f]{3,8}\b|rgba?\([^)]*\)|hsla?\([^)]*\)`)
	numbersIn = regexp.MustCompile(`[\d.]+`)
)

// hueOf gives the hue of a colour in degrees; false for black, white and grey.
func hueOf(c string) (int, bool) {
	var r, g, b float64
	n := numbersIn.FindAllString(c, -1)
	at := func(i int) float64 { f, _ := strconv.ParseFloat(n[i], 64); return f }
	switch {
	case strings.HasPrefix(c, "hsl") && len(n) >= 3:
		return int(at(0)) % 360, at(1) >= 25 && at(2) > 12 && at(2) < 94
	case strings.HasPrefix(c, "rgb") && len(n) >= 3:
		r, g, b = at(0)/255, at(1)/255, at(2)/255
	case len(c) == 4 || len(c) == 5:
		c = string([]byte{'#', c[1], c[1], c[2], c[2], c[3], c[3]})
		fallthrough
	case len(c) == 7 || len(c) == 9:
		v, err := strconv.ParseUint(c[1:7], 16, 32)
		if err != nil {
			return 0, false
		}
		r, g, b = float64(v>>16)/255, float64(v>>8&255)/255, float64(v&255)/255
	default:
		return 0, false
	}
	high, low := max(r, g, b), min(r, g, b)
	light, span := (high+low)/2, high-low
	if span == 0 || light < .12 || light > .94 || span/(1-math.Abs(2*light-1)) < .25 {
		return 0, false
	}
	h := 60 * (4 + (r-g)/span)
	switch high {
	case r:
		h = 60 * ((g - b) / span)
	case g:
		h = 60 * (2 + (b-r)/span)
	}
	return (int(math.Round(h)) + 360) % 360, true
}

func abs(n int) int { return max(n, -n) }
