package private

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/disclosure"
)

var today = disclosure.Date{Year: 2023, Month: 6, Day: 1}

// id makes the number of nobody: the first of its kind born in 1905.
func id(first17 string) string {
	for _, c := range "0123456789X" {
		if code := first17 + string(c); checkedID(code) {
			return code
		}
	}
	return ""
}

// luhn closes a number with its check digit.
func luhn(digits string) string {
	for c := '0'; c <= '9'; c++ {
		if code := digits + string(c); looksLikeCard(code) {
			return code
		}
	}
	return ""
}

func sketch(text string, a Around) string {
	a.Today = today
	var out []string
	for _, h := range new(Search).Find(text, Look(text), func() Around { return a }) {
		out = append(out, fmt.Sprintf("%d%s%s", h.Kind, [...]string{"!", "?", "."}[h.Grade], h.Masked))
	}
	return strings.Join(out, " ")
}

// TestNumbers reads texts of every kind. Kinds are 0 identity card, 1 the old
// one, 2 mobile, 3 bank card; ! is certain, ? probable.
func TestNumbers(t *testing.T) {
	const sample = "11010519491231002X" // the sample of the standard
	for _, c := range []struct{ text, want string }{
		{sample, "0!11**************2X"},
		{"张三（11010519491231002x），住", "0!11**************2X"},
		{"１１０１０５１９４９１２３１００２Ｘ", "0!11**************2X"},
		{"110105 19491231 002X", "0!11**************2X"},
		{"110105-19491231-002X", "0!11**************2X"},
		{strings.Join(strings.Split(id("11010519051231001"), ""), " "), "0!" + Mask(id("11010519051231001"))},
		{"110105\u200b19491231\u200b002X", "0!11**************2X"},
		{"110105194912310021", "0?11**************21"},
		{"110105194913310021", ""}, // no such month
		{"610105189912310021", ""},
		{"990105194912310021", ""},
		{"张三 11010519491231002X 13800138000", "0!11**************2X 2!13*******00"},
		{"110105194912310021345", ""},
		{"5110105194912310021", ""},
		{"a11010519491231002X", ""},
		{"https://www.example.cn/p/110105194912310021.html", ""},
		{"施工许可证编号：110105194912310021", ""},
		{"施工许可证编号：" + sample, "0?11**************2X"},
		{"身份证110105491231002", "1?11***********02"},
		{"注册号110105491231002", ""},
		{"编号" + id("35042720200301001"), "0?35**************" + id("35042720200301001")[16:]},
		{id("35042720200301001"), "0?35**************" + id("35042720200301001")[16:]},
		{"索引号：11341702486344515H/202110-00013", ""},
		{"索引号 11620300013909010R/2025-48086 91350100M000100Y43", ""},
		{"11620300013909010R", ""},
		// Telephones.
		{"联系人：李明，电话：13800138000", "2?13*******00"},
		{"李明，男，138 0013 8000", "2!13*******00"},
		{"李明电话13800138000", "2!13*******00"},
		{"申请人李明，138-0013-8000", "2!13*******00"},
		{"咨询电话：+8613800138000", "2?13*******00"},
		{"请拨13800138000/13900139000。", "2?13*******00 2?13*******00"},
		{"0598-5822123、0598－58221234、12345、400-138-0013、8008108888", ""},
		{"赣公网安备 36092202000105号 15092202000105", ""},
		{"时间戳1674093840000，20230119102400", ""},
		{"投资15000000000元，15000000000 平方米", ""},
		{"金额13800138000", ""},
		{"订单编号：13800138000", ""},
		{"1523 4567 890 13 800", ""},
		{"数据 138 0013 8000 2044 1833", ""},
		{"13800138000.00 和 1.13800138000", ""},
		{"x13800138000y hash9f13800138000ab 3f13800138000-13", ""},
		{"img_13800138000.jpg /upload/13800138000.pdf", ""},
		{"AB-2020-13800138000", ""},
		{"13800138000@163.com", "7?13***@163.com"},
		// Bank cards.
		{"卡号：4111111111111111", "3!41************11"},
		{"一卡通 6222 0200 0000 0000 00" + luhn("622202000000000000")[18:], "3!62***************" + luhn("622202000000000000")[17:]},
		{"账号：" + luhn("622202000000000000") + "，户名：示例县某某有限公司", "3?62***************" + luhn("622202000000000000")[17:]},
		{"条码：4111111111111111", ""},
		{"4111111111111111", "3?41************11"},
	} {
		if got := sketch(c.text, Around{}); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestNumbersBeyondTheLimitAreTold(t *testing.T) {
	phone := "张三 13800000000\n"
	few, many := strings.Repeat(phone, MaxNumbers), strings.Repeat(phone, MaxNumbers+1)
	for _, c := range []struct {
		texts []string
		cut   bool
	}{{[]string{few}, false}, {[]string{many}, true}, {[]string{few, "没有号码"}, false}, {[]string{few, phone}, true}} {
		var s Search
		for _, text := range c.texts {
			s.Find(text, Look(text), func() Around { return Around{} })
		}
		if s.Cut != c.cut || s.judged > MaxNumbers {
			t.Errorf("of %d texts, %d numbers were judged, and it says that there are more: %v", len(c.texts), s.judged, s.Cut)
		}
	}
}
