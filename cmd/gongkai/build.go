package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/site"
	"gongkai/site/check"
	"gongkai/site/check/input"
	"gongkai/site/check/output"
)

func (a *app) build() *cobra.Command {
	var today string
	c := &cobra.Command{
		Use:   "build",
		Short: a.say("生成内容，建站到 public/，并检查", "generate, build the site into public/, and check it"),
		Long: a.say("依次：由 reports/ 生成 content/，用 Hugo 建站到 public/，逐页检查。最后一行为结论。",
			"In turn: makes content/ from reports/, builds public/ with Hugo, checks every page. The last line is the verdict."),
		Args: atMost(0),
		RunE: func(c *cobra.Command, _ []string) error {
			day, err := a.day(today)
			if err != nil {
				return err
			}
			s, err := a.open()
			if err != nil {
				return err
			}
			list, err := a.selected(nil)
			if err != nil {
				return err
			}
			if _, err := a.write(c.Context()); err != nil {
				return err
			}
			defer func() { a.ended() }()
			result, err := a.buildAndJudge(c.Context(), s, "", filepath.Join(a.dir, "public"), day, list)
			if err != nil {
				return err
			}
			return verdict(result, check.Error)
		},
	}
	a.todayFlag(c, &today)
	return c
}

// buildAndJudge builds the site into dest, from content where that is not "", puts the
// rules to it and prints the result.
func (a *app) buildAndJudge(ctx context.Context, s *site.Site, content, dest string, day disclosure.Date, list []*check.Rule) (*check.Result, error) {
	a.nextStep(disclosure.Say("建站", "building the site"))
	err := s.BuildFrom(ctx, content, dest)
	if err != nil {
		return nil, err
	}
	a.nextStep(disclosure.Say("检查", "checking"))
	result, err := a.judge(ctx, s, dest, s.Config.BaseURL, day, list)
	if err != nil {
		return nil, err
	}
	return result, a.tell([]writer{{output.Formats[0], "-"}}, &output.Outcome{Result: result, Rules: list})
}

func (a *app) todayFlag(c *cobra.Command, today *string) {
	c.Flags().StringVar(today, "today", "", a.say("检查以哪一天为准，如 2023-01-20（默认：今天，北京时间）", "the day to judge as of, as 2023-01-20 (default: today in Beijing)"))
}

// day reads --today. Its default is the only clock that results depend on.
func (a *app) day(s string) (disclosure.Date, error) {
	if s == "" {
		return disclosure.DateOf(a.now().In(disclosure.Beijing)), nil
	}
	d, err := disclosure.ParseDate(s)
	if err != nil {
		return d, disclosure.Errorf("--today 应为一个日期，如 2023-01-20，而不是 %q", "--today must be a date, as 2023-01-20, not %q", s)
	}
	return d, nil
}

// judge puts the rules to a built folder whose pages stand at baseURL.
func (a *app) judge(ctx context.Context, s *site.Site, dir, baseURL string, today disclosure.Date, list []*check.Rule) (*check.Result, error) {
	_, err := os.Stat(filepath.Join(dir, "index.html"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, disclosure.Errorf("%s 中没有已建成的网站；请先运行 gongkai build", "%s holds no built site; run gongkai build first", dir)
	}
	if err != nil {
		return nil, err
	}
	opened, err := input.Open([]string{dir}, nil)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	defer spareMemory(opened.Files(), opened.LargestPage())()
	judged := &check.Site{BaseURL: baseURL, Today: today, Workdays: disclosure.WorkingDays()}
	if err := a.ours(judged, s, list); err != nil {
		return nil, err
	}
	opened.Fill(judged)
	if err := a.visits(ctx, judged, today); err != nil {
		return nil, err
	}
	judged.Beyond = a.beyond(list)
	return a.remembered(ctx, judged, list)
}

// ours tells of pages of this site what was filed for them, what its settings
// say, and what was accepted.
func (a *app) ours(judged *check.Site, s *site.Site, list []*check.Rule) error {
	judged.Filings = a.filings()
	judged.Official, judged.SiteIDCode = s.Config.Params.Gongkai.Official, s.Config.Params.Gongkai.SiteIDCode
	judged.Office = s.Config.Office()
	judged.Langs, judged.NoJSON = s.Config.Langs(), !s.Config.MachineFiles()
	var err error
	judged.Waivers, judged.Off, err = a.accepted(list)
	return err
}

// verdict turns findings at the level, or graver, into the exit code 1.
func verdict(r *check.Result, failOn check.Level) error {
	if r.Count(check.Error) > 0 || failOn == check.Warn && r.Count(check.Warn) > 0 {
		return errFound
	}
	return nil
}
