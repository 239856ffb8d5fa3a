package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/against"
	"gongkai/site/check/rules"
)

func (a *app) rules() *cobra.Command {
	return &cobra.Command{
		Use:   "rules [ID]",
		Short: a.say("列出检查规则，或说明其中一条及其依据", "list the rules, or explain one with what it rests on"),
		Args:  atMost(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var ids []string
			for _, r := range everyRule() {
				ids = append(ids, r.ID)
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			list, err := pick(everyRule(), args)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				for _, r := range list {
					fmt.Fprintf(a.stdout, "%-32s %-5s %s\n", r.ID, r.Level, r.Title(a.lang))
				}
				return nil
			}
			a.explain(list[0])
			return nil
		},
	}
}

// everyRule lists the rules of sites, then those of saved pages.
func everyRule() []*check.Rule { return slices.Concat(rules.All, against.Rules) }

// selected picks the rules of sites with these ids; none picks all.
func selected(ids []string) ([]*check.Rule, error) { return pick(rules.All, ids) }

// pick picks those of the rules with these ids; none picks all.
func pick(all []*check.Rule, ids []string) ([]*check.Rule, error) {
	for _, id := range ids {
		if !slices.ContainsFunc(all, func(r *check.Rule) bool { return r.ID == id }) {
			return nil, disclosure.Errorf("没有规则 %q；用 gongkai rules 查看全部规则", "there is no rule %q; gongkai rules lists them", id)
		}
	}
	return check.Select(all, ids)
}

// explain prints one rule: what it asks, why, and what it rests on.
func (a *app) explain(r *check.Rule) {
	fmt.Fprintf(a.stdout, "%s (%s)\n\n%s\n\n", r.ID, r.Level, strings.TrimSpace(r.Doc.In(a.lang)))
	fmt.Fprintf(a.stdout, a.say("对象：%s\n", "Looks at: %s\n"), r.Subject.In(a.lang))
	fmt.Fprintln(a.stdout, a.say("依据：", "Rests on:"))
	for _, c := range r.Cites {
		fmt.Fprintln(a.stdout, "  "+check.CiteText(c, a.lang))
	}
}
