package disclosure

import (
	"slices"
	"strings"
)

// noColumns tells which columns of a block the sheet has not, and which heads
// beside the others are none of the form's.
func (g *gridReader) noColumns(b *Block, place []int, heads []entry) {
	lost := Text{}
	for k, c := range b.Columns {
		if place[k] > 0 {
			continue
		}
		for _, lang := range Langs {
			if lost[lang] != "" {
				lost[lang] += Say("、", ", ").In(lang)
			}
			lost[lang] += Say("“%[1]s”", "%[2]q", c.Label.In(ZhCN), c.Label.In(En)).In(lang)
		}
	}
	for _, id := range g.ids(b) {
		g.told[id] = true
	}
	if heads == nil {
		g.fault(nil, "没有找到列标题：%[1]s。列标题写编号或名称；清单式文件的首行须有“编号”和“数值”",
			"holds none of the heads of columns: %[2]s. A head is an id or a label; a list must be headed code and value", lost[ZhCN], lost[En])
		return
	}
	at := &heads[0]
	for i := range heads {
		if text := strings.TrimSpace(heads[i].Text); text != "" && i+1 >= slices.Min(positive(place)) && !slices.Contains(place, i+1) {
			at = &heads[i]
			g.fault(at, "%q 不是格式中的列", "%q is no column of the form", text)
		}
	}
	g.fault(at, "缺少列：%[1]s", "lacks these columns: %[2]s", lost[ZhCN], lost[En])
}

// ids lists the cells of a block.
func (g *gridReader) ids(b *Block) []string {
	prefix := g.tf.ID + "."
	if b.ID != "" {
		prefix += b.ID + "."
	}
	var out []string
	for _, r := range b.Rows {
		for _, c := range b.Columns {
			out = append(out, prefix+r.ID+"."+c.ID)
		}
	}
	return out
}

func positive(list []int) []int {
	return slices.DeleteFunc(slices.Clone(list), func(n int) bool { return n <= 0 })
}

// noRow tells of a number whose row, by the words before it, is not the form's.
func (g *gridReader) noRow(cell *entry, before []entry) {
	var words []string
	for _, e := range before {
		if text := strings.TrimSpace(e.Text); text != "" {
			words = append(words, text)
		}
	}
	g.fault(cell, "这一行的编号或名称与格式不符（%q）", "the row of this cell is none of the form's (%q)", strings.Join(words, " "))
}
