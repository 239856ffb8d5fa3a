package main

import (
	"context"
	"path/filepath"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/external"
)

// visits tells a site what came of visits to other sites: with --external they
// are made now and written down, else those written down before count.
func (a *app) visits(ctx context.Context, judged *check.Site, today disclosure.Date) error {
	file := a.externalReport
	if file == "" {
		file = filepath.Join(a.dir, "external-links.json")
	}
	before, err := external.Read(file)
	if err != nil || !a.external {
		judged.External = before
		return err
	}
	links, err := judged.ExternalLinks(ctx)
	if err != nil {
		return err
	}
	visitor := &external.Visitor{Agent: "gongkai/" + version + " (checks the links of a site; robots.txt: gongkai)"}
	if judged.External, err = visitor.Visit(ctx, links, before, today); err != nil {
		return err
	}
	return save(file, external.Write(judged.External))
}
