package rules

import (
	"errors"
	"path"
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/attachment"
	"gongkai/site/check/private"
)

// hiddenInFile looks for private data in a file of the site. The same number is
// told once a file.
func hiddenInFile(p *check.Pass, f *check.File) {
	p.Saw(1)
	text, err := f.Text()
	if err != nil {
		skipFile(p, f, err)
	} else if text.Cut {
		p.Skip("“%s”太长，只读了前面的部分", "%q is too long, only its beginning was read", f.Path)
	}
	seen := map[string]bool{}
	var search private.Search
	told := 0
	lines := text.Lines
	for start := 0; start < len(lines) && !p.Stopped(); {
		end := start + 1
		for end < len(lines) && lines[start].Cells != nil && sameTable(&lines[start], &lines[end]) {
			end++
		}
		told = inRows(p, f, lines[start:end], shortAbove(lines, start), seen, &search, told)
		start = end
	}
	if search.Cut {
		tooMany(p, f.Path)
	}
	if told > mostHits {
		p.Warnf(f.At(0), check.Values{}, "这个文件里同类情况还有更多，共%d处，此处只列前%d处；请把整个文件一并处理", "the file holds more of the same, %d in all, of which the first %d are listed; see to the whole file", told, mostHits)
	}
}

// sameTable reports whether two lines are rows of one table.
func sameTable(a, b *attachment.Line) bool {
	return b.Cells != nil && a.Sheet == b.Sheet && a.Inside == b.Inside && a.Table == b.Table
}

// shortAbove is the short line above, which says what a line or a table is.
func shortAbove(lines []attachment.Line, at int) string {
	if at == 0 || utf8.RuneCountInString(lines[at-1].Text) > 24 {
		return ""
	}
	return lines[at-1].Text
}

// inRows looks at one line, or at the rows of one table.
func inRows(p *check.Pass, f *check.File, rows []attachment.Line, above string, seen map[string]bool, search *private.Search, told int) int {
	tell := func(row *attachment.Line, text string, a private.Around) {
		signs := private.Look(text)
		if signs == 0 {
			return
		}
		a.Today, a.Machine = p.Site.Today, row.Place == attachment.Machine
		for _, h := range search.Find(text, signs, func() private.Around { return a }) {
			if !delicate(h.Kind) || seen[h.Key()] {
				continue
			}
			seen[h.Key()] = true
			if told++; told <= mostHits {
				tellHidden(p, f.At(row.Number), h, whereIn(row))
			}
		}
	}
	if rows[0].Cells == nil {
		tell(&rows[0], rows[0].Text, private.Around{Label: above})
		return told
	}
	head := fileHeads(rows)
	heads := strings.Join(head, " ")
	cells := make([][]string, len(rows))
	for i := range rows {
		row := &rows[i]
		cells[i] = row.Cells
		for x, cell := range row.Cells {
			a := private.Around{Heads: heads, Row: row.Cells[0]}
			if x < len(head) {
				a.Head = head[x]
			}
			if x > 0 {
				a.Label = row.Cells[x-1]
			}
			tell(row, cell, a)
		}
	}
	if r := private.ReadRoster(cells, path.Base(f.Path)+"\n"+rows[0].Sheet+"\n"+above); r != nil && r.Names > 1 && r.Column != "" {
		at, where := f.At(rows[0].Number), whereIn(&rows[0])
		if r.Minors && !r.Staff {
			p.Errorf(at, check.Values{Found: r.Column}, "%[1]s有名单，姓名没有遮盖（%[3]d个），又有“%[4]s”一栏，属于未成年人、健康状况或救助方面的敏感信息；请遮盖姓名（如张*），或删去名单",
				"%[2]s holds a list with names that are not masked (%[3]d) and a column %[4]q, which is sensitive: it is on children, health or relief; mask the names (张*), or take the list out",
				where.In(disclosure.ZhCN), where.In(disclosure.En), r.Names, r.Column)
		} else {
			p.Warnf(at, check.Values{Found: r.Column}, "%[1]s有名单，姓名没有遮盖（%[3]d个），又有“%[4]s”一栏；请核对是否有未成年人或敏感信息，如有，请遮盖姓名",
				"%[2]s holds a list with names that are not masked (%[3]d) and a column %[4]q; see whether it is on children or tells delicate things, and mask the names if so",
				where.In(disclosure.ZhCN), where.In(disclosure.En), r.Names, r.Column)
		}
	}
	return told
}

// fileHeads finds the heads of a table: the first row of several cells, all short.
func fileHeads(rows []attachment.Line) []string {
	for i := range min(4, len(rows)) {
		filled := 0
		for _, c := range rows[i].Cells {
			if c = check.Squeeze(c); c != "" {
				filled++
			}
			if utf8.RuneCountInString(c) > 20 || private.Look(c)&private.Digits != 0 {
				return nil
			}
		}
		if filled > 1 {
			head := make([]string, len(rows[i].Cells))
			for x, c := range rows[i].Cells {
				head[x] = check.Squeeze(c)
			}
			return head
		}
	}
	return nil
}

// whereIn says in what part of a file a line stands.
func whereIn(l *attachment.Line) disclosure.Text {
	in := disclosure.Say("文件里", "the file")
	switch {
	case l.Page > 0:
		in = disclosure.Say("文件第%d页", "page %d of the file", l.Page)
	case l.Place == attachment.HiddenSheet:
		in = disclosure.Say("隐藏的工作表“%s”里", "the hidden sheet %q of the file", l.Sheet)
	case l.Sheet != "":
		in = disclosure.Say("工作表“%s”里", "the sheet %q of the file", l.Sheet)
	}
	switch l.Place {
	case attachment.Properties:
		in = disclosure.Say("文件的属性里", "a property of the file")
	case attachment.Comments:
		in = disclosure.Say("文件的批注里", "a comment in the file")
	case attachment.Changes:
		in = disclosure.Say("文件的修订记录里", "text that was deleted, but is kept in the file's record of changes,")
	case attachment.Strings:
		in = disclosure.Say("文件的内部数据里", "the inner data of the file")
	}
	if l.Inside != "" {
		in = disclosure.Say("压缩包中“%[1]s”：%[2]s", "%[1]q in the archive: %[3]s", l.Inside, in.In(disclosure.ZhCN), in.In(disclosure.En))
	}
	return in
}

// skipFile says why a file could not be read.
func skipFile(p *check.Pass, f *check.File, err error) {
	why := disclosure.Say("读取失败", "it could not be read")
	switch {
	case errors.Is(err, attachment.ErrEncrypted):
		why = disclosure.Say("已加密", "it is encrypted")
	case errors.Is(err, attachment.ErrDamaged):
		why = disclosure.Say("已损坏", "it is damaged")
	case errors.Is(err, attachment.ErrTooLong):
		why = disclosure.Say("太大或读得太久", "it is too large or takes too long")
	case errors.Is(err, attachment.ErrFormat):
		why = disclosure.Say("这种格式不能读", "its format is not read")
	}
	p.Skip("附件“%[1]s”%[2]s，请人工查看其中有无个人信息", "the file %[1]q was not read (%[3]s); look by hand whether it holds private data", f.Path, why.In(disclosure.ZhCN), why.In(disclosure.En))
}
