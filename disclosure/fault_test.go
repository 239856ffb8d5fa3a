package disclosure_test

import (
	"strings"
	"testing"
)

// TestLoadNamesEachFault breaks the good site in one place at a time and holds
// the fault to its very words: file, line, key, what, what to do.
func TestLoadNamesEachFault(t *testing.T) {
	tests := []struct{ name, file, old, fresh, want string }{
		{"unknown key", report, `organ = "demo"`, "organ = \"demo\"\norgna = \"demo\"",
			report + `:3: orgna: is not a known key; check its spelling or remove it`},
		{"unknown key in a fact", report, `unit = "case", label = { zh-cn = "审结案件"`, `unit = "case", lable = 1, label = { zh-cn = "审结案件"`,
			report + `:13: facts[0].lable: is not a known key; check its spelling or remove it`},
		{"missing key", report, "formed = 2023-01-17\n", "",
			report + `:1: formed: is missing; add it`},
		{"language missing", report, `label = { zh-cn = "审结案件", en = "Cases closed" }`, `label = { zh-cn = "审结案件" }`,
			report + `:13: facts[0].label.en: is missing; add it`},
		{"empty text", report, `en = "Cases closed"`, `en = " "`,
			report + `:13: facts[0].label.en: must not be empty`},
		{"bad date", report, "formed = 2023-01-17", `formed = "2023-01-17"`,
			report + `:5: formed: must be a date, as 2023-01-17`},
		{"date with time", report, "formed = 2023-01-17", `formed = 2023-01-17T08:00:00`,
			report + `:5: formed: must be a date, as 2023-01-17`},
		{"time with zone", report, "published = 2023-01-19T10:24:00", "published = 2023-01-19T10:24:00Z",
			report + `:4: published: must be a date and time without zone (Beijing time), as 2023-01-19T10:24:00`},
		{"impossible date", report, "formed = 2023-01-17", `formed = 2023-02-30`,
			report + `:5: is not valid TOML: impossible date`},
		{"reviewed without a basis", report, "formed = 2023-01-17", "formed = 2023-01-17\nreview = { by = \"张三\", on = 2023-01-17 }",
			report + `:6: review.basis: is missing; add it`},
		{"reviewed after publication", report, "formed = 2023-01-17", "formed = 2023-01-17\nreview = { by = \"张三\", on = 2023-01-20, basis = \"审查表\" }",
			report + `:6: review.on: 2023-01-20 is after the publication, 2023-01-19; review and signature come before it`},
		{"signed without a review", report, "formed = 2023-01-17", "formed = 2023-01-17\nsignature = { by = \"张三\", on = 2023-01-18, basis = \"发文单\" }",
			report + `:6: signature: stands without [review]; the review comes before the signature`},
		{"signed by the one who reviewed", report, "formed = 2023-01-17", "formed = 2023-01-17\nreview = { by = \"张三\", on = 2023-01-17, basis = \"审查表\" }\nsignature = { by = \"张 三\", on = 2023-01-18, basis = \"发文单\" }",
			report + `:7: signature.by: is the person of review.by, 张 三; review and signature take two persons`},
		{"signed before the review", report, "formed = 2023-01-17", "formed = 2023-01-17\nreview = { by = \"张三\", on = 2023-01-18, basis = \"审查表\" }\nsignature = { by = \"李四\", on = 2023-01-17, basis = \"发文单\" }",
			report + `:7: signature.on: 2023-01-17 is before the review, 2023-01-18; the review comes first`},
		{"unknown form", report, `form = "rule-of-law"`, `form = "rule-of-lore"`,
			report + `:1: form: there is no form "rule-of-lore"; known are [disclosure-annual disclosure-annual-2019 enforcement-annual list-commitment list-decisions list-discretion list-flexible-lighter list-flexible-mitigated list-flexible-no-compulsion list-flexible-no-penalty list-licensing list-normative list-powers list-proposals list-tasks normative-document reconsideration-decision rule-of-law website-annual]`},
		{"unknown organ", report, `organ = "demo"`, `organ = "dem"`,
			report + `:2: organ: reports/organs.toml names no organ "dem"`},
		{"unknown unit", report, `unit = "case", label = { zh-cn = "审结案件"`, `unit = "cases", label = { zh-cn = "审结案件"`,
			report + `:13: facts[0].unit: unknown unit "cases"; known are`},
		{"float", report, "value = 17,", "value = 17.50,",
			report + `:13: facts[0].value: write decimals as a string, as "17.5", to keep them as filed`},
		{"not a number", report, "value = 17,", `value = "17a",`,
			report + `:13: facts[0].value: "17a" is not a plain decimal number`},
		{"fact named twice", report, `id = "lists.kinds"`, `id = "court.closed"`,
			report + `:15: facts[2].id: the id "court.closed" is already taken in line 13`},
		{"fact named like a cell", report, `id = "lists.kinds"`, `id = "grades.good.count"`,
			report + `:19: tables[0].rows[0].count: the id "grades.good.count" is already taken in line 15`},
		{"malformed id", report, `id = "lists.kinds"`, `id = "Court"`,
			report + `:15: facts[2].id: the id "Court" must be lower-case letters, digits and underscores in parts joined by dots`},
		{"spelling that is another number", report, `filed = "两"`, `filed = "三"`,
			report + `:15: facts[2].filed: "三" is 3, but value is 2`},
		{"spelling that is none", report, `filed = "两"`, `filed = "若干"`,
			report + `:15: facts[2].filed: the spelling "若干" cannot be read as a number`},
		{"row without a column", report, `en = "Good" }, count = 27`, `en = "Good" }, number = 27`,
			report + `:19: tables[0].rows[0].count: is missing; add it` + "\n" +
				report + `:19: tables[0].rows[0].number: is not a known key; check its spelling or remove it`},
		{"operand nowhere defined", report, `over = ["court.closed"]`, `over = ["court.clsoed"]`,
			report + `:30: derived[0].over: entry 1 refers to "court.clsoed", which is no fact of this report`},
		{"decimals that differ", report, "decimals = 2", "decimals = 1",
			report + `:27: derived[0].decimals: is 1, but the stated value has 2 decimals`},
		{"division by nothing", report, "value = 17,", "value = 0,",
			report + `:30: derived[0].over: adds up to 0, so there is no rate`},
		{"syntax", report, `organ = "demo"`, `organ = "demo`,
			report + `:2: is not valid TOML: basic strings cannot have new lines`},
		{"fact nowhere defined", zhBody, `{{< stat "court.closed" >}}`, `{{< stat "court.opened" >}}`,
			zhBody + `:5: refers to "court.opened", which is no fact of this report`},
		{"rate shown as a number", zhBody, `{{< rate "court.loss_rate" >}}`, `{{< stat "court.loss_rate" >}}`,
			zhBody + `:5: "court.loss_rate" is a derived fact; use rate`},
		{"table nowhere defined", enBody, `{{< stat-table "grades" >}}`, `{{< stat-table "grade" >}}`,
			enBody + `:9: refers to "grade", which is no table of this report`},
		{"document nowhere defined", enBody, `{{< doc "regs" >}}`, `{{< doc "reg" >}}`,
			enBody + `:7: refers to "reg", which is no document of this report`},
		{"malformed shortcode", enBody, `{{< doc "regs" >}}`, `{{< doc regs >}}`,
			enBody + `:7: a shortcode is malformed; write it as {{< stat "id" >}}`},
		{"unknown shortcode", enBody, `{{< doc "regs" >}}`, `{{< figure "regs" >}}`,
			enBody + `:7: there is no shortcode "figure"; use stat, rate, stat-table or doc`},
		{"table within a paragraph", enBody, `{{< stat-table "grades" >}}`, `See {{< stat-table "grades" >}}`,
			enBody + `:9: the table "grades" must stand in a paragraph of its own`},
		{"html", enBody, "Shortcomings.", "<b>Shortcomings.</b>",
			enBody + `:13: HTML tags are not allowed: they would be dropped`},
		{"skipped level", enBody, "## (1) In court", "### (1) In court",
			enBody + `:3: the heading "(1) In court" skips a level`},
		{"headings that differ", enBody, "# II. Shortcomings", "## II. Shortcomings",
			enBody + `:11: the heading "II. Shortcomings" does not match heading 3 of the Chinese text in level`},
		{"shortcode in a heading", enBody, "# II. Shortcomings", `# II. Shortcomings {{< stat "court.lost" >}}`,
			enBody + `:11: a heading must not contain a shortcode`},
		{"body missing", enBody, "", "",
			enBody + `: is missing; add it`},
		{"body in GB 18030", zhBody, "不足。", "\xb2\xbb\xd7\xe3\xa1\xa3",
			zhBody + `: is not UTF-8; save it as UTF-8`},
		{"curly quotation marks", report, `organ = "demo"`, `organ = “demo”`,
			report + `:2: opens or closes a string with curly quotation marks (“ ”); use straight ones (")`},
		{"empty list of operands", report, `over = ["court.closed"]`, `over = []`,
			report + `:30: derived[0].over: must not be empty`},
		{"empty list of columns", report, `columns = [ { id = "count", label = { zh-cn = "数量", en = "Number" } } ]`, `columns = []`,
			report + `:18: tables[0].columns: must not be empty` + "\n" +
				report + `:19: tables[0].rows[0].count: is not a known key; check its spelling or remove it` + "\n" +
				report + `:20: tables[0].rows[1].count: is not a known key; check its spelling or remove it` + "\n" +
				report + `:21: tables[0].total.count: is not a known key; check its spelling or remove it`},
		{"nobody signs", report, `signatories = ["demo"]`, `signatories = []`,
			report + `:6: signatories: must not be empty`},
		{"number of too many digits", report, "value = 17,", "value = 1000000000000000000,",
			report + `:13: facts[0].value: has more than 18 digits`},
		{"key that Hugo would confuse", report, `regs = {`, `Regs = {`,
			enBody + `:7: refers to "regs", which is no document of this report` + "\n" +
				report + `:34: documents.Regs: the name must be lower-case letters, digits and hyphens` + "\n" +
				zhBody + `:7: refers to "regs", which is no document of this report`},
		{"link that runs a script", report, `facts = [`, "related = [ { text = { zh-cn = \"甲\", en = \"A\" }, url = \"javascript:x\" } ]\nfacts = [",
			report + `:12: related[0].url: must begin with http://, https:// or /`},
		{"heading without a space", zhBody, "# 二、存在的不足", "#二、存在的不足",
			zhBody + `:11: a heading starts its line and has a space behind the signs, as in "# I. Overview"`},
		{"heading with a wide sign", zhBody, "# 二、存在的不足", "＃ 二、存在的不足",
			zhBody + `:11: a heading starts its line and has a space behind the signs, as in "# I. Overview"`},
		{"heading that is indented", zhBody, "# 二、存在的不足", "  # 二、存在的不足",
			zhBody + `:11: a heading starts its line and has a space behind the signs, as in "# I. Overview"`},
		{"text that would be code", enBody, "Shortcomings.", "    Shortcomings.",
			enBody + `:13: the line is indented and would print as code; remove the spaces at its start`},
		{"text that would be a heading", enBody, "Shortcomings.", "Shortcomings.\n---",
			enBody + `:14: a line of signs below text would make that text a heading; remove it, or leave a line empty above it`},
		{"paragraphs that would run together", enBody, "Shortcomings.", "Shortcomings.\nMore of them.",
			enBody + `:14: no empty line stands above, so both lines would run together; write a paragraph on one line, with an empty line between paragraphs`},
		{"block of code", enBody, "Shortcomings.", "```\n# x\n```",
			enBody + `:13: a text must not hold blocks of code` + "\n" + enBody + `:14: the heading "x" does not match heading 4 of the Chinese text in level` + "\n" +
				enBody + `:15: a text must not hold blocks of code`},
		{"mark in brackets", report, "此件主动公开", "（此件主动公开）",
			report + `:11: mark.text.zh-cn: must stand without brackets; the page adds them`},
		{"text of a translation that is declared missing", report, `form = "rule-of-law"`, "form = \"rule-of-law\"\ntranslation = \"none\"",
			enBody + `: stands here, but report.toml says that there is no translation (translation = "none")`},
		{"heading with a key of its own", enBody, "# II. Shortcomings", "# II. Shortcomings {#gaps}",
			enBody + `:11: a heading must not end in }; its key is added for you`},
		{"unknown level of an organ", "reports/organs.toml", `level = "government"`, `level = "county"`,
			`reports/organs.toml:2: organs.demo.level: "county" is none of government, department, township`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := good(t)
			if tt.old == "" {
				delete(files, tt.file)
			} else {
				if strings.Count(files[tt.file], tt.old) != 1 {
					t.Fatalf("%s holds %q %d times", tt.file, tt.old, strings.Count(files[tt.file], tt.old))
				}
				files[tt.file] = strings.Replace(files[tt.file], tt.old, tt.fresh, 1)
			}
			f, err := load(files)
			if err == nil || f != nil {
				t.Fatalf("it loads; want %s", tt.want)
			}
			got := err.Error()
			if tt.name == "unknown unit" {
				got, _, _ = strings.Cut(got, " [")
			}
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
