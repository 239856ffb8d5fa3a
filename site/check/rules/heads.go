package rules

import (
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// What a head of a table reads, against what was filed.
type verdict int

const (
	right     verdict = iota
	wrongNote         // the words are right, what stands behind them is not
	wrong
)

// isHead compares a head with its label, behind which its unit and its period
// may stand, each in brackets.
func isHead(text, label, unit, period string) verdict {
	rest, ok := strings.CutPrefix(check.Squeeze(text), check.Squeeze(label))
	switch {
	case !ok || rest != "" && !strings.HasPrefix(rest, "（") && !strings.HasPrefix(rest, "("):
		return wrong
	case !areNotes(rest, unit, period):
		return wrongNote
	}
	return right
}

// areNotes reports whether nothing is left of a text when the notes, each in
// brackets, are taken out.
func areNotes(text string, notes ...string) bool {
	for _, note := range notes {
		note = check.Squeeze(note)
		text = strings.Replace(strings.Replace(text, "（"+note+"）", "", 1), "("+note+")", "", 1)
	}
	return text == ""
}

func unitWord(u *disclosure.Unit, lang disclosure.Lang) string {
	if u == nil {
		return ""
	}
	return u.Word.In(lang)
}

// A filedHead is one head that a cell must have.
type filedHead struct{ label, unit, period string }

// headsOf lists all heads of a cell: its block, those of its row, those of its
// column, each from the outermost.
func headsOf(b *disclosure.Block, r *disclosure.Row, c *disclosure.Column, lang disclosure.Lang) []filedHead {
	out := make([]filedHead, 0, 8)
	if b.ID != "" {
		out = append(out, filedHead{label: b.Label.In(lang)})
	}
	for _, g := range r.In.Path() {
		out = append(out, filedHead{label: g.Label.In(lang)})
	}
	out = append(out, filedHead{label: r.Label.In(lang), unit: unitWord(r.Unit, lang)})
	for _, g := range c.In.Path() {
		out = append(out, filedHead{label: g.Label.In(lang)})
	}
	return append(out, filedHead{c.Label.In(lang), unitWord(c.Unit, lang), c.Period.In(lang)})
}

// nested compares, where heads stand above heads, all heads of each cell, and
// whether they stand where they say. What is wrong with one head is told once,
// not for each cell below it.
func (j *tableJudge) nested(g *grid) {
	t := check.FormTable(g.node)
	places := map[string][]*check.Cell{}
	j.known = map[knownHead]bool{}
	var order []string
	for _, c := range t.Cells {
		for _, id := range factsIn(c.Node) {
			if places[id] == nil {
				order = append(order, id)
			}
			places[id] = append(places[id], c)
		}
	}
	filed, told := map[string]bool{}, map[string]bool{}
	j.Cells(func(b *disclosure.Block, r *disclosure.Row, c *disclosure.Column, f *disclosure.Fact) {
		filed[f.ID] = true
		switch here := places[f.ID]; {
		case len(here) == 0 && j.full:
			j.errorf(g.node, "", f.ID, "表中没有 %[1]s（%[2]s）", "%[1]s (%[3]s) is not in the table", f.ID, f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En))
		case len(here) > 1:
			j.errorf(here[1].Node, f.ID, "", "%s 在表中不止一次", "%s is in the table more than once", f.ID)
		case len(here) == 1:
			j.heads(t, here[0], f.ID, headsOf(b, r, c, j.lang), told)
		}
	})
	if len(told) == 0 { // else the cells are told one by one
		j.order(g, order)
	}
	for _, b := range j.Blocks {
		if head := b.Head.In(j.lang); !j.Flat && !slices.ContainsFunc(t.Cells, func(c *check.Cell) bool { return c.Node.Data == "th" && check.SameWords(c.Text(), head) }) {
			j.errorf(g.node, "", head, "表中没有“%s”这一栏名", "the table has no head that reads %q", head)
		}
	}
	for _, id := range order {
		if !filed[id] {
			j.errorf(places[id][0].Node, id, "", "表中的 %s 不是填报的单元格", "%s in the table is no cell that was filed", id)
		}
	}
}

// A knownHead is a head, and what it was asked to be: whole rows and columns ask
// the same.
type knownHead struct {
	cell  *check.Cell
	filed filedHead
}

func (j *tableJudge) isHead(h *check.Cell, f filedHead) bool {
	key := knownHead{h, f}
	is, ok := j.known[key]
	if !ok {
		is = isHead(h.Text(), f.label, f.unit, f.period) == right
		j.known[key] = is
	}
	return is
}

// heads compares the heads of one cell.
func (j *tableJudge) heads(t *check.Table, c *check.Cell, id string, filed []filedHead, told map[string]bool) {
	found := t.Heads(c)
	left := slices.Clone(found)
	var lacks []string
	for _, f := range filed {
		i := slices.IndexFunc(left, func(h *check.Cell) bool { return j.isHead(h, f) })
		if i < 0 {
			lacks = append(lacks, f.label)
			continue
		}
		left = slices.Delete(left, i, i+1)
	}
	once := func(key string) bool {
		before := told[key]
		told[key] = true
		return !before
	}
	if extra := texts(left); len(lacks)+len(extra) > 0 {
		if once(strings.Join(lacks, "\n") + "\x00" + strings.Join(extra, "\n")) {
			reads, wants := strings.Join(texts(found), " > "), joinHeads(filed)
			j.errorf(c.Node, reads, wants, "%s 的标题为 [%s]，填报为 [%s]", "the heads of %s are [%s], but [%s] were filed", id, reads, wants)
		}
		return
	}
	for _, h := range found {
		over := h.Y < c.Y && h.X <= c.X && c.X+c.W <= h.X+h.W
		before := h.X < c.X && h.Y <= c.Y && c.Y+c.H <= h.Y+h.H
		if text := h.Text(); !over && !before && once(text) {
			j.errorf(c.Node, text, "", "%s 以“%s”为标题，但该标题既不在其上方，也不在同一行", "%s names %q as its head, which stands neither above it nor in its row", id, text)
		}
	}
}

func texts(heads []*check.Cell) []string {
	var out []string
	for _, h := range heads {
		out = append(out, h.Text())
	}
	return out
}

func joinHeads(filed []filedHead) string {
	var out []string
	for _, f := range filed {
		out = append(out, f.label)
	}
	return strings.Join(out, " > ")
}

// words compares the words in cells; numbers are for facts-on-page.
func (j *tableJudge) words(g *grid) {
	said := map[string]string{}
	j.Cells(func(_ *disclosure.Block, _ *disclosure.Row, _ *disclosure.Column, f *disclosure.Fact) {
		if !f.IsNumber() {
			said[f.ID] = f.Text(j.lang)
		}
	})
	if len(said) == 0 {
		return
	}
	for _, n := range j.shown.Article.Hooks["data-cell"] {
		id, text := check.Attr(n, "data-cell"), check.Text(n)
		if want, ok := said[id]; ok && within(n, g.node) && !check.SameWords(text, want) {
			j.errorf(n, text, want, "%[3]s 显示为“%[1]s”，填报为“%[2]s”", "%[3]s reads %[1]q, but %[2]q was filed", text, want, id)
		}
	}
}
