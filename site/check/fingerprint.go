package check

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
)

// fingerprint is rule, page and key of the thing, in sixteen digits. It holds no count
// and no line, so it stays while the page around the thing changes.
func fingerprint(rule, page, key string) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{rule, page, key}, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// sign says that findings are new, and gives those of no rule's own their fingerprints.
func sign(found []*Finding) {
	for _, f := range found {
		if f.State = "new"; f.Fingerprint == "" {
			f.Fingerprint = fingerprint(f.Rule, f.Page, "")
		}
	}
}

// keyOf names the thing that a finding is about. A rule may say it; otherwise it
// is the element, by thing, and what is wrong with it: both values, or, where
// there are none, the sentence without its digits. So a thing that becomes wrong
// in another way is another finding, and nobody has accepted that one yet.
func keyOf(at Spot, v Values, message disclosure.Text) string {
	if v.Key != "" {
		return "key\x00" + v.Key
	}
	found, expected := collapse(v.Found), collapse(v.Expected)
	if found == "" && expected == "" {
		expected = digits.ReplaceAllString(message.In(disclosure.En), "#")
	}
	return strings.Join([]string{at.Page.thing(at.Node), found, expected}, "\x00")
}

// words is the text of an element by which findings know it. One that is longer than
// any paragraph is told by its digest, which is made once: the text of a page of
// megabytes is not copied for each finding in it.
func (p *Page) words(n *html.Node) string {
	if p == nil || !longer(n, longestBlock) {
		return Text(n)
	}
	digest, ok := p.digests[n]
	if !ok {
		sum := sha256.Sum256([]byte(Text(n)))
		digest = hex.EncodeToString(sum[:])
		if p.digests == nil {
			p.digests = map[*html.Node]string{}
		}
		p.digests[n] = digest
	}
	return digest
}

var digits = regexp.MustCompile(`[0-9]+`)
