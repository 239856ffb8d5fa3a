package disclosure

import (
	"regexp"
	"slices"
)

// A Fact is one number of a report, typed once and used everywhere: on both
// pages, in tables, downloads, rates and identities. In a table of a form, what
// stands in a cell may also be words, or the sign of a missing number.
type Fact struct {
	ID        string // dotted; of a table's cell: table.row.column
	Value     Number
	Filed     string // the document's own spelling, if not plain digits: 八, 6.3万
	Unit      *Unit
	Period    Period
	Qualifier string // what the words around it say: over, under, at-most, at-least, about; or ""
	Label     Text   // a noun phrase that stands alone
	Members   []Text // the things counted, where the document lists them
	Counts    string // key of the chapter whose sub-headings are counted, or ""
	Inferred  Text   // set when the document does not state the number: how we got it
	Computed  bool   // a total that the document does not state
	Table     *Table // whose cell or total it is, or nil

	Kind    Kind    // of a cell of a form's table; "" elsewhere
	Missing Missing // of a cell: what stands there instead of a number
	Words   Text    // of a cell that is no number: what it says
	Key     string  // of such a cell: the day, the word's key, the organ, the plain string
	Note    Text    // how the number was read, where it was not filed in plain digits; or nil

	path   string // of its declaration in report.toml
	at     string // its place in another file: b.csv C3
	report string // of one that a Ledger kept
	unread bool   // the number could not be read; a fault says so
}

// Stated reports whether the document itself states the number.
func (f *Fact) Stated() bool { return f.Inferred == nil && !f.Computed }

// IsNumber reports whether the fact is a number, there or missing; a cell may
// hold words.
func (f *Fact) IsNumber() bool { return f.Kind == "" || f.Kind.IsNumber() }

// Plain is what machines read: the digits, nothing for a missing number, or
// the key of words.
func (f *Fact) Plain() string {
	switch {
	case !f.IsNumber():
		return f.Key
	case f.Missing != "":
		return ""
	}
	return f.Value.String()
}

// IsPercent reports whether the sign % belongs to the number.
func (f *Fact) IsPercent() bool { return f.Unit != nil && f.Unit.Key == Percent }

// Text writes the number as a page in lang prints it: the filed spelling on
// Chinese pages, grouped digits on others, % with percentages.
func (f *Fact) Text(lang Lang) string {
	if !f.IsNumber() {
		return f.Words.In(lang)
	}
	if f.Missing != "" {
		return f.Missing.Printed()
	}
	if lang == ZhCN && f.Filed != "" {
		return f.Filed
	}
	s := f.Value.Grouped()
	if lang == ZhCN {
		s = f.Value.String()
	}
	if f.IsPercent() {
		s += "%"
	}
	return s
}

var factID = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)+$`)

// readFacts reads the single facts of a report.
func (r *reader) readFacts(t *table) {
	for _, e := range t.subs("facts", optional) {
		f := &Fact{
			ID:      e.string("id", required),
			Unit:    r.unit(e, "unit", required),
			Period:  r.period(e, "period", Period{Year: r.Year}),
			Label:   e.text("label", required),
			Members: e.texts("members"),
			path:    e.path,
		}
		if e.has("qualifier") {
			f.Qualifier = e.oneOf("qualifier", required, "over", "under", "at-most", "at-least", "about")
		}
		if e.has("counts") {
			f.Counts = e.string("counts", required)
			if r.Form != nil && r.Form.Chapter(f.Counts) == nil {
				e.fault("counts", "本格式没有章节 %q", "the form has no chapter %q", f.Counts)
			}
		}
		if e.has("inferred") {
			f.Inferred = e.text("inferred", required)
		}
		r.readValue(e, "value", f)
		r.readFiled(e, "value", f)
		r.addFact(e, "id", f)
		e.done()
	}
}

// readValue reads a number: whole, or decimals as a string.
func (r *reader) readValue(t *table, key string, f *Fact) {
	f.unread = true
	v, ok := t.get(key, required)
	if !ok {
		return
	}
	switch v := v.(type) {
	case int64:
		if f.Value = Int(v); !f.Value.inRange() {
			t.fault(key, "超过 %d 位数字", "has more than %d digits", maxDigits)
			return
		}
		f.unread = false
	case string:
		n, err := ParseNumber(v)
		if err != nil {
			t.fault(key, "%q 不是普通十进制数", "%q is not a plain decimal number", v)
			return
		}
		f.Value, f.unread = n, false
	case float64:
		t.fault(key, "小数请写成字符串，如 \"%[1]v\"，以保留原有位数", "write decimals as a string, as \"%[1]v\", to keep them as filed", v)
	default:
		t.fault(key, "应为整数，或写成字符串的小数", "must be a whole number, or decimals as a string")
	}
}

// readFiled reads the spelling that the number of key was filed with, and
// proves that it is that number.
func (r *reader) readFiled(t *table, key string, f *Fact) {
	if f.Filed = t.string("filed", optional); f.Filed == "" || f.unread {
		return
	}
	n, percent, err := ParseSpelling(f.Filed)
	switch {
	case err != nil:
		t.fault("filed", "无法识别数字写法 %q", "the spelling %q cannot be read as a number", f.Filed)
	case n.Cmp(f.Value) != 0:
		t.fault("filed", "%q 是 %s，而 %s 为 %s", "%q is %s, but %s is %s", f.Filed, n, key, f.Value)
	case percent != f.IsPercent():
		t.fault("filed", "写法 %q 与计量单位不一致", "the spelling %q does not go with the unit", f.Filed)
	}
}

// addFact takes a fact in, unless its id is malformed or taken.
func (r *reader) addFact(t *table, key string, f *Fact) {
	switch {
	case f.ID == "": // already a fault
	case !factID.MatchString(f.ID):
		t.fault(key, "编号 %q 应为小写字母、数字、下划线，用点分段", "the id %q must be lower-case letters, digits and underscores in parts joined by dots", f.ID)
	case r.facts[f.ID] != nil:
		t.fault(key, "编号 %q 已在第 %d 行使用", "the id %q is already taken in line %d", f.ID, t.in.line(r.facts[f.ID].path))
	default:
		if f.Unit == nil {
			f.Unit = &Unit{}
		}
		r.facts[f.ID] = f
		r.Facts = append(r.Facts, f)
	}
}

func (r *reader) unit(t *table, key string, n need) *Unit {
	id := t.string(key, n)
	if id == "" {
		return nil
	}
	u := r.in.units[id]
	if u == nil {
		t.fault(key, "未知的计量单位 %q，可用：%s", "unknown unit %q; known are %s", id, keysOf(r.in.units))
	}
	return u
}

func keysOf[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
