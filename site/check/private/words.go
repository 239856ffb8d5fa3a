package private

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"gongkai/disclosure"
)

var (
	passport     = regexp.MustCompile(`(?:^|[^0-9A-Za-z])((?:[EGPSD][A-Z]?|[CHMW])\d{7,8})(?:[^0-9A-Za-z]|$)`)
	passportWord = regexp.MustCompile(`护照|通行证`)
)

// passports finds numbers of travel documents behind the word for one.
func passports(text string, a *Around) (hits []Hit, judged int) {
	all := passport.FindAllStringSubmatchIndex(text, a.left+1)
	for _, m := range all[:min(len(all), a.left)] {
		if passportWord.MatchString(window(text[:m[2]], -24)) || passportWord.MatchString(a.Label) || passportWord.MatchString(a.Head) {
			code := text[m[2]:m[3]]
			hits = append(hits, Hit{Kind: Passport, Grade: Probable, Start: m[2], End: m[3], Masked: Mask(code), code: code})
		}
	}
	return hits, len(all)
}

var (
	homeLabel = regexp.MustCompile(`(?:家庭住址|家庭地址|现住址|现居住地|经常居住地|常住地址|居住地址|户口所在地|户籍所在地|户籍地址|户籍地|住所地|住址)\s*(?:[:：]|为|是)?\s*`)
	// What is more exact than a township or a street.
	exact    = regexp.MustCompile(`[\d０-９一二三四五六七八九十]+\s*(?:组|号|室|栋|幢|单元|楼|弄|巷)|[^农乡新本全各每该住某]村(?:[\d０-９一二三四五六七八九十]|\p{Han}{0,6}[组队号]|$)`)
	homeEnd  = regexp.MustCompile(`[，。；,;\s]|\d{6}`)
	cutAt    = regexp.MustCompile(`^.{0,18}?(?:乡|镇|街道|[^社]区|县|市)`)
	homeHead = regexp.MustCompile(`住址|家庭地址|户籍`)
	// The seat of an organisation, which is public.
	seat = regexp.MustCompile(`公司|企业|法定代表人|营业执照|经营|住所地`)
)

// homes finds addresses of homes that are more exact than a township.
func homes(text string, a *Around) (hits []Hit, judged int) {
	all := homeLabel.FindAllStringIndex(text, a.left+1)
	for _, m := range all[:min(len(all), a.left)] {
		if strings.Contains(text[m[0]:m[1]], "住所地") && seat.MatchString(window(text[:m[0]], -40)) {
			continue
		}
		rest := window(text[m[1]:], 40)
		if end := homeEnd.FindStringIndex(rest); end != nil {
			rest = rest[:end[0]]
		}
		labelled := strings.ContainsAny(text[m[0]:m[1]], ":：为是")
		if h, ok := home(rest, labelled); ok {
			h.Start, h.End = m[1], m[1]+len(rest)
			hits = append(hits, h)
		}
	}
	return hits, len(all)
}

// home judges an address; behind a label without a colon it must begin like one.
func home(address string, labelled bool) (Hit, bool) {
	if strings.ContainsAny(address, "*×＊█某") || strings.Contains(address, "xx") || strings.Contains(address, "XX") || !exact.MatchString(address) {
		return Hit{}, false
	}
	if !labelled && !cutAt.MatchString(address) {
		return Hit{}, false
	}
	kept := cutAt.FindString(address)
	return Hit{Kind: Address, Grade: Probable, Masked: kept + "***", code: address}, true
}

// HomeCell judges the cell of a column that is headed by a word for an address
// of a home.
func HomeCell(head, cell string) bool {
	_, ok := home(cell, true)
	return ok && homeHead.MatchString(head)
}

var (
	fullDate  = `((?:19|20)\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?`
	bornLabel = regexp.MustCompile(`出生(?:日期|年月日?|时间)?\s*[:：]?\s*` + fullDate)
	bornAfter = regexp.MustCompile(fullDate + `\s*出?生(?:于|人|，|。|；|、|,|\)|）|\s|$)`)
	// A condition for births, not the birth of a person.
	condition = regexp.MustCompile(`^\s*(?:[（(]?含|及|以|之|前|后|至|到|起|-|—)`)
	namedLine = regexp.MustCompile(`姓名\s*[:：]?\s*(\p{Han}{2,4})|(?:^|[，。；、\s（(：:])(\p{Han}{2,4})[，,、\s（(]{1,2}(?:男|女|曾用名)`)
	nameFirst = regexp.MustCompile(`(?:^|[，。；、\s（(：:])(\p{Han}{2,4})[，,、\s（(]*$`)
	fullOnly  = regexp.MustCompile(`^\s*` + fullDate + `\s*$`)
	bornHead  = regexp.MustCompile(`出生`)
)

// births finds full dates of birth of persons who are named beside them.
func births(text string, a *Around) (hits []Hit, judged int) {
	add := func(m []int) {
		before := window(text[:m[0]], -40)
		if condition.MatchString(text[m[1]:]) || !realDate(text, m) {
			return
		}
		named := namedLine.FindStringSubmatch(before)
		if named == nil {
			named = namedLine.FindStringSubmatch(a.Label)
		}
		first := nameFirst.FindStringSubmatch(before)
		if (named == nil || !IsName(named[1]+named[2])) && (first == nil || !IsName(first[1])) {
			return
		}
		hits = append(hits, Hit{Kind: Birthdate, Grade: Probable, Start: m[0], End: m[1], Masked: text[m[2]:m[2]+2] + "**-**-**", code: text[m[2]:m[7]]})
	}
	for _, pattern := range []*regexp.Regexp{bornLabel, bornAfter} {
		all := pattern.FindAllStringSubmatchIndex(text, a.left+1)
		for _, m := range all[:min(len(all), a.left)] {
			add(m)
		}
		judged = max(judged, len(all))
	}
	return hits, judged
}

// realDate reports whether the three numbers of a match are a day.
func realDate(text string, m []int) bool {
	n := [3]int{}
	for i := range n {
		n[i], _ = strconv.Atoi(text[m[2+2*i]:m[3+2*i]])
	}
	return realDay(disclosure.Date{Year: n[0], Month: time.Month(n[1]), Day: n[2]})
}

// BirthCell judges the cell of a column that is headed by a word for birth.
func BirthCell(head, cell string) bool {
	return bornHead.MatchString(head) && fullOnly.MatchString(cell)
}
