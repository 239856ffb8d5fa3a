package attachment

import (
	"context"
	"runtime"
	"strings"
	"testing"
)

// TestHostileFilesTakeNoMoreThanTheyHold: files that are made so that a few bytes of
// them become many. What is not read of them is told.
func TestHostileFilesTakeNoMoreThanTheyHold(t *testing.T) {
	const size = 8 << 20
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	sheet := func(rows string) []byte {
		return pack(t, types, "<Types/>", "xl/workbook.xml", `<w xmlns:r="r"><sheet name="a" r:id="r1"/></w>`,
			"xl/_rels/workbook.xml.rels", `<R><Relationship Id="r1" Target="s1.xml"/></R>`, "xl/s1.xml", "<w>"+rows)
	}
	const number = "13800138000"
	for name, c := range map[string]struct {
		raw []byte
		cut bool
	}{
		"attributes.docx": {pack(t, types, "<Types/>", "word/document.xml", "<d><p><t>"+number+"</t></p><x "+fill("b ")+">"), true},
		"quoted.docx":     {pack(t, types, "<Types/>", "word/document.xml", "<d><p><t>"+number+"</t></p><x a='>' "+fill("b ")+">"), true},
		"remark.docx":     {pack(t, types, "<Types/>", "word/document.xml", "<d><!-- <a "+fill("b ")+"--><p><t>"+number+"</t></p>"), false},
		"wide.xlsx":       {sheet(fill(`<row><c r="IU1"><v>` + number + `</v></c></row>`)), true},
		"far.xlsx":        {sheet(`<row><c r="A1"><v>` + number + `</v></c><c r="ZZ1"><v>` + number + `</v></c></row>`), true},
		"repeated.ods":    {pack(t, "mimetype", "x", "content.xml", "<o><table-row><table-cell><p>"+number+"</p></table-cell>"+fill(`<table-cell number-columns-repeated="64"/>`)+"</table-row></o>"), false},
		"braces.rtf":      {[]byte(`{\rtf1 ` + number + fill("{}")), false},
		"words.rtf":       {[]byte(`{\rtf1 ` + number + fill(`\a`)), false},
		"commas.csv":      {[]byte(number + fill(",")), true},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			text, err := (&Reader{}).Read(t.Context(), name, c.raw)
			runtime.ReadMemStats(&after)
			if err != nil || text.Cut != c.cut {
				t.Errorf("it says that the rest was not read: %t (%v)", text.Cut, err)
			}
			if got := sketch(text); !strings.Contains(got[:min(len(got), 4096)], number) {
				t.Errorf("its beginning is not read: %.200s", got)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 48*size {
				t.Errorf("%d MiB of it take %d MiB", size>>20, used>>20)
			}
		})
	}
}

// TestTheBeginningOfALongLineIsRead: one that alone is more than is kept.
func TestTheBeginningOfALongLineIsRead(t *testing.T) {
	text, err := (&Reader{}).Read(t.Context(), "a.txt", []byte("13800138000"+strings.Repeat("长", MaxText/3)))
	if err != nil || !text.Cut || len(text.Lines) != 1 || !strings.HasPrefix(text.Lines[0].Text, "13800138000长") || !strings.HasSuffix(text.Lines[0].Text, "长") {
		t.Errorf("of one long line %d lines are kept (%t, %v)", len(text.Lines), text.Cut, err)
	}
}

// TestReadingEndsWithTheContext: nobody waits for what nobody wants.
func TestReadingEndsWithTheContext(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if text, _ := (&Reader{}).Read(ctx, "a.txt", []byte("13800138000\n13900139000\n")); len(text.Lines) > 1 {
		t.Errorf("it goes on to %d lines", len(text.Lines))
	}
}
