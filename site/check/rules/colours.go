package rules

import (
	"image/color"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
)

// parseColour reads an opaque colour of a style sheet; what lets the ground shine
// through, and what is no colour, it does not know.
func parseColour(s string) (color.RGBA, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if c, ok := colornames.Map[s]; ok {
		return c, true
	}
	if hex, ok := strings.CutPrefix(s, "#"); ok {
		if len(hex) == 3 || len(hex) == 4 {
			var b strings.Builder
			for _, r := range hex {
				b.WriteRune(r)
				b.WriteRune(r)
			}
			hex = b.String()
		}
		if len(hex) == 8 && strings.HasSuffix(hex, "ff") {
			hex = hex[:6]
		}
		n, err := strconv.ParseUint(hex, 16, 32)
		if err != nil || len(hex) != 6 {
			return color.RGBA{}, false
		}
		return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}, true
	}
	inside, ok := strings.CutPrefix(s, "rgb(")
	if !ok {
		return color.RGBA{}, false
	}
	parts := strings.FieldsFunc(strings.TrimSuffix(inside, ")"), func(r rune) bool { return r == ',' || r == ' ' })
	if len(parts) != 3 {
		return color.RGBA{}, false
	}
	var c [3]uint8
	for i, part := range parts {
		n, err := strconv.ParseUint(part, 10, 8)
		if err != nil {
			return color.RGBA{}, false
		}
		c[i] = uint8(n)
	}
	return color.RGBA{c[0], c[1], c[2], 255}, true
}

// contrast is the ratio of the lightness of two colours, as WCAG defines it.
func contrast(a, b color.RGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.RGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
