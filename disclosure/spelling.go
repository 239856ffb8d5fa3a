package disclosure

import (
	"fmt"
	"strings"
)

// A document spells its numbers in its own way: 八, 百分之九十, 6.3万,
// 63，379. ParseSpelling tells what such a spelling is worth, so that a filed
// spelling can be proved against its value. percent is true for 90%, 90％ and
// 百分之九十. What it cannot read is an error, never a guess.
func ParseSpelling(s string) (n Number, percent bool, err error) {
	t := halfWidth.Replace(strings.TrimSpace(s))
	if rest, ok := strings.CutPrefix(t, "百分之"); ok {
		t, percent = rest, true
	} else if rest, ok := strings.CutSuffix(t, "%"); ok {
		t, percent = strings.TrimSpace(rest), true
	}
	zeros := 0
	if strings.ContainsAny(t, "0123456789") {
		for _, unit := range []struct {
			suffix string
			zeros  int
		}{{"万亿", 12}, {"亿", 8}, {"万", 4}} {
			if rest, ok := strings.CutSuffix(t, unit.suffix); ok {
				t, zeros = strings.TrimSpace(rest), unit.zeros
				break
			}
		}
		n, err = ParseNumber(ungroup(t))
	} else {
		n, err = chineseNumber(t)
	}
	if err != nil {
		return Number{}, false, fmt.Errorf("spelling %q: %w", s, err)
	}
	for ; zeros > 0; zeros-- {
		if n.scale > 0 {
			n.scale--
			continue
		}
		if n.coef *= 10; !n.inRange() {
			return Number{}, false, fmt.Errorf("spelling %q has more than %d digits", s, maxDigits)
		}
	}
	return n, percent, nil
}

// halfWidth turns what Chinese pages print at full width into ASCII.
var halfWidth = strings.NewReplacer(
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4",
	"５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
	"％", "%", "．", ".", "，", ",", "－", "-")

// ungroup takes the commas out of a number grouped by threes, and leaves any
// other comma for ParseNumber to refuse.
func ungroup(s string) string {
	whole, _, _ := strings.Cut(s, ".")
	groups := strings.Split(strings.TrimPrefix(whole, "-"), ",")
	for i, g := range groups {
		if i == 0 && (len(g) == 0 || len(g) > 3) || i > 0 && len(g) != 3 {
			return s
		}
	}
	return strings.ReplaceAll(s, ",", "")
}

// chineseNumber reads a whole number below 10^17 in Chinese numerals.
func chineseNumber(s string) (Number, error) {
	const digits = "零一二三四五六七八九"
	units := map[rune]int64{'十': 10, '百': 100, '千': 1000}
	var total, section, digit, last int64
	seen, pending := false, false
	for _, r := range strings.NewReplacer("两", "二", "〇", "零", "○", "零").Replace(s) {
		switch {
		case strings.ContainsRune(digits, r):
			if pending && digit != 0 {
				return Number{}, fmt.Errorf("two digits stand side by side")
			}
			digit, pending = int64(strings.Index(digits, string(r))/len("零")), true
		case units[r] != 0:
			if !pending {
				digit = 1 // 十二 is 12
			}
			if last != 0 && units[r] >= last {
				return Number{}, fmt.Errorf("%c does not follow a larger unit", r)
			}
			section += digit * units[r]
			last, digit, pending = units[r], 0, false
		case r == '万' || r == '亿':
			if total+section+digit == 0 {
				return Number{}, fmt.Errorf("nothing stands before %c", r)
			}
			switch {
			case r == '万':
				total += (section + digit) * 1e4
			case total+section+digit > 1e8:
				return Number{}, fmt.Errorf("the number is out of range")
			default:
				total = (total + section + digit) * 1e8
			}
			section, digit, pending, last = 0, 0, false, 0
		default:
			return Number{}, fmt.Errorf("%q is no numeral", string(r))
		}
		seen = true
	}
	if !seen {
		return Number{}, fmt.Errorf("there is no numeral")
	}
	return Int(total + section + digit), nil
}
