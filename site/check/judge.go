package check

import (
	"gongkai/disclosure"
)

// judgePage reads a page that no report was filed for.
func (s *Site) judgePage(path string, rules []*Rule) ([]tally, error) {
	defer s.turns.begin(s.Size(path))()
	page, err := s.read(path)
	if err != nil || page == nil {
		return nil, err
	}
	return s.judge([]*Page{page}, nil, rules)
}

// judgeReport reads the pages of one report together.
func (s *Site) judgeReport(r *disclosure.Report, rules []*Rule) ([]tally, error) {
	s.notes.keepTitle(r)
	s.ledger.Take(r)
	size := int64(0)
	for _, lang := range disclosure.Langs {
		size += s.Size(PagePath(r.ID, lang))
	}
	defer s.turns.begin(size)()
	filed := &Filed{Report: r, Pages: map[disclosure.Lang]*Shown{}}
	var pages []*Page
	for _, lang := range disclosure.Langs {
		shown := &Shown{Path: PagePath(r.ID, lang)}
		filed.Pages[lang] = shown
		if !s.files.has(shown.Path) {
			continue
		}
		page, err := s.read(shown.Path)
		if err != nil {
			return nil, err
		}
		if page != nil {
			page.Report = r
			shown.Page, shown.Article = page, page.Article(r.ID)
			pages = append(pages, page)
		}
	}
	return s.judge(pages, filed, rules)
}

// ofFiles lists the rules that look at files, by their places.
func (s *Site) ofFiles(rules []*Rule) (at []int) {
	for i, r := range rules {
		if r.File != nil && (!s.Foreign || r.anyPage()) {
			at = append(at, i)
		}
	}
	return at
}

// judgeFile lets rules look at a file that is no page.
func (s *Site) judgeFile(path string, rules []*Rule) ([]tally, error) {
	local := make([]tally, len(rules))
	file := &File{Path: path, site: s}
	for i, r := range rules {
		if s.isStopped() {
			return nil, s.ctx.Err()
		}
		if r.OfFile != nil && !r.OfFile(path) {
			continue
		}
		pass := &Pass{Rule: r, Site: s}
		r.File(pass, file)
		pass.sumUp()
		place(pass.found)
		local[i].take(pass)
	}
	return local, nil
}

// judge puts the rules to pages that were read together, and to the report
// they show, if any.
func (s *Site) judge(pages []*Page, filed *Filed, rules []*Rule) ([]tally, error) {
	local := make([]tally, len(rules))
	var found []*Finding
	for i, r := range rules {
		switch {
		case s.isStopped():
			return nil, s.ctx.Err()
		case s.Foreign && !r.anyPage():
		case s.Foreign && r.Abroad != nil:
			for _, page := range pages {
				if r.Abroad.On != nil && !r.Abroad.On(page) {
					continue
				}
				pass := &Pass{Rule: r, Site: s}
				if r.Abroad.Page(pass, page); pass.saw > 0 || r.Abroad.On != nil {
					local[i].take(pass)
				}
			}
		case r.Page != nil:
			for _, page := range pages {
				if r.On == nil || r.On(page) {
					pass := &Pass{Rule: r, Site: s}
					r.Page(pass, page)
					local[i].take(pass)
				}
			}
		case r.Report != nil && filed != nil && (r.Of == nil || r.Of(filed.Report)):
			pass := &Pass{Rule: r, Site: s}
			r.Report(pass, filed)
			local[i].take(pass)
		case r.Keep != nil && filed != nil:
			if v := r.Keep(filed.Report); v != nil {
				local[i].kept = append(local[i].kept, Kept{filed.ID, v})
			}
		}
		found = append(found, local[i].found...)
	}
	for _, page := range pages {
		page.forget()
	}
	place(found)
	return local, nil
}
