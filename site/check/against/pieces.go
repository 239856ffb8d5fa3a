package against

import (
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// many is how many changes of one paragraph are told one by one; more are told
// as one.
const many = 4

var ruleOf = map[kind]string{
	paragraph: textRule, heading: headingRule, addressees: signoffRule, signatory: signoffRule, formed: dateRule, mark: markRule,
	caption: tableRule, note: tableRule, ours: tableRule,
}

// nameOf says what a piece is, in messages.
var nameOf = map[kind]disclosure.Text{
	paragraph:  {disclosure.ZhCN: "正文", disclosure.En: "text"},
	heading:    {disclosure.ZhCN: "标题", disclosure.En: "heading"},
	addressees: {disclosure.ZhCN: "主送机关", disclosure.En: "line of addressees"},
	signatory:  {disclosure.ZhCN: "落款机关", disclosure.En: "signing organ"},
	formed:     {disclosure.ZhCN: "成文日期", disclosure.En: "date of signing"},
	mark:       {disclosure.ZhCN: "公开属性标注", disclosure.En: "mark of disclosure"},
	caption:    {disclosure.ZhCN: "表题", disclosure.En: "caption of the table"},
	note:       {disclosure.ZhCN: "表注", disclosure.En: "note of the table"},
	ours:       {disclosure.ZhCN: "表旁说明", disclosure.En: "line below the table"},
}

// comparePieces tells which pieces are missing or read otherwise, and notes the
// facts that they show.
func (j *judge) comparePieces() {
	for i, p := range j.pieces {
		rule := ruleOf[p.kind]
		j.saw[rule]++
		j.saw[factRule] += len(p.uses)
		if !j.places[i].found {
			j.missing(i, p)
			continue
		}
		all := changes(p, j.on, j.places[i])
		if p.kind == ours {
			j.compareOurs(p, j.places[i])
			continue
		}
		j.sightUses(p, j.places[i], all)
		j.tellChanges(p, all, j.places[i])
	}
}

// missing tells of a piece that is not where it should be.
func (j *judge) missing(i int, p *piece) {
	words, name := clipped(p.text()), nameOf[p.kind]
	zh, en := name.In(disclosure.ZhCN), name.In(disclosure.En)
	at, before := j.whereMissing(i)
	switch p.kind {
	case ours, caption: // a caption inside its table is compared there
	case note:
		if !j.gone[p.of] {
			j.errorf(tableRule, at, "", p.text(), "表“%[1]s”旁没有填报的表注：“%[2]s”；请补上", "the table %[1]q lacks the note that was filed: %[2]q; put it back", p.of.Caption.In(j.lang), words)
		}
	case mark:
		j.missingMark(p)
	default:
		if len(p.letters) >= 12 && strings.Contains(j.unfiled(), string(runes(p.letters))) {
			return // it stands elsewhere, and is told there
		}
		if before {
			j.errorf(ruleOf[p.kind], at, "", p.text(), "页面缺少填报的%[1]s：“%[3]s”，应在此处之前；请补上", "the page lacks this %[2]s as filed: %[3]q, which belongs before this place; put it back", zh, en, words)
			return
		}
		j.errorf(ruleOf[p.kind], at, "", p.text(), "页面缺少填报的%[1]s：“%[3]s”，应在此处之后；请补上", "the page lacks this %[2]s as filed: %[3]q, which belongs behind this place; put it back", zh, en, words)
	}
}

// whereMissing is what a missing piece belongs behind: the piece before it, or,
// of the first, before.
func (j *judge) whereMissing(i int) (at check.Spot, before bool) {
	for k := i - 1; k >= 0; k-- {
		if j.places[k].found {
			return j.on.at(j.places[k].to - 1), false
		}
	}
	for k := i + 1; k < len(j.places); k++ {
		if j.places[k].found {
			return j.on.at(j.places[k].from), true
		}
	}
	return check.Spot{Page: j.on.page}, false
}

// sightUses notes the facts of a piece as shown, or as shown otherwise.
func (j *judge) sightUses(p *piece, at place, all []change) {
	for k, u := range p.uses {
		i := slices.IndexFunc(all, func(c change) bool { return c.first <= k && k < c.end })
		node := j.on.at(at.from).Node
		if i < 0 {
			j.sight(u.fact, u.fact.Text(j.lang), true, node)
			continue
		}
		c := all[i]
		if !slices.ContainsFunc(j.on.letters[c.low:c.high], func(l letter) bool { return isNumeral(l.fold) }) {
			continue // the number is gone
		}
		j.sight(u.fact, printed(j.on.letters[c.low:c.high]), false, j.on.at(c.low).Node)
	}
}

// tellChanges tells each change of a piece; where there are many, those of the
// words as one.
func (j *judge) tellChanges(p *piece, all []change, at place) {
	words := 0
	for _, c := range all {
		if c.first == c.end {
			words++
		}
	}
	whole := words > many
	for _, c := range all {
		where := j.on.at(min(c.low, at.to-1))
		was := marked(p.letters, c.from, c.to, 0, len(p.letters))
		is := marked(j.on.letters, c.low, c.high, at.from, at.to)
		name := nameOf[p.kind]
		zh, en := name.In(disclosure.ZhCN), name.In(disclosure.En)
		switch {
		case c.first < c.end:
			f := p.uses[c.first].fact
			j.errorf(factRule, where, is, was, "“%[1]s”（%[3]s）与填报不一致：填报为“%[4]s”，页面为“%[5]s”；请照填报改正页面",
				"%[2]q (%[3]s) differs from what was filed: %[4]q was filed, the page has %[5]q; correct the page to what was filed",
				f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En), f.ID, was, is)
		case whole:
			j.errorf(ruleOf[p.kind], where, is, was, "这段%[1]s有 %[5]d 处与填报不一致，第一处填报为“%[3]s”，页面为“%[4]s”；请照填报的文字重新粘贴这一段",
				"this %[2]s differs from what was filed in %[5]d places, first where %[3]q was filed and the page has %[4]q; paste it again as filed", zh, en, was, is, words)
			whole, words = false, 0
		case words > 0:
			j.errorf(ruleOf[p.kind], where, is, was, "%[1]s与填报不一致：填报为“%[3]s”，页面为“%[4]s”；请照填报的文字改正页面",
				"the %[2]s differs from what was filed: %[3]q was filed, the page has %[4]q; correct the page to what was filed", zh, en, was, is)
		}
	}
}

// compareOurs compares the numbers of a line that our pages add below a table;
// its words are ours.
func (j *judge) compareOurs(p *piece, at place) {
	was, is := runes(p.letters), runes(j.on.letters[at.from:at.to])
	if digits(was) != digits(is) {
		j.errorf(tableRule, j.on.at(at.from), printed(j.on.letters[at.from:at.to]), p.text(), "表旁说明与填报不一致：按填报应为“%[1]s”，页面为“%[2]s”；请改正或删去",
			"the line below the table differs from what was filed: it should read %[1]q, the page has %[2]q; correct it or leave it out", p.text(), printed(j.on.letters[at.from:at.to]))
	}
}
