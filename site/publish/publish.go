// Package publish brings a built site before the public: whole or not at all,
// with what went before kept to go back to.
//
//	tree, err := publish.ReadTree(built)          // what is to be published
//	tree, err = tree.Pack(ctx, cache)             // with files packed for web servers
//	p := &publish.Publisher{Target: t, Keep: 5, Now: time.Now}
//	plan, err := p.Plan(ctx, tree)                // what would change
//	done, err := p.Publish(ctx, tree)             // a new release, live
//	back, err := p.Rollback(ctx, "")              // the one before is live again
//
// A target is a place where releases stand beside each other and one of them is
// live; package targets has one file for each kind. The bytes of a release never
// change. A release is brought there in full before it goes live, and what it
// shares with the live one does not travel again.
//
// This package never builds a site or judges it, never reads what was filed, and
// knows nothing of Hugo: whoever calls it has done so, and refuses where a duty is
// unmet. It never prunes the live release or the one before it.
package publish

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"gongkai/disclosure"
)

// A Publisher publishes to one target.
type Publisher struct {
	Target Target
	Keep   int              // how many releases are kept beside the live one; at least one
	Now    func() time.Time // when a release is made; its name tells

	// Book is the file of the ledger. Where Within is not 0, reports that go live for
	// the first time must say so to that.
	Book    string
	Reports []Filed
	Within  time.Duration

	// Withdrawn are the reports that were taken back: releases that hold anything of them
	// are removed, and none becomes live again.
	Withdrawn []string
	// Verifier, unless it is nil, asks the web server for what was published.
	Verifier Verifier
	// Step, unless it is nil, is told when a step begins that may take a while.
	Step func(disclosure.Text)
}

// An Outcome is what Publish, Plan or Rollback did, or would do.
type Outcome struct {
	Release Release // that is live now
	Before  Release // that was live until now; its ID is "" where none was
	Changes Changes // from Before to Release
	Sent    Moved   // what travelled and what was shared
	Pruned  []string
	Dropped []string // releases that were removed since they held what was withdrawn
	Seen    *Sight   // what the web server was seen to hand out; nil where it was not asked
	Same    bool     // the live release is this very site: nothing was done
}

// Plan tells what Publish would change, and does nothing.
func (p *Publisher) Plan(ctx context.Context, tree Tree) (*Outcome, error) {
	all, err := p.Target.Releases(ctx)
	if err != nil {
		return nil, err
	}
	out, _, err := p.plan(ctx, tree, live(all))
	return out, err
}

// plan compares the tree with the live release, and gives what is carried from that.
func (p *Publisher) plan(ctx context.Context, tree Tree, before Release) (out *Outcome, carried Tree, err error) {
	out = &Outcome{Before: before}
	var there map[string]string
	if before.ID != "" {
		if there, err = p.Target.Sums(ctx, before.ID); err != nil {
			return nil, nil, err
		}
		own, err := p.own(ctx, before, there)
		if err != nil {
			return nil, nil, err
		}
		if out.Same = maps.Equal(own, tree.Sums()); out.Same {
			return out, nil, nil
		}
		if carried, err = p.carried(ctx, before, own, tree); err != nil {
			return nil, nil, err
		}
	}
	out.Changes = Compare(people(there), people(tree.with(carried...).Sums()))
	return out, carried, nil
}

// Publish makes the tree the live release, unless it is already. Killed midway, it
// leaves the live release as it was, and the next run removes what lies about.
func (p *Publisher) Publish(ctx context.Context, tree Tree) (*Outcome, error) {
	return p.locked(ctx, func(all []Release) (*Outcome, error) { return p.publish(ctx, tree, all) })
}

// locked does something to the releases while no other publisher can.
func (p *Publisher) locked(ctx context.Context, do func(all []Release) (*Outcome, error)) (out *Outcome, err error) {
	unlock, err := p.Target.Lock(ctx)
	if err != nil {
		return nil, err
	}
	defer func() {
		if e := unlock(); err == nil {
			err = e
		}
	}()
	all, err := p.Target.Releases(ctx)
	if err != nil {
		return nil, err
	}
	return do(all)
}

func (p *Publisher) publish(ctx context.Context, tree Tree, all []Release) (*Outcome, error) {
	p.step(disclosure.Say("与现行版本比较", "comparing with the live release"))
	out, carried, err := p.plan(ctx, tree, live(all))
	if err != nil {
		return nil, err
	}
	book, err := p.book(ctx, out.Before)
	if err != nil {
		return nil, err
	}
	var sums map[string]string
	if !out.Same {
		if sums, err = p.goLive(ctx, tree, carried, all, book, out); err != nil {
			return nil, err
		}
		all = append(all, out.Release)
	}
	if out.Dropped, err = p.dropWithdrawn(ctx, all, cmp.Or(out.Release.ID, out.Before.ID)); err == nil {
		err = p.forget()
	}
	if err != nil || out.Same {
		return out, err
	}
	err = p.prove(ctx, out, sums)
	if faults := (Faults)(nil); errors.As(err, &faults) {
		return out, p.goBack(ctx, out, book, faults)
	}
	if err != nil {
		return out, err
	}
	kept := slices.DeleteFunc(all, func(r Release) bool { return slices.Contains(out.Dropped, r.ID) })
	out.Pruned, err = p.prune(ctx, kept, out.Release.ID, out.Before.ID)
	return out, err
}

// goLive brings the tree and what it carries there as a new release, makes it live and
// writes that down. It gives the sums of all that the release holds.
func (p *Publisher) goLive(ctx context.Context, tree, carried Tree, all []Release, book *Book, out *Outcome) (map[string]string, error) {
	if p.Within != 0 {
		if err := book.Dates(p.Now(), p.Within, p.Reports); err != nil {
			return nil, err
		}
	}
	tree = tree.with(carried...)
	sums := tree.Sums()
	r := NewRelease("", p.Now().UTC().Truncate(time.Second), sums, false)
	r.ID = freeID(all, r)
	if latest := newest(all); r.Made.Before(latest.Made) {
		return nil, disclosure.Errorf("本机时钟为 %[1]s，早于最近一次发布 %[2]s（%[3]s）；请先校准时钟", "the clock of this machine says %[1]s, which is before the last release, %[2]s (%[3]s); set the clock first",
			r.Made.Format(time.RFC3339), latest.Made.Format(time.RFC3339), latest.ID)
	}
	right, err := p.keepFormer(ctx, book, out.Before)
	if err != nil {
		return nil, err
	}
	p.step(disclosure.Say("传送文件", "bringing the files there"))
	told := record(r, carried)
	if out.Sent, err = p.Target.Put(ctx, r, tree.with(told), out.Before.ID); err != nil {
		return nil, err
	}
	p.step(disclosure.Say("切换", "switching"))
	if err = p.Target.Switch(ctx, r.ID); err != nil {
		return nil, err
	}
	r.Live = true
	out.Release = r
	sums[RecordPath] = told.Sum
	there := slices.DeleteFunc(reportsIn(sums), func(id string) bool { return slices.Contains(p.Withdrawn, id) })
	return sums, book.add(Entry{At: r.Made, Action: "published", Corrected: right, Withdrawn: p.newlyWithdrawn(book), Returned: book.returned(there)}, r, there)
}

// prune removes the oldest releases beyond those to keep, never one of spare.
func (p *Publisher) prune(ctx context.Context, all []Release, spare ...string) (gone []string, err error) {
	slices.SortFunc(all, NewestFirst)
	kept := 0
	for _, r := range all {
		if slices.Contains(spare, r.ID) {
			continue
		}
		if kept++; kept < max(p.Keep, 1) {
			continue // the one before is one of those kept
		}
		if err := p.Target.Drop(ctx, r.ID); err != nil {
			return gone, err
		}
		gone = append(gone, r.ID)
	}
	return gone, nil
}
