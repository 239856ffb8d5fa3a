package disclosure_test

import (
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/internal/testsite"
)

// TestFormsNameEachFault breaks a site's own form in one place at a time.
func TestFormsNameEachFault(t *testing.T) {
	const head = "[[basis]]"
	tests := []struct{ name, old, fresh, want string }{
		{"a level of nobody", head, "[[filers]]\nlevels = [\"village\"]\n" + head,
			`:4: filers[0].levels: "village" is none of government, department, township`},
		{"a level twice", head, "[[filers]]\nlevels = [\"township\"]\n[[filers]]\nlevels = [\"township\"]\n" + head,
			`:6: filers[1].levels: "township" was named before`},
		{"a key that cannot be required", head, "require = [\"mark\"]\n" + head,
			`:3: require: "mark" is none of index, addressees`},
		{"an equation for a level of nobody", head, equation + "for = [\"village\"]\n" + head,
			`:6: identities[0].for: "village" is none of government, department, township`},
		{"an equation for a tier of nobody", head, equation + "tiers = [\"country\"]\n" + head,
			`:6: identities[0].tiers: "country" is none of province, city, county, township`},
		{"an equation without sides", head, strings.Replace(equation, "<=", "and", 1) + head,
			`:5: identities[0].equation: "blocks.one.rules.kept and blocks.one.rules.made" must read as "a + b = c" or "a <= b", sums only: what is subtracted moves to the other side`},
		{"an equation with a cell of no table", head, strings.Replace(equation, "rules.kept", "rules.left", 1) + head,
			`:5: identities[0].equation: "blocks.one.rules.left" names no cell`},
		{"an equation with a form of nobody", head, strings.Replace(equation, "blocks.one.rules.kept", "water:a.b", 1) + head,
			`:5: identities[0].equation: there is no form "water"`},
		{"a form before it that is not there", head, "follows = \"water\"\n" + head,
			`:3: follows: there is no form "water"`},
		{"a trend of no cell", head, "trends = [\"blocks.one.rules\"]\n" + head,
			`:3: trends: "blocks.one.rules" names no cell`},
		{"a table in a chapter of nobody", "caption = { zh-cn = \"分块表\"", "chapter = \"numbers\"\ncaption = { zh-cn = \"分块表\"",
			`:8: tables[0].chapter: the form has no chapter "numbers"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := good(t)
			if files["forms/own.toml"] = strings.Replace(ownForm, tt.old, tt.fresh, 1); files["forms/own.toml"] == ownForm {
				t.Fatalf("%q is not in the form", tt.old)
			}
			err := disclosure.Open(testsite.FS(files)).Err()
			if err == nil || err.Error() != "forms/own.toml"+tt.want {
				t.Errorf("got  %v\nwant forms/own.toml%s", err, tt.want)
			}
		})
	}
}

const equation = "[[identities]]\nid = \"kept\"\nequation = \"blocks.one.rules.kept <= blocks.one.rules.made\"\n"
