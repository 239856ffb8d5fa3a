package private

import (
	"strings"
	"testing"
)

// TestLookSeesEachSign holds the fast look to what it stands for.
func TestLookSeesEachSign(t *testing.T) {
	for _, c := range []struct {
		text string
		want Signs
	}{
		{"", 0}, {"全年受理26件，增长12.5%，2023-01-19 10:24", 0},
		{"13800138000", Digits}, {"138 0013 8000", Digits}, {"1380013800", 0}, {"138－0013—8000", Digits}, {"１３８００１３８０００", Digits},
		{"138\u200b0013\u00a08000", Digits}, {"138\u30000013 8000", Digits}, {"1380013,8000", 0},
		{"护照", HasPassport}, {"港澳通行证", HasPassport}, {"通行", 0}, {"现住址", HasHome}, {"家庭", HasHome}, {"户籍", HasHome},
		{"出生", HasBirth}, {"a@b", HasMail}, {"35****", HasMask}, {"35×××", HasMask}, {"**", 0},
		{"姓名", HasName}, {"姓 名", HasName}, {"姓\u3000名", HasName}, {"机 密★", HasSecret}, {"内部", HasSecret}, {"内", 0}, {"注意保存", HasSecret}, {"不得外传", HasSecret}, {"注意", 0}, {"██", HasBlack},
		{"91350100M000100Y43", HasCode}, {"91350100M000100Y4", 0}, {"91350100m000100Y43", 0},
	} {
		if got := Look(c.text); got != c.want {
			t.Errorf("%q: %b, want %b", c.text, got, c.want)
		}
		padded := []byte(strings.Repeat("件<p>", 9) + c.text + "</p>")
		for range 12 {
			if got := LooksLong(padded); got != (c.want&Digits != 0) {
				t.Errorf("%q: long is %v", padded, got)
			}
			padded = append([]byte("x"), padded...)
		}
	}
}

// FuzzFind reads anything; nothing may be found where Look saw no sign, and
// nothing found may be printed whole.
func FuzzFind(f *testing.F) {
	f.Add("张三 11010519491231002X 138-0013-8000 住址：示例镇示例村3组")
	f.Add("\xff1３\u200b8姓 名@qq.com护照E00000000，1905年1月2日出生")
	f.Fuzz(func(t *testing.T, text string) {
		signs := Look(text)
		for _, h := range new(Search).Find(text, signs, func() Around { return Around{Today: today} }) {
			if h.Start < 0 || h.End > len(text) || h.Start > h.End {
				t.Errorf("%q: from %d to %d", text, h.Start, h.End)
			}
			if h.Kind <= BankCard && strings.Contains(h.Masked, h.code) {
				t.Errorf("%q is printed whole", h.code)
			}
		}
		LooksLong([]byte(text))
		ReadRoster([][]string{strings.Fields(text), {text, text}}, text)
	})
}
