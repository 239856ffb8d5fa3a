package publish

import (
	"context"
	"errors"
	"maps"
	"slices"

	"gongkai/disclosure"
)

// A Verifier looks at what readers get, as a web server hands it out; package verify has one.
// What is wrong with the answers it gives as Faults.
type Verifier interface {
	// Files asks for the files with these paths as the sums of their release have them: as
	// they are, and in each way in which they were packed.
	Files(ctx context.Context, sums map[string]string, paths []string) (*Sight, error)
	// Gone asks for files that the site no longer has.
	Gone(ctx context.Context, paths []string) error
	// Headers tells what the server should say of files of each kind, and does not.
	Headers(ctx context.Context, paths []string) ([]disclosure.Text, error)
}

// A Sight is what a Server saw.
type Sight struct {
	Files, Answers int
	// Told is what is wrong with the server rather than with the release, so that no
	// rollback would mend it: headers that it does not send, packed files that it does
	// not hand out.
	Told []disclosure.Text
}

// An Unproved says that what the web server hands out is not what was published.
type Unproved struct {
	Faults
	Did  disclosure.Text // what was done about it, and what is left to do
	Back string          // the release that is live again; "" where none is
}

func (u *Unproved) Error() string { return u.In(disclosure.En) }

// In gives the faults in a language, and what was done.
func (u *Unproved) In(lang disclosure.Lang) string {
	return u.Faults.In(lang) + "\n" + u.Did.In(lang)
}

// prove holds what the server hands out against the live release, what changed before all
// else: that is what somebody waits for.
func (p *Publisher) prove(ctx context.Context, out *Outcome, sums map[string]string) error {
	if p.Verifier == nil {
		return nil
	}
	p.step(disclosure.Say("核对改变了的文件", "verifying what changed"))
	rest := people(sums)
	all := slices.Sorted(maps.Keys(rest))
	first := slices.Concat([]string{RecordPath}, out.Changes.Added, out.Changes.Changed)
	changed, err := p.Verifier.Files(ctx, sums, first)
	if err = join(err, p.Verifier.Gone(ctx, out.Changes.Removed)); err != nil {
		return err
	}
	p.step(disclosure.Say("核对其余文件", "verifying the rest"))
	for _, path := range first {
		delete(rest, path)
	}
	others, err := p.Verifier.Files(ctx, sums, slices.Sorted(maps.Keys(rest)))
	if err != nil {
		return err
	}
	told, err := p.Verifier.Headers(ctx, all)
	out.Seen = &Sight{Files: changed.Files + others.Files, Answers: changed.Answers + others.Answers, Told: append(others.Told, told...)}
	return err
}

// join puts the faults of two errors together.
func join(a, b error) error {
	var one, two Faults
	if errors.As(a, &one) && errors.As(b, &two) {
		return append(slices.Clone(one), two...)
	}
	if a == nil {
		return b
	}
	return a
}

// goBack makes the release before live again where the server was seen to hand out
// something else than what was published: readers then have what they had. A release that
// was removed, since it held what was withdrawn, is not there to go back to.
func (p *Publisher) goBack(ctx context.Context, out *Outcome, book *Book, faults Faults) error {
	back := out.Before.ID
	if back == "" || slices.Contains(out.Dropped, back) {
		return &Unproved{Faults: faults, Did: disclosure.Say("网站服务器给出的与发布的不一致，没有更早的版本可以退回；请查看上述各项和服务器的设置", "the web server hands out something else than what was published, and there is no earlier release to go back to; look at the above and at the server's settings")}
	}
	sums, err := p.Target.Sums(ctx, back)
	if err == nil {
		err = p.Target.Switch(ctx, back)
	}
	if err != nil {
		return errors.Join(&Unproved{Faults: faults, Did: disclosure.Say("网站服务器给出的与发布的不一致，没能退回 %s，原因如下；请用 gongkai rollback 再退回", "the web server hands out something else than what was published, and %s could not be made live again, as told below; go back with gongkai rollback", back)}, err)
	}
	err = book.Add("rolled-back", p.Now(), out.Before, reportsIn(sums))
	return errors.Join(&Unproved{Faults: faults, Back: back, Did: disclosure.Say("网站服务器给出的与发布的不一致，已退回 %s；请查看上述各项和服务器的设置，再发布", "the web server hands out something else than what was published, so %s is live again; look at the above and at the server's settings, then publish again", back)}, err)
}

// step tells that the next step begins.
func (p *Publisher) step(begins disclosure.Text) {
	if p.Step != nil {
		p.Step(begins)
	}
}
