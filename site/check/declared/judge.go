package declared

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A judge is one declared rule at work.
type judge struct {
	selector  cascadia.SelectorGroup
	attribute string // whose value is judged; "" the text
	level     check.Level
	message   disclosure.Text

	kind     string // of the condition
	exists   bool
	min, max int
	words    []string
	pattern  *regexp.Regexp
}

var kinds = []string{"exists", "count", "equals", "matches", "one-of", "not-placeholder"}

// readCondition reads the one condition.
func (j *judge) readCondition(s *disclosure.Settings) {
	for _, key := range kinds {
		if !s.Has(key) {
			continue
		}
		if j.kind != "" {
			s.Fault(key, "一条规则只有一个条件，已有 %s；请另写一条规则", "a rule has one condition, and there is %s; write another rule", j.kind)
		}
		j.kind = key
		switch key {
		case "exists":
			j.exists = s.Bool(key)
		case "not-placeholder":
			if !s.Bool(key) {
				s.Fault(key, "只能为 true", "can only be true")
			}
		case "count":
			j.readCount(s.Sub(key, disclosure.Must))
		case "equals":
			j.words = []string{s.String(key, disclosure.Must)}
		case "one-of":
			j.words = s.Strings(key, disclosure.Must)
		case "matches":
			j.readPattern(s)
		}
	}
	if j.kind == "" {
		s.Fault("", "缺少条件，应为其中之一：%s", "names no condition; give one of %s", strings.Join(kinds, ", "))
	}
}

func (j *judge) readCount(s *disclosure.Settings) {
	if s == nil {
		return
	}
	j.max = math.MaxInt
	least, some := s.Count("min")
	most, bounded := s.Count("max")
	if j.min = least; bounded {
		j.max = most
	}
	switch {
	case !s.Has("min") && !s.Has("max"):
		s.Fault("", "应写 min、max 之一或二者", "must give min, max or both")
	case some && bounded && most < least:
		s.Fault("max", "小于 min（%d）", "is less than min (%d)", least)
	}
	s.Done()
}

func (j *judge) readPattern(s *disclosure.Settings) {
	text := s.String("matches", disclosure.Must)
	if len(text) > longest {
		s.Fault("matches", "超过 %d 个字节", "is longer than %d bytes", longest)
		return
	}
	re, err := regexp.Compile(text)
	if err != nil {
		s.Fault("matches", "不是有效的正则表达式：%v", "is no regular expression: %v", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
		return
	}
	j.pattern = re
}

// page judges one page.
func (j *judge) page(p *check.Pass, page *check.Page) {
	found := cascadia.QueryAll(page.Doc.Nodes[0], j.selector)
	switch j.kind {
	case "exists":
		j.there(p, page, found)
	case "count":
		j.counted(p, page, found)
	default:
		for _, n := range found {
			p.Saw(1)
			j.value(p, page, n)
		}
	}
}

func (j *judge) there(p *check.Pass, page *check.Page, found []*html.Node) {
	p.Saw(1)
	if j.exists && len(found) == 0 {
		j.tell(p, page.At(holder(page)), check.Values{Expected: j.selector.String(), Key: "exists"})
	}
	for _, n := range found {
		if !j.exists {
			j.tell(p, page.At(n), check.Values{Found: check.Text(n)})
		}
	}
}

func (j *judge) counted(p *check.Pass, page *check.Page, found []*html.Node) {
	p.Saw(1 + len(found))
	n := len(found)
	if n >= j.min && n <= j.max {
		return
	}
	at := holder(page)
	if n > j.max {
		at = found[j.max]
	}
	want := fmt.Sprintf("%d–%d", j.min, j.max)
	if j.max == math.MaxInt {
		want = fmt.Sprintf("≥ %d", j.min)
	} else if j.min == j.max {
		want = strconv.Itoa(j.min)
	} else if j.min == 0 {
		want = fmt.Sprintf("≤ %d", j.max)
	}
	j.tell(p, page.At(at), check.Values{Found: strconv.Itoa(n), Expected: want, Key: "count"})
}

// holder is the element that should hold what is missing.
func holder(page *check.Page) *html.Node {
	for n := range page.Doc.Nodes[0].Descendants() {
		if n.Type == html.ElementNode && n.Data == "body" {
			return n
		}
	}
	return page.Head
}

// value judges the text of an element, or of an attribute. An attribute that is
// not there has no value, which no condition accepts but not-placeholder.
func (j *judge) value(p *check.Pass, page *check.Page, n *html.Node) {
	text := check.Text(n)
	if j.attribute != "" {
		text = strings.Join(strings.Fields(check.Attr(n, j.attribute)), " ")
	}
	v := check.Values{Found: text}
	ok := true
	switch j.kind {
	case "equals", "one-of":
		ok = slices.ContainsFunc(j.words, func(word string) bool { return check.SameWords(word, text) })
		v.Expected = strings.Join(j.words, " | ")
	case "matches":
		ok = j.pattern.MatchString(text)
		v.Expected = j.pattern.String()
	case "not-placeholder":
		v.Found = check.Placeholder(text, true)
		ok = v.Found == ""
	}
	if !ok {
		j.tell(p, page.At(n), v)
	}
}

// tell reports in the words of the rule, with what was found and expected put
// in for {found} and {expected}.
func (j *judge) tell(p *check.Pass, at check.Spot, v check.Values) {
	said := strings.NewReplacer("{found}", short(v.Found), "{expected}", short(v.Expected))
	zh, en := said.Replace(j.message.In(disclosure.ZhCN)), said.Replace(j.message.In(disclosure.En))
	switch j.level {
	case check.Error:
		p.Errorf(at, v, "%[1]s", "%[2]s", zh, en)
	case check.Warn:
		p.Warnf(at, v, "%[1]s", "%[2]s", zh, en)
	default:
		p.Infof(at, v, "%[1]s", "%[2]s", zh, en)
	}
}

// short cuts a long text for a sentence.
func short(s string) string {
	const most = 80
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
