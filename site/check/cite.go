package check

import (
	"fmt"

	"gongkai/disclosure"
)

// CiteText names what asks for something, and how far it was read.
func CiteText(c disclosure.Cite, lang disclosure.Lang) string {
	s := c.Instrument
	if c.Article != "" {
		s += " " + c.Article
	}
	return fmt.Sprintf("%s [%s: %s]", s, c.Confidence, ConfidenceText(c.Confidence, lang))
}

// ConfidenceText says in words how far a citation was read.
func ConfidenceText(c disclosure.Confidence, lang disclosure.Lang) string {
	switch c {
	case disclosure.V:
		return disclosure.Say("已核对原文", "checked against the original text").In(lang)
	case disclosure.V2:
		return disclosure.Say("据转载页面", "taken from a page that reproduces it").In(lang)
	case disclosure.P:
		return disclosure.Say("惯例", "common practice").In(lang)
	case disclosure.M:
		return disclosure.Say("未核对原文", "not checked against the original text").In(lang)
	case disclosure.Logic:
		return disclosure.Say("由数据和算术得出", "follows from the data").In(lang)
	}
	return ""
}
