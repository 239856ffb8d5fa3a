package private

import (
	"regexp"
	"strings"
)

var (
	webmail = regexp.MustCompile(`(?i)([a-z0-9._-]{2,40})@(?:vip\.)?(?:qq|163|126|sina|sohu|foxmail|139|189|21cn|yeah|hotmail|gmail|outlook|aliyun)\.(?:com|cn|net)`)
	number6 = regexp.MustCompile(`^\d{6,11}$`)
	birth8  = regexp.MustCompile(`(?:^|\D)(?:19[3-9]\d|20[01]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\D|$)`)
	birth6  = regexp.MustCompile(`^[A-Za-z._-]+[3-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$`)
)

// mails finds addresses at hosts where anybody has a mailbox. That an office
// uses one is common; a number in it tells more of a person.
func mails(text string, a *Around) (hits []Hit, judged int) {
	if a.Machine {
		return nil, 0
	}
	all := webmail.FindAllStringSubmatchIndex(text, a.left+1)
	for _, m := range all[:min(len(all), a.left)] {
		if m[1] < len(text) && (isWord(text[m[1]]) || text[m[1]] == '.' && m[1]+1 < len(text) && isWord(text[m[1]+1])) {
			continue // the host goes on
		}
		address, local := text[m[0]:m[1]], text[m[2]:m[3]]
		h := Hit{Kind: Mail, Grade: Slight, Start: m[0], End: m[1], Masked: maskMail(address), code: strings.ToLower(address)}
		if number6.MatchString(local) || birth8.MatchString(local) || birth6.MatchString(local) {
			h.Grade, h.Reason = Probable, Person
		}
		hits = append(hits, h)
	}
	return hits, len(all)
}

// maskedID is a number of an identity card of which something is covered.
var maskedID = regexp.MustCompile(`(?:^|[^0-9A-Za-z*×＊])(\d{6}[0-9Xx*×＊]{9,12})(?:[^0-9A-Za-z*×＊]|$)`)

// masks finds identity cards that are covered too little: fourteen digits or
// more can still be read.
func masks(text string, a *Around) (hits []Hit, judged int) {
	if !strings.ContainsAny(text, "*×＊Xx") {
		return nil, 0
	}
	all := maskedID.FindAllStringSubmatchIndex(text, a.left+1)
	for _, m := range all[:min(len(all), a.left)] {
		code := text[m[2]:m[3]]
		shown, covered := 0, 0
		for i, r := range code {
			switch {
			case r >= '0' && r <= '9', (r == 'X' || r == 'x') && covered == 0 && i == len(code)-1: // a check digit
				shown++
			default:
				covered++
			}
		}
		if n := shown + covered; covered == 0 || shown < 14 || n != 15 && n != 18 || !inProvince(code) {
			continue
		}
		hits = append(hits, Hit{Kind: Masked, Grade: Probable, Start: m[2], End: m[3], Masked: Mask(code), code: code})
	}
	return hits, len(all)
}
