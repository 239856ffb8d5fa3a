package publish

import (
	"context"
	"errors"
	"maps"
	"regexp"
	"slices"

	"gongkai/disclosure"
)

// Rollback makes a kept release live again: the one with the id, or else the newest
// that is older than the live one.
func (p *Publisher) Rollback(ctx context.Context, id string) (*Outcome, error) {
	return p.locked(ctx, func(all []Release) (*Outcome, error) { return p.rollback(ctx, id, all) })
}

func (p *Publisher) rollback(ctx context.Context, id string, all []Release) (*Outcome, error) {
	out := &Outcome{Before: live(all)}
	book, err := p.book(ctx, out.Before)
	if err != nil {
		return nil, err
	}
	to := -1
	for i, r := range all {
		if r.ID == id || id == "" && book.before(r, out.Before) && (to < 0 || book.before(all[to], r)) {
			to = i
		}
	}
	switch {
	case to < 0 && id == "":
		return nil, disclosure.Errorf("没有更早的版本可以退回；用 gongkai releases 查看", "there is no earlier release to go back to; gongkai releases lists those there are")
	case to < 0:
		return nil, disclosure.Errorf("没有版本 %s；用 gongkai releases 查看", "there is no release %s; gongkai releases lists those there are", id)
	case all[to].Live:
		out.Release, out.Same = all[to], true
		return out, nil
	}
	out.Release = all[to]
	switch held, err := p.held(ctx, out.Release.ID, p.Withdrawn); {
	case err != nil:
		return nil, err
	case len(held) > 0:
		return nil, disclosure.Errorf("版本 %s 中有已撤下的报告，不能退回；用 gongkai publish 发布后，它会被删去", "the release %s holds a report that was withdrawn, so there is no going back to it; gongkai publish removes it", out.Release.ID)
	}
	before, err := p.Target.Sums(ctx, out.Before.ID)
	if err != nil {
		return nil, err
	}
	after, err := p.Target.Sums(ctx, out.Release.ID)
	if err != nil {
		return nil, err
	}
	out.Changes = Compare(people(before), people(after))
	if err := p.Target.Switch(ctx, out.Release.ID); err != nil {
		return nil, err
	}
	if err := book.Add("rolled-back", p.Now(), out.Release, reportsIn(after)); err != nil {
		return nil, err
	}
	err = p.prove(ctx, out, after)
	if faults := (Faults)(nil); errors.As(err, &faults) {
		err = &Unproved{Faults: faults, Did: disclosure.Say("网站服务器给出的与退回的版本 %s 不一致，它仍是现行版本；请查看上述各项和服务器的设置，再退回一次，或用 --to 退回别的版本",
			"the web server hands out something else than %s, which was gone back to and is live; look at the above and at the server's settings, then go back once more, or to another release with --to", out.Release.ID)}
	}
	return out, err
}

// book opens the ledger, and adds the live release where it is not the last entry: a
// run that was killed had no time to.
func (p *Publisher) book(ctx context.Context, live Release) (*Book, error) {
	b, err := OpenBook(p.Book)
	if err != nil || live.ID == "" {
		return b, err
	}
	if last, ok := b.Last(); ok && last.Release == live.ID {
		return b, nil
	}
	sums, err := p.Target.Sums(ctx, live.ID)
	if err != nil {
		return nil, err
	}
	back, err := p.held(ctx, live.ID, slices.Sorted(maps.Keys(b.gone)))
	if err != nil {
		return nil, err
	}
	return b, b.add(Entry{At: live.Made, Action: "found", Returned: back}, live, reportsIn(sums))
}

// reportPage is where the page of a report stands, in any language.
var reportPage = regexp.MustCompile(`^(?:[a-z-]+/)?reports/(\d{4}/[^/]+)/index\.html$`)

// reportsIn lists the reports that a release has pages of.
func reportsIn(sums map[string]string) []string {
	ids := map[string]bool{}
	for path := range sums {
		if m := reportPage.FindStringSubmatch(path); m != nil {
			ids[m[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(ids))
}
