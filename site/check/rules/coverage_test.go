package rules_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/rules"
)

// requirements lists the ids of all that the law, the forms and the standards
// ask, as far as it was collected.
func requirements(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/requirements.txt")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(data))
}

func ruleOf(id string) *check.Rule {
	for _, r := range rules.All {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// TestEachRequirementIsJudgedOrSaysWhyNot: there is a rule, or rules with other
// names, or the reason why nothing that is published decides it.
func TestEachRequirementIsJudgedOrSaysWhyNot(t *testing.T) {
	all := requirements(t)
	seen := map[string]bool{}
	for _, b := range rules.Beyond {
		switch {
		case seen[b.ID]:
			t.Errorf("%s is listed twice", b.ID)
		case ruleOf(b.ID) != nil:
			t.Errorf("%s is a rule; take it off the list", b.ID)
		case !slices.Contains(all, b.ID):
			t.Errorf("%s is no requirement", b.ID)
		case (len(b.By) > 0) == (b.Why != nil):
			t.Errorf("%s must name rules, or a reason", b.ID)
		}
		for _, lang := range disclosure.Langs {
			if b.Why != nil && b.Why[lang] == "" {
				t.Errorf("%s gives no reason in %s", b.ID, lang)
			}
		}
		for _, id := range b.By {
			if ruleOf(id) == nil {
				t.Errorf("%s is said to be judged by %s, which is no rule", b.ID, id)
			}
		}
		seen[b.ID] = true
	}
	var open []string
	for _, id := range all {
		if ruleOf(id) == nil && !seen[id] {
			open = append(open, id)
		}
	}
	if len(open) > 0 {
		t.Errorf("%d requirements have no rule, and coverage.go gives no reason:\n%s", len(open), strings.Join(open, "\n"))
	}
}

// TestTheTableOfCoverageIsFresh: docs/coverage.*.md say what coverage.go says;
// make golden writes them.
func TestTheTableOfCoverageIsFresh(t *testing.T) {
	for _, lang := range disclosure.Langs {
		file := "../../../docs/coverage." + string(lang) + ".md"
		want := coverage(t, lang)
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != want {
			t.Errorf("%s is stale; run make golden (%v)", file, err)
		}
	}
}

// coverage writes the table in lang.
func coverage(t *testing.T, lang disclosure.Lang) string {
	say := func(zh, en string, args ...any) string { return disclosure.Say(zh, en, args...).In(lang) }
	rule := func(r *check.Rule) string {
		return fmt.Sprintf("`%s` (%s): %s", r.ID, r.Level, strings.ReplaceAll(r.Title(lang), "|", `\|`))
	}
	beyond := map[string]rules.Requirement{}
	for _, b := range rules.Beyond {
		beyond[b.ID] = b
	}
	var b strings.Builder
	b.WriteString(say(`# 要求与规则

由 site/check/rules 生成（make golden），请勿手工修改。每一条要求，或有同名规则，或由其他规则检查，或说明为何只看页面无法判断、须知道什么、从哪里得知。
“依据”及其核对程度见 gongkai rules 规则名。

| 要求 | 由谁检查，或为何不能检查 |
|---|---|
`, `# Requirements and rules

Generated from site/check/rules (make golden); do not edit. Each requirement has a rule with its name, or is judged by other rules, or it is said why pages alone do not decide it: what would have to be known, and from where.
What a rule rests on, and how far that was read, gongkai rules ID tells.

| requirement | judged by, or why not |
|---|---|
`))
	named := map[string]bool{}
	for _, id := range requirements(t) {
		row := ""
		if r := ruleOf(id); r != nil {
			row = rule(r)
			named[id] = true
		} else if x, ok := beyond[id]; ok && len(x.By) > 0 {
			row = say("由 `%s` 检查", "judged by `%s`", strings.Join(x.By, "`, `"))
		} else if ok {
			row = say("**不检查**：", "**not checked**: ") + x.Why.In(lang)
		} else {
			row = "?"
		}
		fmt.Fprintf(&b, "| `%s` | %s |\n", id, row)
	}
	b.WriteString(say("\n## 其他规则\n\n", "\n## Other rules\n\n"))
	for _, r := range rules.All {
		if !named[r.ID] {
			fmt.Fprintf(&b, "- %s\n", rule(r))
		}
	}
	return b.String()
}
