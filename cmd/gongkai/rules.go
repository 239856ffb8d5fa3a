package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gongkai/site/check"
	"gongkai/site/check/against"
	"gongkai/site/check/rules"
)

func (a *app) rules() *cobra.Command {
	var not bool
	c := &cobra.Command{
		Use:   "rules [ID]",
		Short: a.say("列出检查规则，或说明其中一条及其依据", "list the rules, or explain one with what it rests on"),
		Args:  atMost(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var ids []string
			list, err := a.selected(nil)
			if err != nil {
				list = rules.All
			}
			for _, r := range slices.Concat(list, against.Rules) {
				ids = append(ids, r.ID)
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if not {
				for _, n := range rules.NotChecked() {
					fmt.Fprintf(a.stdout, "%-32s %s\n", n.Rule, n.Why.In(a.lang))
				}
				return nil
			}
			list, err := a.explained(args)
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
	c.Flags().BoolVar(&not, "not-checked", false, a.say("列出只看页面无法判断的要求，及各项的原因", "list the requirements that pages alone do not decide, and why"))
	return c
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
