package against

import (
	"strings"

	"golang.org/x/net/html"

	"gongkai/site/check"
)

// extras tells what stands between two pieces and was never filed. What stands
// before the first and behind the last is the CMS's.
func (j *judge) extras() {
	low, last := -1, -1
	for i, at := range j.places {
		if !at.found {
			continue
		}
		if low >= 0 {
			j.between(low, at.from, last, i)
		}
		low, last = at.to, i
	}
	j.edges()
}

// between tells of the letters between two pieces, block by block.
func (j *judge) between(low, high, before, after int) {
	for from := low; from < high; {
		to := from + 1
		for to < high && j.on.letters[to].block == j.on.letters[from].block {
			to++
		}
		if !j.allowed(from, to, before, after) {
			j.extra(from, to)
		}
		from = to
	}
}

// unfiled is what stands between pieces, each run on a line of its own.
func (j *judge) unfiled() string {
	var b strings.Builder
	low := -1
	for _, at := range j.places {
		if !at.found {
			continue
		}
		if low >= 0 {
			b.WriteString(string(runes(j.on.letters[low:max(low, at.from)])) + "\n")
		}
		low = at.to
	}
	return b.String()
}

// edges tells what was put before the first piece, or behind the last, in the
// same line.
func (j *judge) edges() {
	first, last := j.bounds()
	if first < 0 {
		return
	}
	from := j.places[first].from
	for ; from > 0 && j.on.letters[from-1].block == j.on.letters[j.places[first].from].block; from-- {
	}
	if to := j.places[first].from; from < to && j.pieces[first].kind != addressees && !j.isCms(from, to) {
		j.extra(from, to)
	}
	to := j.places[last].to
	for ; to < len(j.on.letters) && j.on.letters[to].block == j.on.letters[j.places[last].to-1].block; to++ {
	}
	if from := j.places[last].to; from < to && j.pieces[last].kind != mark && !j.isCms(from, to) {
		j.extra(from, to)
	}
}

// isCms reports whether most of a block is not of the text: then the CMS has put
// all of the page into one.
func (j *judge) isCms(from, to int) bool { return to-from > 200 }

func (j *judge) extra(from, to int) {
	words := clipped(printed(j.on.letters[from:to]))
	at := j.on.at(from)
	text := string(runes(j.on.letters[from:to]))
	for _, p := range j.pieces {
		if p.kind != paragraph || len(p.letters) < 12 || !strings.Contains(text, string(runes(p.letters))) {
			continue
		}
		for _, u := range p.uses {
			j.sight(u.fact, u.fact.Text(j.lang), true, at.Node)
		}
		j.errorf(textRule, at, words, "", "这段正文在页面上不止一处，或不在填报的位置：“%[1]s”；请只在填报的位置保留一处", "this paragraph stands on the page more than once, or not where it was filed: %[1]q; keep it once, where it was filed", words)
		return
	}
	j.errorf(j.ruleAt(from, to), at, words, "", "正文之间多出没有填报的文字：“%[1]s”；请删去，或先补充填报再发布", "between the filed words stands what was never filed: %[1]q; remove it, or file it first", words)
}

// ruleAt is the rule of the piece whose line letters stand in.
func (j *judge) ruleAt(from, to int) string {
	block := j.on.letters[from].block
	for i, at := range j.places {
		if at.found && (at.to == from || at.from == to) && j.on.letters[at.from].block == block {
			return ruleOf[j.pieces[i].kind]
		}
	}
	return textRule
}

// allowed reports whether letters between two pieces may stand there: signs
// around the addressees and the mark, what our pages and CMSs put below a
// table, and what is left of a table that is no table any more.
func (j *judge) allowed(from, to, before, after int) bool {
	text := j.on.letters[from:to]
	near := func(i int, edge int) bool {
		k := j.pieces[i].kind
		return (k == addressees || k == mark || k >= caption) && j.on.letters[edge].block == text[0].block
	}
	if len(text) <= 4 && (near(before, j.places[before].to-1) || near(after, j.places[after].from)) {
		return true
	}
	node := j.on.at(from).Node
	for n := node; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && n.Data == "figcaption" {
			return true
		}
	}
	return isDownload(node) || j.lost[string(runes(text))]
}

// isDownload reports whether an element holds links to files and nothing else.
func isDownload(n *html.Node) bool {
	links, words := "", 0
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && n.Data == "a" {
			if path, _, _ := strings.Cut(check.Attr(n, "href"), "?"); isFile(path) {
				links += check.Text(n)
				return
			}
		}
		if n.Type == html.TextNode {
			words += len([]rune(folded(n.Data)))
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	if n != nil {
		walk(n)
	}
	return links != "" && words <= 4
}

func isFile(path string) bool {
	path = strings.ToLower(path)
	for _, end := range []string{".csv", ".xlsx", ".xls", ".json", ".pdf", ".ofd", ".doc", ".docx", ".wps", ".et", ".zip", ".rar"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return false
}
