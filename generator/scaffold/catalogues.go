package scaffold

import "gongkai/disclosure"

// catalogues writes each catalogue with the items of its last version, or with
// one to fill in and to copy.
func (s *scaffold) catalogues(list []*disclosure.TableForm) {
	if len(list) == 0 {
		return
	}
	s.line()
	s.remark("清单。每个事项一段，照样增写；编号不得重复，今后也不改，取消的事项删去整段。",
		"Catalogues: a part for each item, written like those below. Codes are unique and stay; what is no longer there is cut out, the whole part.")
	for _, t := range list {
		var last []*disclosure.Row
		if s.Last != nil {
			if tb := s.Last.Table(t.ID); tb != nil && tb.Form == t {
				last = tb.AllRows()
			}
		}
		s.line()
		s.about(t)
		for _, row := range last {
			s.line("[[items.", t.ID, "]]")
			item := []entry{{"code", disclosure.QuoteTOML(row.ID), ""}}
			for k, c := range t.Blocks[0].Columns {
				if f := row.Cells[k]; f.Missing != disclosure.Blank { // else it was not known
					item = append(item, entry{c.ID, again(f), ""})
				}
			}
			s.entries(item)
			s.line()
		}
		if len(last) > 0 {
			s.filled = append(s.filled, t.ID)
			continue
		}
		s.line("[[items.", t.ID, "]]")
		item := []entry{{"code", `"SX-0001"`, "编号 code"}}
		for _, c := range t.Blocks[0].Columns {
			item = append(item, entry{c.ID, s.unfilled(c.Kind, c.Words), both(c.Label) + said(c.Kind, c.Words)})
		}
		s.entries(item)
	}
}

// again writes what a cell of the last version says.
func again(f *disclosure.Fact) string {
	switch {
	case f.Kind == disclosure.Words:
		return text(f.Words)
	case f.Kind == disclosure.Day:
		return f.Key
	case f.IsNumber() && f.Missing != "":
		return disclosure.QuoteTOML(string(f.Missing))
	case f.IsNumber() && f.Value.Decimals() == 0:
		return f.Value.String()
	}
	return disclosure.QuoteTOML(f.Plain())
}
