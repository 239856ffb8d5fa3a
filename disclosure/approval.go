package disclosure

import "strings"

// An Approval is the record that somebody approved a report before it was
// published: who, when, on what basis. It is the organ's own record: it stays
// with the data and is never printed on a page.
type Approval struct {
	By    string // a person, by name or office
	On    Date
	Basis string // the list, sheet or instruction that it rests on
}

// An ApprovalState tells how far a report has come before it is published.
type ApprovalState string

// The states before publication, in their order. Two different persons make the
// last two: 先审查、后公开, 《政府信息公开条例》第十七条.
const (
	StateFiled    ApprovalState = "filed"
	StateReviewed ApprovalState = "reviewed" // looked through for secrets (保密审查)
	StateSigned   ApprovalState = "signed"   // released for publication (签发)
)

// Approval is the state of the report by its records.
func (r *Report) Approval() ApprovalState {
	switch {
	case r.Signature != nil:
		return StateSigned
	case r.Review != nil:
		return StateReviewed
	}
	return StateFiled
}

// readApprovals reads [review] and [signature], and where the report came from. What they say must be possible: the
// review comes first, the signature is another person's, both come before the
// publication.
func (r *reader) readApprovals(t *table) {
	r.Review, r.Signature = approval(t, "review"), approval(t, "signature")
	r.Migrated = t.string("migrated", optional)
	review, signature := r.Review, r.Signature
	published := DateOf(r.Published)
	for _, a := range []struct {
		key string
		*Approval
	}{{"review", review}, {"signature", signature}} {
		if a.Approval != nil && !a.On.IsZero() && !r.Published.IsZero() && published.Before(a.On) {
			t.fault(a.key+".on", "%[1]s 在发布日期 %[2]s 之后；须先审查、签发，后发布", "%[1]s is after the publication, %[2]s; review and signature come before it", a.On, published)
		}
	}
	switch {
	case signature == nil:
	case review == nil:
		t.fault("signature", "没有 [review]（保密审查）；须先审查，后签发", "stands without [review]; the review comes before the signature")
	case signature.By != "" && sameName(signature.By, review.By):
		t.fault("signature.by", "与 review.by 是同一人（%s）；审查和签发须由两人分别办理", "is the person of review.by, %s; review and signature take two persons", signature.By)
	case !signature.On.IsZero() && signature.On.Before(review.On):
		t.fault("signature.on", "%[1]s 在审查日期 %[2]s 之前；须先审查，后签发", "%[1]s is before the review, %[2]s; the review comes first", signature.On, review.On)
	}
}

func approval(t *table, key string) *Approval {
	e := t.sub(key, optional)
	if e == nil {
		return nil
	}
	a := &Approval{By: e.string("by", required), On: e.date("on", required), Basis: e.string("basis", required)}
	e.done()
	return a
}

// sameName compares the names of persons, white space apart: 张 三 is 张三.
func sameName(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), ""), strings.Join(strings.Fields(b), ""))
}
