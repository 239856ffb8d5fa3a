package main

import (
	"os"
	"slices"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/declared"
	"gongkai/site/check/rules"
)

// allRules lists the rules that judge this site: those that come with gongkai,
// then its own.
func (a *app) allRules() ([]*check.Rule, error) {
	own, err := declared.Load(os.DirFS(a.dir), rules.All)
	return slices.Concat(rules.All, own), err
}

// selected picks the rules with these ids; none picks all.
func (a *app) selected(ids []string) ([]*check.Rule, error) {
	all, err := a.allRules()
	if err != nil {
		return nil, err
	}
	return pick(all, ids)
}

// pick picks those of the rules with these ids; none picks all.
func pick(all []*check.Rule, ids []string) ([]*check.Rule, error) {
	for _, id := range ids {
		if !slices.ContainsFunc(all, func(r *check.Rule) bool { return r.ID == id }) {
			return nil, disclosure.Errorf("没有规则 %q；用 gongkai rules 查看全部规则", "there is no rule %q; gongkai rules lists them", id)
		}
	}
	return check.Select(all, ids)
}

// settings reads what the site says of its checks.
func (a *app) settings(all []*check.Rule) (check.Settings, error) {
	var faults disclosure.Faults
	var out check.Settings
	if s := disclosure.ReadSettings(os.DirFS(a.dir), "config.toml", &faults); s != nil {
		out = check.ReadSettings(s, all)
	}
	return out, faults.Err()
}

// accepted reads what the site waived and turned off. Where only some rules are
// asked for, what was waived of the others is none of their business.
func (a *app) accepted(list []*check.Rule) (waivers []*check.Waiver, off []string, err error) {
	all, err := a.allRules()
	if err != nil {
		return nil, nil, err
	}
	settings, err := a.settings(all)
	if err != nil {
		return nil, nil, err
	}
	if waivers = a.waivers; waivers == nil {
		waivers, err = check.ReadWaivers(os.DirFS(a.dir))
	}
	waivers = slices.DeleteFunc(waivers, func(w *check.Waiver) bool {
		is := func(r *check.Rule) bool { return r.ID == w.Rule }
		return slices.Contains(settings.Off, w.Rule) || slices.ContainsFunc(all, is) && !slices.ContainsFunc(list, is)
	})
	return waivers, settings.Off, err
}

// beyond is what no rule decides; where only some rules are asked for, that is
// not the question.
func (a *app) beyond(list []*check.Rule) []check.NotChecked {
	if len(list) < len(rules.All) {
		return nil
	}
	return rules.NotChecked()
}

// earlier reads the fingerprints of --baseline; no file, none.
func earlier(file string) (map[string]bool, error) {
	if file == "" {
		return nil, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, disclosure.Errorf("--baseline：无法读取 %s：%v", "--baseline: %s cannot be read: %v", file, err)
	}
	return check.ReadBaseline(data, file)
}
