package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"gongkai/disclosure"
	"gongkai/generator"
	"gongkai/site"
	"gongkai/site/archive"
	"gongkai/site/check"
	"gongkai/site/check/output"
	"gongkai/site/publish/targets"

	theme "gongkai"
)

// staged makes the site of a year in temp, builds and checks it.
func (a *app) staged(ctx context.Context, s *site.Site, record *disclosure.Archive, temp string) (*archive.Year, error) {
	v := record.Last()
	source, built := filepath.Join(temp, "source"), filepath.Join(temp, "public")
	a.nextStep(disclosure.Say("取出年度材料", "taking the year's sources"))
	if _, err := a.write(ctx); err != nil {
		return nil, err
	}
	err := archive.Stage(archive.Staging{Site: a.dir, Theme: theme.Theme, Dest: source, Reports: slices.Concat(v.Reports, v.Withdrawn), Record: record})
	if err != nil {
		return nil, err
	}
	a.nextStep(disclosure.Say("建站", "building the site"))
	of := *a
	of.dir, of.noCache, of.left = source, true, nil
	if err := rebuild(ctx, source, built); err != nil {
		return nil, err
	}
	a.nextStep(disclosure.Say("检查", "checking"))
	result, list, err := a.judgeYear(ctx, &of, s, built, v.On())
	if err != nil {
		return nil, err
	}
	g := s.Config.Params.Gongkai
	y := &archive.Year{
		Record: record, Name: nameOf(s.Config), BaseURL: s.Config.BaseURL, Source: source, Built: built, Langs: s.Config.Langs(), MediaType: targets.ContentType, TempDir: temp,
		Settings: archive.Settings{Office: g.Operator, Fonds: g.Archive.Fonds, Number: g.Archive.Number, Retention: g.Archive.Retention, WARC: g.Archive.WARC},
		Tools:    tools(), Internal: map[string]string{},
	}
	for _, name := range []string{"waivers.toml", "publications"} {
		if _, err := os.Stat(filepath.Join(a.dir, name)); err == nil {
			y.Internal[name] = filepath.Join(a.dir, name)
		}
	}
	if y.Entries, err = entriesOf(ctx, of.filings()); err != nil {
		return nil, err
	}
	y.Metadata, err = metadataOf(result, list)
	return y, err
}

// rebuild builds the site in a folder by nothing but what lies in the folder: as it is
// archived, and as it is proved later.
func rebuild(ctx context.Context, source, dest string) error {
	here, err := site.Open(source, os.DirFS(source))
	if err != nil {
		return err
	}
	how := []generator.Option{generator.InLangs(here.Config.Langs())}
	if !here.Config.MachineFiles() {
		how = append(how, generator.WithoutJSON())
	}
	if !here.Config.ListsArchives() {
		how = append(how, generator.WithoutArchives())
	}
	files, err := generator.Pages(ctx, disclosure.Open(os.DirFS(source)), how...)
	if err != nil {
		return err
	}
	// The pages of the rules stay those of the rules that judged the site then.
	if err := readInto(files, source, "content/rules"); err != nil {
		return err
	}
	if _, err := generator.Write(source, files); err != nil {
		return err
	}
	return here.BuildFrom(ctx, "", dest)
}

// judgeYear checks the built site of a year as of the day of freezing. Errors refuse it;
// what was accepted on the whole site is accepted here, where its page is here.
func (a *app) judgeYear(ctx context.Context, of *app, s *site.Site, built string, day disclosure.Date) (*check.Result, []*check.Rule, error) {
	list, err := a.selected(nil)
	if err != nil {
		return nil, nil, err
	}
	waivers, _, err := a.accepted(list)
	if err != nil {
		return nil, nil, err
	}
	of.waivers = slices.DeleteFunc(waivers, func(w *check.Waiver) bool {
		_, err := os.Stat(filepath.Join(built, filepath.FromSlash(w.Page)))
		return err != nil
	})
	result, err := of.judge(ctx, s, built, s.Config.BaseURL, day, list)
	if err != nil {
		return nil, nil, err
	}
	if verdict(result, check.Error) != nil {
		a.ended()
		return nil, nil, errors.Join(a.tell([]writer{{output.Formats[0], "-"}}, &output.Outcome{Result: result, Rules: list}),
			refused("有错误级检查意见，没有封存；请改正后再归档", "findings at error level stand, so nothing was frozen; mend them and archive again"))
	}
	return result, list, nil
}

// readInto reads the files of a folder into those that the site is to have.
func readInto(files generator.Files, root, dir string) error {
	err := filepath.WalkDir(filepath.Join(root, filepath.FromSlash(dir)), func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(rel)], err = os.ReadFile(file)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
