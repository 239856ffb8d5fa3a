package against

import (
	"cmp"
	"slices"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A pairing is one way to read a table of the page as a filed one.
type pairing struct {
	filed, shown int
	share        float64 // of the filed labels that the page's table has
	cells        int     // that read as filed, to choose among tables alike
}

// enough is the share of labels that makes a table the filed one.
const enough = 0.5

// compareTables finds the filed tables on the page by their labels, compares
// them, and returns those of the page that it read as filed.
func (j *judge) compareTables(page *check.Page) (read map[*html.Node]bool) {
	read = map[*html.Node]bool{}
	if len(j.tables) == 0 {
		return read
	}
	var filed, shown []*grid
	var nodes []*html.Node
	var models []*check.Table
	for _, t := range j.tables {
		filed = append(filed, filedGrid(t, j.lang))
	}
	page.Doc.Find("table").Each(func(_ int, s *selection) {
		n := s.Nodes[0]
		if check.Hidden(n) {
			return
		}
		model := check.FormTable(n)
		if g := shownGrid(model); g != nil && len(g.rows) > 0 {
			shown, nodes, models = append(shown, g), append(nodes, n), append(models, model)
		}
	})
	pairs := pairings(filed, shown)
	taken := map[int]int{} // filed by shown
	has := make([]int, len(filed))
	for i := range has {
		has[i] = -1
	}
	for _, p := range pairs {
		if _, ok := taken[p.shown]; !ok && has[p.filed] < 0 {
			taken[p.shown], has[p.filed] = p.filed, p.shown
		}
	}
	for i, t := range j.tables {
		j.saw[tableRule]++
		if has[i] < 0 {
			j.lose(t, filed[i])
			continue
		}
		k := has[i]
		read[nodes[k]] = true
		c := &comparison{judge: j, page: page, table: t, node: nodes[k], filed: filed[i], shown: shown[k]}
		c.caption(models[k])
		c.run()
	}
	j.again(page, pairs, taken, filed, shown, nodes, read)
	return read
}

// pairings lists the ways to read tables of the page as filed ones, the
// likeliest first.
func pairings(filed, shown []*grid) []pairing {
	var out []pairing
	for k, s := range shown {
		there := map[string]bool{}
		for _, row := range s.rows {
			for _, slot := range row {
				there[slot.text] = true
			}
		}
		for i, f := range filed {
			labels, same, cells := 0, 0, 0
			seen := map[string]bool{}
			for _, row := range f.rows {
				for _, slot := range row {
					switch {
					case slot.fact != nil && slot.text != "" && there[slot.text]:
						cells++
					case slot.fact == nil && slot.text != "" && !seen[slot.text]:
						seen[slot.text] = true
						labels++
						if there[slot.text] {
							same++
						}
					}
				}
			}
			if share := float64(same) / float64(max(labels, 1)); share >= enough {
				out = append(out, pairing{i, k, share, cells})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b pairing) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(b.cells, a.cells), a.filed-b.filed, a.shown-b.shown)
	})
	return out
}

// lose notes a table that is not on the page, and remembers its words: an editor
// may have left them as paragraphs.
func (j *judge) lose(t *disclosure.Table, g *grid) {
	j.gone[t] = true
	for _, row := range g.rows {
		for _, s := range row {
			j.lost[s.text] = true
		}
	}
}

// tellLost tells of the tables that are not on the page, at what stands before
// them.
func (j *judge) tellLost() {
	for _, t := range j.tables {
		if !j.gone[t] {
			continue
		}
		at := check.Spot{Page: j.on.page}
		for i, p := range j.pieces {
			if p.of == t {
				break
			}
			if j.places[i].found {
				at = j.on.at(j.places[i].to - 1)
			}
		}
		caption := t.Caption.In(j.lang)
		j.errorf(tableRule, at, "", caption, "页面上没有表格“%[1]s”，应在此处之后；请按填报重新粘贴这张表（不要贴成图片或段落）",
			"the table %[1]q, which belongs behind this place, is not on the page; paste it again as filed, as a table and not as a picture or paragraphs", caption)
	}
}

// again tells of tables that stand on the page once more.
func (j *judge) again(page *check.Page, pairs []pairing, taken map[int]int, filed, shown []*grid, nodes []*html.Node, read map[*html.Node]bool) {
	for _, p := range pairs {
		if _, ok := taken[p.shown]; ok || p.share < 0.9 {
			continue
		}
		taken[p.shown] = p.filed
		read[nodes[p.shown]] = true
		caption := j.tables[p.filed].Caption.In(j.lang)
		differs := differing(filed[p.filed], shown[p.shown])
		if differs == nil {
			j.warnf(tableRule, page.At(nodes[p.shown]), caption, "", "表格“%[1]s”在页面上出现了不止一次，内容相同；请只保留一张", "the table %[1]q stands on the page more than once, with the same content; keep one", caption)
			continue
		}
		for _, s := range differs {
			j.sight(s.fact, s.raw, false, s.node)
		}
		j.errorf(tableRule, page.At(nodes[p.shown]), caption, "", "表格“%[1]s”在页面上出现了不止一次，且有 %[2]d 个单元格与填报不同；请只保留与填报一致的一张",
			"the table %[1]q stands on the page more than once, and in this one cells differ from what was filed (%[2]d); keep the one that is as filed", caption, len(differs))
	}
}

// differing lists the cells in which a second copy of a table differs; of one of
// another shape, all.
func differing(f, s *grid) []slot {
	var out []slot
	same := len(f.rows) == len(s.rows) && f.width == s.width
	for y, row := range f.rows {
		for x, want := range row {
			if want.fact == nil {
				continue
			}
			if !same {
				out = append(out, slot{fact: want.fact})
			} else if on := s.rows[y][x]; !sameCell(want, on) {
				on.fact = want.fact
				out = append(out, on)
			}
		}
	}
	return out
}
