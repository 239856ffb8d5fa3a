package rules

import (
	"iter"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/private"
)

// What the rules of private data rest on. The articles of the laws were read;
// the sentence on masking was quoted by other pages.
var (
	ogi15 = ogi("第十五条")
	ogi16 = ogi("第十六条")

	personalData = disclosure.Cite{Instrument: "《中华人民共和国个人信息保护法》", Article: "第十条、第二十五条、第三十四条", Confidence: disclosure.V}
	// Data of children under fourteen, of health and the like.
	sensitiveData = disclosure.Cite{Instrument: "《中华人民共和国个人信息保护法》", Article: "第二十八条", Confidence: disclosure.V}
	masking       = disclosure.Cite{Instrument: "《2018年政务公开工作要点》（公开时要去标识化处理）", Confidence: disclosure.V2}

	privacyCites = []disclosure.Cite{ogi15, personalData, masking}

	anyPage = disclosure.Say("页面", "page")
)

// mostHits is how many findings of one kind a page gives; the rest is counted.
const mostHits = 20

// A privateHit is a hit in the text that readers see.
type privateHit struct {
	private.Hit
	at check.Spot
}

// privateHits goes through what is private, of one kind, in the text of a page that
// readers see. The same number twice in one block is one.
func privateHits(p *check.Pass, page *check.Page, kind private.Kind) iter.Seq[privateHit] {
	return func(yield func(privateHit) bool) {
		p.Saw(1)
		told := 0
		signed := p.Signed(page)
		if page.Crowded() {
			tooMany(p, page.Path)
		}
		for _, s := range signed {
			if s.Hidden {
				continue
			}
			for _, h := range s.Hits {
				if h.Kind != kind {
					continue
				}
				if told++; told <= mostHits && !yield(privateHit{h, page.At(s.Node)}) {
					return
				}
			}
		}
		moreHits(p.Warnf, page, told)
	}
}

// tooMany says that not all numbers of a page or file were judged.
func tooMany(p *check.Pass, path string) {
	p.Skip("“%[1]s”里像是个人信息的号码、地址等超过%[2]d个，其余没有判断", "%[1]q holds more than %[2]d numbers, addresses and the like that may be private, and the others were not judged", path, private.MaxNumbers)
}

// moreHits says how many findings were left out.
func moreHits(report say, page *check.Page, told int) {
	if told > mostHits {
		report(page.At(nil), check.Values{}, "本页同类情况还有更多，共%d处，此处只列前%d处；请把整页或整张表一并处理", "this page has more of the same, %d in all, of which the first %d are listed; see to the whole page or table", told, mostHits)
	}
}

// eachRoster goes through the tables of a page that list persons.
func eachRoster(p *check.Pass, page *check.Page) iter.Seq[check.Roster] {
	return func(yield func(check.Roster) bool) {
		p.Saw(1)
		for _, r := range p.Rosters(page) {
			if r.Names > 0 && !yield(r) {
				return
			}
		}
	}
}
