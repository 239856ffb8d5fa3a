package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/against"
	"gongkai/site/check/output"
)

// proof is check --against: one saved page, one report.
func (a *app) proof(report string, args, ids, formats []string, day disclosure.Date, failOn, baseline string) error {
	to, err := a.writers(formats)
	if err != nil {
		return err
	}
	known, err := earlier(baseline)
	if err != nil {
		return err
	}
	result, list, err := a.against(report, args, ids, day)
	if err != nil {
		return err
	}
	result.MarkBaseline(known)
	if err := a.tell(to, &output.Outcome{Result: result, Rules: list, FailOn: check.Level(failOn), Baseline: baseline != ""}); err != nil {
		return err
	}
	if failOn == "never" {
		return nil
	}
	return verdict(result, check.Level(failOn))
}

// against proves a saved page against a filed report.
func (a *app) against(dir string, args, ids []string, today disclosure.Date) (*check.Result, []*check.Rule, error) {
	if len(args) != 1 {
		return nil, nil, disclosure.Errorf("--against 只查一个网页：写出保存的 .html 文件，或用 - 从标准输入读取", "--against judges one page: name the saved .html file, or - for standard input")
	}
	site, id, err := a.reportAt(dir)
	if err != nil {
		return nil, nil, err
	}
	report, err := disclosure.Open(os.DirFS(site)).Read(id)
	if err != nil {
		return nil, nil, err
	}
	raw, err := savedPage(args[0])
	if err != nil {
		return nil, nil, err
	}
	proof := against.New(report)
	list, err := pick(proof.Rules(), ids)
	if err != nil {
		return nil, nil, err
	}
	name := filepath.ToSlash(args[0])
	result, err := check.RunPage(&check.Site{Foreign: true, Today: today, Workdays: disclosure.WorkingDays()}, name, raw, list)
	if err != nil {
		return nil, nil, err
	}
	result.Against = proof.Account()
	return result, list, nil
}

// explained picks rules of sites and of saved pages with these ids; none picks
// all.
func (a *app) explained(ids []string) ([]*check.Rule, error) {
	all, err := a.allRules()
	if err != nil {
		return nil, err
	}
	return pick(slices.Concat(all, against.Rules), ids)
}

// savedPage reads the page that somebody saved; - is standard input.
func savedPage(path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(os.Stdin)
	}
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, disclosure.Errorf("没有文件 %s", "there is no file %s", path)
	}
	return raw, err
}

// reportAt finds the site and the id of the report that a folder holds:
// reports/2022/x below --site, or below wherever it lies.
func (a *app) reportAt(dir string) (site, id string, err error) {
	clean := filepath.Clean(dir)
	for _, at := range []string{filepath.Join(a.dir, clean), clean} {
		if filepath.IsAbs(clean) {
			at = clean
		}
		if _, err := os.Stat(filepath.Join(at, "report.toml")); err != nil {
			continue
		}
		full, err := filepath.Abs(at)
		if err != nil {
			return "", "", err
		}
		slug, year := filepath.Base(full), filepath.Base(filepath.Dir(full))
		reports := filepath.Dir(filepath.Dir(full))
		if filepath.Base(reports) == "reports" {
			return filepath.Dir(reports), year + "/" + slug, nil
		}
	}
	return "", "", disclosure.Errorf("%s 不是报告的文件夹；应为 reports/年份/名称，其中有 report.toml", "%s is no folder of a report; name it as reports/YEAR/NAME, with a report.toml in it", strings.TrimSuffix(dir, "/"))
}
