package against

import (
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
)

// What editors leave of the computation of a rate, in the middle of a sentence:
// all of it, or only its button. It is ours and need not be pasted, so it is
// taken out before the text is read; but where it is there its numbers must be
// right.
func (j *judge) cutPanels() {
	for _, d := range j.Derived {
		button := rateButton.In(j.lang) + colon.In(j.lang) + d.Label.In(j.lang)
		body, end := panel(d, j.lang), rateClose.In(j.lang)
		for _, words := range []string{button + body + end, body + end, button + body, body} {
			j.cutAll(runes(lettersOf(words)))
		}
		j.cutChanged(d, runes(lettersOf(button+body+end)))
		j.cutAll(runes(lettersOf(button)))
	}
}

// cutAll takes out all that reads so.
func (j *judge) cutAll(words []rune) {
	for from := 0; len(words) > 0; {
		at := strings.Index(j.on.text()[from:], string(words))
		if at < 0 {
			return
		}
		from += at
		first := utf8.RuneCountInString(j.on.text()[:from])
		j.on.cut(first, first+len(words))
	}
}

// cutChanged takes out a computation that reads otherwise, and tells where its
// numbers do.
func (j *judge) cutChanged(d *disclosure.Derived, words []rune) {
	for range 4 { // a rate may be printed more than once
		if !strings.Contains(j.on.text(), folded(rateStated.In(j.lang))) && !strings.Contains(j.on.text(), folded(rateOperands.In(j.lang))) {
			return
		}
		text := runes(j.on.letters)
		low, high, ok := around4(words, text)
		if !ok {
			return
		}
		from, to, distance := sellers(words, text[low:high], false)
		from, to = from+low, to+low
		if distance*3 > len(words) || to-from < len(words)/2 {
			return
		}
		// Its button may be gone; its numbers may not differ.
		if want, found := digits(words), digits(text[from:to]); !strings.HasSuffix(want, found) || found == "" {
			w, s := differ(panel(d, j.lang), printed(j.on.letters[from:to]))
			j.errorf(factRule, j.on.at(from), s, w, "“%[1]s”的算式与填报不一致：按填报应为“%[3]s”，页面为“%[4]s”；请改正，或删去整个算式",
				"the calculation of %[2]q differs from what was filed: it should read %[3]q, the page has %[4]q; correct it, or leave the whole calculation out",
				d.Label.In(disclosure.ZhCN), d.Label.In(disclosure.En), w, s)
		}
		j.on.cut(from, to)
	}
}

// digits keeps the numerals of a text.
func digits(text []rune) string {
	var b strings.Builder
	for _, r := range text {
		if isDigit(r) || r == '.' || r == '%' {
			b.WriteRune(r)
		}
	}
	return b.String()
}
