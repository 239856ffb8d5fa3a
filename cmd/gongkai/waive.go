package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/site/check"
)

var errRefused = errors.New("refused") // ends a command that the state of the site does not allow

// refused is an error with the exit code of refused actions.
func refused(zh, en string, args ...any) error {
	return &disclosure.Said{Text: disclosure.Say(zh, en, args...), Err: errRefused}
}

func (a *app) waive() *cobra.Command {
	var reason, until, today string
	c := &cobra.Command{
		Use:   "waive FINGERPRINT",
		Short: a.say("说明理由，限期豁免一条检查意见", "accept one finding for a reason, until a day"),
		Long: a.say(`检查 public/，找到指纹为 FINGERPRINT 的意见（见 check --format json 的 fingerprint），把豁免写入 waivers.toml。
被豁免的意见仍出现在每份结果中，注明理由和期限，但不计入结论。豁免到期，或不再有对应的意见，检查时会指出。`,
			`Checks public/, finds the finding with the fingerprint (fingerprint in check --format json), and writes the waiver into
waivers.toml. A waived finding stays in every result, with reason and last day, but does not count toward the verdict.
When the waiver ends, or no finding matches it any more, check tells so.`),
		Args: exactly("FINGERPRINT"),
		RunE: func(c *cobra.Command, args []string) error {
			day, err := a.day(today)
			if err != nil {
				return err
			}
			w := &check.Waiver{Fingerprint: strings.ToLower(args[0]), Reason: strings.TrimSpace(reason), Added: day}
			if w.Until, err = lastDay(until, day); err != nil {
				return err
			}
			if w.Reason == "" {
				return disclosure.Errorf("请用 --reason 说明理由", "say why with --reason")
			}
			if err := a.find(c, w, day); err != nil {
				return err
			}
			file := filepath.Join(a.dir, check.WaiversFile)
			old, err := os.ReadFile(file)
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			data, err := check.AppendWaiver(old, w)
			if err != nil {
				return err
			}
			if err := save(file, data); err != nil {
				return err
			}
			fmt.Fprintf(a.stdout, a.say("%s 已豁免至 %s：%s（%s）\n", "%s: waived until %s: %s (%s)\n"), file, w.Until, w.Page, w.Rule)
			return nil
		},
	}
	c.Flags().StringVar(&reason, "reason", "", a.say("理由，将出现在每份检查结果中", "why; it stands in every result"))
	c.Flags().StringVar(&until, "until", "", a.say("最后一日，如 2024-01-31；最多一年", "the last day, as 2024-01-31; a year from now at most"))
	a.todayFlag(c, &today)
	return c
}

// lastDay reads --until: a day from today on, a year ahead at most.
func lastDay(s string, today disclosure.Date) (disclosure.Date, error) {
	if s == "" {
		return disclosure.Date{}, disclosure.Errorf("请用 --until 写明最后一日，如 2024-01-31", "give the last day with --until, as 2024-01-31")
	}
	day, err := disclosure.ParseDate(s)
	last := today.AddDays(check.LongestWaiver)
	switch {
	case err != nil:
		return day, disclosure.Errorf("--until 应为一个日期，如 2024-01-31，而不是 %q", "--until must be a date, as 2024-01-31, not %q", s)
	case day.Before(today):
		return day, disclosure.Errorf("--until %s 已过（检查以 %s 为准）", "--until %s is in the past (today is %s)", day, today)
	case last.Before(day):
		return day, disclosure.Errorf("--until %s 太远：一次最多豁免一年，至 %s；到期后可再次登记", "--until %s is too far: a waiver lasts a year at most, until %s; it can be waived anew then", day, last)
	}
	return day, nil
}

// find looks the finding up in a check of the site, and copies what people need
// to know it by.
func (a *app) find(c *cobra.Command, w *check.Waiver, day disclosure.Date) error {
	s, err := a.open()
	if err != nil {
		return err
	}
	list, err := a.selected(nil)
	if err != nil {
		return err
	}
	done := a.progress(a.say("正在检查……", "checking …"))
	result, err := a.judge(c.Context(), s, filepath.Join(a.dir, "public"), s.Config.BaseURL, day, list)
	done()
	if err != nil {
		return err
	}
	at := slices.IndexFunc(result.Findings, func(f *check.Finding) bool { return f.Fingerprint == w.Fingerprint })
	if at < 0 {
		return refused("目前的检查结果中没有指纹为 %q 的意见；用 gongkai check --format json 查看各条意见的 fingerprint", "no finding has the fingerprint %q now; gongkai check --format json shows the fingerprint of each", w.Fingerprint)
	}
	f := result.Findings[at]
	switch {
	case f.Waiver != nil:
		return refused("这条意见已豁免至 %[1]s（%[2]s 第 %[3]d 行）", "the finding is waived already, until %[1]s (%[2]s, line %[3]d)", f.Waiver.Until, f.Waiver.File, f.Waiver.Line)
	case f.Page == check.WaiversFile:
		return refused("关于豁免本身的意见（%s）不能豁免；请改正 waivers.toml", "a finding about a waiver (%s) cannot be waived; mend waivers.toml", f.Rule)
	}
	w.Rule, w.Page = f.Rule, f.Page
	return nil
}
