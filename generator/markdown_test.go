package generator

import "testing"

// TestEscapes keep goldmark from reading more into a filed text than was meant.
func TestEscapes(t *testing.T) {
	numbers := map[string]string{
		"2023. 是开局之年":             `2023\. 是开局之年`,
		"1. 深入学习":                 `1\. 深入学习`,
		"1.深入学习":                  "1.深入学习",
		"3) 其他":                   `3\) 其他`,
		"增长 2.5 个百分点":             "增长 2.5 个百分点",
		"2023年":                   "2023年",
		"1~3月办结5件，4~6月办结8件":       `1\~3月办结5件，4\~6月办结8件`,
		"规格3*5*2":                 `规格3\*5\*2`,
		"_甲_和`乙`":                 "\\_甲\\_和\\`乙\\`",
		"R&D和&lt;":                `R\&D和\&lt;`,
		"[甲](乙)":                  `[甲]\(乙)`,
		"- 一是":                    `\- 一是`,
		"> 引":                     `\> 引`,
		"-5度":                     `\-5度`,
		"**重点**是*号":               `**重点**是\*号`,
		`共{{< stat "a.b_c" >}}件_`: `共{{< stat "a.b_c" >}}件\_`,
	}
	for in, want := range numbers {
		if got := escape(in); got != want {
			t.Errorf("escape(%q) = %q, want %q", in, got, want)
		}
	}
	bolds := map[string]string{
		"**一是：**完善机制":   `**一是：**\ 完善机制`,
		"坚持**“三调”联动**":  `坚持\ **“三调”联动**`,
		"做**好**事":       "做**好**事",
		"**结束。**":       "**结束。**",
		"**一**、**二。**三": `**一**、**二。**\ 三`,
	}
	for in, want := range bolds {
		if got := escapeBold(in); got != want {
			t.Errorf("escapeBold(%q) = %q, want %q", in, got, want)
		}
	}
}
