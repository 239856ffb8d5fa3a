package disclosure_test

import (
	"strings"
	"testing"
)

const waterForm = `name = { zh-cn = "供水年报", en = "Water supply" }
title = { zh-cn = "{organ}{year}年供水年报", en = "{organ} in {year}" }
trends = ["supply.now.east"]
[[basis]]
instrument = "示例办法"
confidence = "P"
[[filers]]
levels = ["government"]
before = "04-01"
[[fields]]
key = "state"
name = { zh-cn = "状态", en = "State" }
kind = "word"
words = [ { key = "open", name = { zh-cn = "进行", en = "open" } } ]
[[chapters]]
key = "supply"
name = { zh-cn = "供水", en = "Supply" }
match = ["供水"]
[[tables]]
id = "supply"
chapter = "supply"
caption = { zh-cn = "供水", en = "Supply" }
head = { zh-cn = "项", en = "Item" }
unit = "entity"
column_groups = [ { id = "all", label = { zh-cn = "片", en = "Areas" } } ]
columns = [ { id = "east", in = "all", label = { zh-cn = "东", en = "East" } }, { id = "west", in = "all", label = { zh-cn = "西", en = "West" } } ]
rows = [ { id = "before", label = { zh-cn = "上年", en = "Before" } }, { id = "now", label = { zh-cn = "本年", en = "Now" } } ]
[[identities]]
id = "carried"
table = "supply"
each = "column"
equation = "before = last:now"
[[identities]]
id = "licences"
equation = "supply.now.east <= disclosure-annual:a.art20_5.licensing.decisions"
`

// TestAFormOfASiteNamesEachFault breaks a form of the site's own in one place at a time:
// the fault has its line, and the reports in that form add none.
func TestAFormOfASiteNamesEachFault(t *testing.T) {
	const f = "forms/water.toml"
	tests := []struct{ name, old, fresh, want string }{
		{"unknown key", `chapter = "supply"`, `chaptr = "supply"`, f + `:21: tables[0].chaptr: is not a known key; check its spelling or remove it`},
		{"unknown unit", `unit = "entity"`, `unit = "entities"`, f + `:24: tables[0].unit: unknown unit "entities"; known are `},
		{"no unit", `unit = "entity"`, ``, f + `:19: tables[0].unit: the cell "supply.before.east" has no unit`},
		{"a group nobody declared", `{ id = "west", in = "all"`, `{ id = "west", in = "al"`, f + `:26: tables[0].columns[1].in: there is no group "al"; outer groups come first`},
		{"a name in braces", `{organ} in {year}`, `{organ} in {yaer}`, f + `:2: title.en: {yaer} must be {organ} or {year}`},
		{"a level nobody has", `levels = ["government"]`, `levels = ["gov"]`, f + `:8: filers[0].levels: "gov" is none of government, department, township`},
		{"no day", `before = "04-01"`, `before = "13-01"`, f + `:9: filers[0].before: must be month-day, as 04-01`},
		{"ends before it begins", `trends = `, "since = 2023\nuntil = 2020\ntrends = ", f + `:4: until: is before since, 2023`},
		{"follows nobody", `trends = `, "follows = \"wtaer\"\ntrends = ", f + `:3: follows: there is no form "wtaer"`},
		{"a trend of no cell", `trends = ["supply.now.east"]`, `trends = ["supply.now.esat"]`, f + `:3: trends: "supply.now.esat" names no cell with a number`},
		{"a name for no trend", `[[basis]]`, "[trend_names]\n\"supply.now.west\" = { zh-cn = \"西\", en = \"West\" }\n[[basis]]", f + `:5: trend_names.supply.now.west: is not among trends`},
		{"no order", `trends = `, "order = 0\ntrends = ", f + `:3: order: must be a whole number from 1 to 9999`},
		{"a trend of words", `label = { zh-cn = "本年", en = "Now" } }`, `label = { zh-cn = "本年", en = "Now" }, kind = "plain" }`, f + `:3: trends: "supply.now.east" names no cell with a number`},
		{"a level twice", `levels = ["government"]`, `levels = ["government", "government"]`, f + `:8: filers[0].levels: "government" was named before`},
		{"a key that cannot be required", `trends = `, "require = [\"mark\"]\ntrends = ", f + `:3: require: "mark" is none of index, addressees`},
		{"an equation for a level nobody has", `id = "licences"`, "id = \"licences\"\nfor = [\"village\"]", f + `:35: identities[1].for: "village" is none of government, department, township`},
		{"a table in a chapter nobody declared", `chapter = "supply"`, `chapter = "numbers"`, f + `:21: tables[0].chapter: the form has no chapter "numbers"`},
		{"a form nobody has, for each column", `"before = last:now"`, `"before = wtaer:a.b"`, f + `:32: identities[0].equation: there is no form "wtaer"`},
		{"a row called as another", `{ zh-cn = "本年", en = "Now" }`, `{ zh-cn = "上年", en = "Now" }`, f + `:27: tables[0].rows: two rows are called "Now", so nobody can tell them apart`},
		{"no equation", `"before = last:now"`, `"before >= last:now"`, f + `:32: identities[0].equation: "before >= last:now" must read as "a + b = c" or "a <= b", sums only: what is subtracted moves to the other side`},
		{"a name of no cell", `"before = last:now"`, `"before = last:nwo"`, f + `:32: identities[0].equation: "last:nwo" names no cell`},
		{"a form nobody has", `disclosure-annual:a`, `disclosure-anual:a`, f + `:35: identities[1].equation: there is no form "disclosure-anual"`},
		{"no cell of the other form", `licensing.decisions"`, `licensing.decision"`, f + `:35: identities[1].equation: the form "disclosure-annual" has no cell "a.art20_5.licensing.decision"`},
		{"itself by its name", `disclosure-annual:a.art20_5.licensing.decisions`, `water:supply.now.west`, f + `:35: identities[1].equation: "water" is this form; write its ids without the name`},
		{"a tier nobody has", `id = "licences"`, "id = \"licences\"\ntiers = [\"village\"]", f + `:35: identities[1].tiers: "village" is none of province, city, county, township`},
		{"a pattern that is none", `match = ["供水"]`, `match = ["供(水"]`, f + `:18: chapters[0].match: is not a valid pattern: `},
		{"a word twice", `words = [ {`, `words = [ { key = "open", name = { zh-cn = "开", en = "on" } }, {`, f + `:14: fields[0].words[1].key: the word "open" is declared twice`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := good(t)
			if strings.Count(waterForm, tt.old) != 1 {
				t.Fatalf("%q stands %d times in the form", tt.old, strings.Count(waterForm, tt.old))
			}
			files[f] = strings.Replace(waterForm, tt.old, tt.fresh, 1)
			files[report] = strings.Replace(files[report], `form = "rule-of-law"`, `form = "water"`, 1)
			_, err := load(files)
			if err == nil {
				t.Fatal("there is no fault")
			}
			if got := err.Error(); !strings.HasPrefix(got, tt.want) || strings.Contains(got, "\n") {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
