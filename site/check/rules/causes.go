package rules

import (
	"strings"

	"gongkai/disclosure"
)

// causeOf says what may be wrong with an equation that fails: the one likely
// cause, or the cells of which any would explain it, with the familiar mistake
// among them; or nothing.
func causeOf(i *disclosure.Identity, d *disclosure.Diagnosis, address func(*disclosure.Fact) string, lang disclosure.Lang) string {
	if d == nil {
		return ""
	}
	if c := d.Cause; c != nil {
		return disclosure.Say("可能的原因：", "Likely cause: ").In(lang) + causeSaid(c, address).In(lang)
	}
	if len(d.Candidates) == 0 || len(d.Candidates) > 6 {
		return ""
	}
	var out []string
	for _, c := range d.Candidates {
		out = append(out, disclosure.Say("%[1]s %[3]s 应为 %[4]s（%[5]s）", "%[2]s %[3]s, which would be %[4]s (%[5]s)",
			c.Label.In(disclosure.ZhCN), c.Label.In(disclosure.En), c.Value, c.Right, address(c.Fact)).In(lang))
	}
	said := disclosure.Say("其中任一格有误都可以解释：%s。", "Any one of these cells, if wrong, explains it: %s.",
		strings.Join(out, disclosure.Say("；", "; ").In(lang))).In(lang)
	if c := d.Familiar; c != nil {
		said += disclosure.Say("其中常见的差错：", " Among them, a familiar mistake: ").In(lang) + causeSaid(c, address).In(lang)
	}
	return said
}

func causeSaid(c *disclosure.Cause, address func(*disclosure.Fact) string) disclosure.Text {
	zh, en := c.Fact.Label.In(disclosure.ZhCN), c.Fact.Label.In(disclosure.En)
	at := address(c.Fact)
	switch {
	case c.Kind == disclosure.Shifted:
		return disclosure.Say("从“%[1]s”（%[3]s）起，这一行的数字错了一列。", "from %[2]q (%[3]s) on, the numbers of this row stand one column off.", zh, en, at)
	case c.Kind == disclosure.Swapped:
		return disclosure.Say("“%[1]s”（%[5]s）的两个数字颠倒了：填报为 %[3]s，应为 %[4]s。", "two digits of %[2]q (%[5]s) changed places: %[3]s was filed, it should be %[4]s.", zh, en, c.Fact.Value, c.Right, at)
	case c.Kind == disclosure.Twice && c.Fact.Value.Cmp(c.Right) > 0:
		return disclosure.Say("合计“%[1]s”（%[5]s）多计了一次“%[6]s”%[8]s：填报为 %[3]s，应为 %[4]s。", "the total %[2]q (%[5]s) counts %[7]q, %[8]s, twice: %[3]s was filed, it should be %[4]s.",
			zh, en, c.Fact.Value, c.Right, at, c.Part.Label.In(disclosure.ZhCN), c.Part.Label.In(disclosure.En), c.Part.Value)
	case c.Kind == disclosure.Twice:
		return disclosure.Say("合计“%[1]s”（%[5]s）漏计了“%[6]s”%[8]s：填报为 %[3]s，应为 %[4]s。", "the total %[2]q (%[5]s) leaves out %[7]q, %[8]s: %[3]s was filed, it should be %[4]s.",
			zh, en, c.Fact.Value, c.Right, at, c.Part.Label.In(disclosure.ZhCN), c.Part.Label.In(disclosure.En), c.Part.Value)
	case c.Total:
		return disclosure.Say("合计“%[1]s”（%[5]s）没有随各项更新：填报为 %[3]s，应为 %[4]s。", "the total %[2]q (%[5]s) was not updated with its parts: %[3]s was filed, it should be %[4]s.", zh, en, c.Fact.Value, c.Right, at)
	}
	return disclosure.Say("“%[1]s”（%[5]s）有误：填报为 %[3]s，若为 %[4]s，各等式都成立。", "%[2]q (%[5]s) is wrong: %[3]s was filed; with %[4]s every equation holds.", zh, en, c.Fact.Value, c.Right, at)
}
