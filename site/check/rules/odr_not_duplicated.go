package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrNotDuplicated holds the disclosure reports of a year against each other.
var OdrNotDuplicated = &check.Rule{
	ID:    "odr-not-duplicated",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `两个机关的年度报告内容不雷同

格式把内容雷同列为追究责任的情形。规则比较同一年度各机关报告填报的第一章和第五章：去掉数字、标点和机关名称后，九成以上字句相同的，给后一份（按编号排列）一条警告，
并写明与哪一份相同。引言常用统一的文字，不比较；不足60字的章也不比较。相同程度由文本的概要估算，误差约百分之几；不与别的网站上的报告比较。
一式几份的，只与其中第一份比较。`,
		disclosure.En: `the reports of two organs are no copies of each other

The format makes copied content a ground for liability. The rule compares the first and the fifth chapter of the reports that
organs filed for the same year: where two share more than nine tenths of their wording, numbers, punctuation and the organ's name
left out, the later one (by id) is warned of, and the other one named. Introductions are often written alike and are not compared,
nor are chapters of fewer than 60 characters. How much is shared is estimated from a sketch of each text, within a few hundredths.
Reports on other sites are not compared, and of several copies each is held against the first only.`,
	},
	Cites:   []disclosure.Cite{odrFormat},
	Subject: disclosureReport,
	Keep: func(r *disclosure.Report) any {
		if !ofDisclosure(r) {
			return nil
		}
		k := &keptText{organ: r.Organ.ID, year: r.Year}
		for i, key := range comparedChapters {
			text, _ := filedChapter(r, key)
			k.chapters[i] = sketchOf(text, namesOf(r)...)
		}
		return k
	},
	Site: func(p *check.Pass) {
		for i, chapter := range comparedChapters {
			seen := collection{chapter: i, by: map[band][]int{}}
			for _, kept := range p.Kept() {
				p.Saw(1)
				k := kept.Value.(*keptText)
				if k.chapters[i].runes < tooShort {
					continue
				}
				other, share := seen.find(k)
				if other == "" {
					seen.add(kept)
					continue
				}
				no := []string{"一", "五"}[i]
				p.Warnf(chapterAt(p, kept.Report, chapter), check.Values{Found: percent(share), Expected: "≤ " + percent(alike), Key: chapter + " like " + other},
					"第%[1]s章与另一机关的报告 %[2]s 约 %[3]s 的字句相同；请按本机关的实际情况写", "chapter %[1]s shares about %[3]s of its wording with that of another organ's report, %[2]s; write what this organ did", no, other, percent(share))
			}
		}
	},
}

var comparedChapters = []string{"overview", "problems"}

type keptText struct {
	organ    string
	year     int
	chapters [2]sketch // of comparedChapters
}

// A collection finds texts that are nearly the same without comparing all with
// all: sketches are cut into bands, and only those that agree in a whole band
// are compared. At nine tenths they nearly always do in one of them (999 of
// 1000 times); the less they share, the fewer are compared.
type collection struct {
	chapter int
	kept    []check.Kept
	last    []int // for each of kept, the search that compared it last
	search  int
	by      map[band][]int // places in kept
}

type band struct {
	year, no int
	bins     [bandWidth]uint32
}

const bandWidth = 8

func (c *collection) bands(k *keptText) []band {
	out := make([]band, 0, bins/bandWidth)
	for no := 0; no < bins/bandWidth; no++ {
		b := band{year: k.year, no: no, bins: [bandWidth]uint32(k.chapters[c.chapter].bins[no*bandWidth:])}
		if b.bins != ([bandWidth]uint32{}) {
			out = append(out, b)
		}
	}
	return out
}

// find names the first report of another organ that is nearly the same.
func (c *collection) find(k *keptText) (report string, share float64) {
	c.search++
	for _, b := range c.bands(k) {
		for _, i := range c.by[b] {
			other := c.kept[i].Value.(*keptText)
			if c.last[i] == c.search || other.organ == k.organ {
				continue
			}
			c.last[i] = c.search
			if is := k.chapters[c.chapter].like(&other.chapters[c.chapter]); is > alike && (report == "" || c.kept[i].Report < report) {
				report, share = c.kept[i].Report, is
			}
		}
	}
	return report, share
}

func (c *collection) add(kept check.Kept) {
	for _, b := range c.bands(kept.Value.(*keptText)) {
		c.by[b] = append(c.by[b], len(c.kept))
	}
	c.kept, c.last = append(c.kept, kept), append(c.last, 0)
}
