package disclosure

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// readCell reads one cell of report.toml.
func (r *reader) readCell(e *table, key string, f *Fact, words []Word) {
	v, ok := e.get(key, required)
	if !ok {
		return
	}
	f.unread = false
	switch x := v.(type) {
	case int64:
		if f.Kind == Plain {
			f.Key = strconv.FormatInt(x, 10)
			f.Words = same(f.Key)
			return
		}
		if f.Value = Int(x); f.IsNumber() {
			if !f.Value.inRange() {
				e.fault(key, "超过 %d 位数字", "has more than %d digits", maxDigits)
			}
			return
		}
	case string:
		if why := r.readText(f, x, words); why != nil {
			e.tell(key, why)
		}
		return
	case toml.LocalDate:
		if d, err := ParseDate(x.String()); err == nil && f.Kind == Day {
			f.setDay(d)
			return
		}
	case float64:
		e.fault(key, "小数请写成字符串，如 \"%[1]v\"，以保留原有位数", "write decimals as a string, as \"%[1]v\", to keep them as filed", x)
		return
	case map[string]any:
		if f.Kind == Words {
			f.Words = e.text(key, required)
			f.Key = f.Words.In(ZhCN)
			return
		}
	}
	said := kindSaid[f.Kind]
	e.fault(key, "应为%[1]s", "must be %[2]s", said[ZhCN], said[En])
}

var kindSaid = map[Kind]Text{
	Count:    {ZhCN: "整数", En: "a whole number"},
	Amount:   {ZhCN: "整数，或写成字符串的小数", En: "a whole number, or decimals as a string"},
	Rate:     {ZhCN: "整数，或写成字符串的小数", En: "a whole number, or decimals as a string"},
	Words:    {ZhCN: "中英文两种文字，如 { zh-cn = \"…\", en = \"…\" }", En: "words in both languages, as { zh-cn = \"…\", en = \"…\" }"},
	Plain:    {ZhCN: "字符串", En: "a string"},
	Day:      {ZhCN: "日期，如 2023-01-17", En: "a date, as 2023-01-17"},
	Choice:   {ZhCN: "格式所列的词语", En: "one of the words that the form lists"},
	OrganRef: {ZhCN: "organs.toml 中的机关", En: "an organ of organs.toml"},
}

// readText reads what a cell says as text, by its kind; why says what is wrong.
func (r *reader) readText(f *Fact, text string, words []Word) (why Text) {
	if strings.TrimSpace(text) == "" && (f.Kind == Choice || f.Kind == OrganRef || f.Kind == Day) {
		f.Missing = Blank
		return nil
	}
	switch f.Kind {
	case Count, Amount, Rate:
		n, missing, note, ok := parseEntry(text, money(f.Unit))
		if !ok {
			f.unread = true
			return Say("%q 不是数字，也不是空白、/、- 或 无", "%q is no number, and none of blank, /, - and 无", text)
		}
		f.Value, f.Missing, f.Note = n, missing, note
	case Plain:
		f.Key = strings.TrimSpace(text)
		f.Words = same(f.Key)
	case Day:
		d, err := ParseDate(writtenDay.ReplaceAllStringFunc(strings.TrimSpace(text), plainDay))
		if err != nil {
			return Say("%q 应为日期，如 2023-01-17", "%q must be a date, as 2023-01-17", text)
		}
		f.setDay(d)
	case Choice:
		for _, w := range words {
			if text = strings.TrimSpace(text); text == w.Key || text == w.Name[ZhCN] || text == w.Name[En] {
				f.Key, f.Words = w.Key, w.Name
				return nil
			}
		}
		var zh, en []string
		for _, w := range words {
			zh, en = append(zh, w.Key+" "+w.Name.In(ZhCN)), append(en, w.Key+" "+w.Name.In(En))
		}
		return Say("%[1]q 不在可选值之中：%[2]s", "%[1]q is none of these: %[3]s", text, strings.Join(zh, "，"), strings.Join(en, ", "))
	case OrganRef:
		for _, o := range r.in.Organs {
			if text = strings.TrimSpace(text); text == o.ID || text == o.Name[ZhCN] {
				f.Key, f.Words = o.ID, o.Name
				return nil
			}
		}
		return Say("%[2]s 中没有机关 %[1]q，可用：%[3]s", "%[2]s names no organ %[1]q; known are %[3]s", text, organsFile, strings.Join(keysOf(r.in.Organs), ", "))
	default:
		said := kindSaid[Words]
		return Say("应为%[1]s", "must be %[2]s", said[ZhCN], said[En])
	}
	return nil
}

func (f *Fact) setDay(d Date) {
	f.Key = d.String()
	f.Words = Text{}
	for _, lang := range Langs {
		f.Words[lang] = d.In(lang)
	}
}

// money names the unit of a column of amounts, as entries are read by it.
func money(u *Unit) string {
	if u != nil && (u.Key == "yuan" || u.Key == "wanyuan") {
		return u.Key
	}
	return ""
}

// writtenDay is a day as spreadsheets and people write it: 2023/1/6, 2023年1月6日.
var writtenDay = regexp.MustCompile(`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:T00:00:00)?$`)

// plainDay writes such a day as 2023-01-06.
func plainDay(s string) string {
	m := writtenDay.FindStringSubmatch(s)
	return fmt.Sprintf("%s-%02s-%02s", m[1], m[2], m[3])
}
