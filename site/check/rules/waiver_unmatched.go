package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// WaiverUnmatched: a waiver belongs to a finding that is still there.
var WaiverUnmatched = &check.Rule{
	ID: "waiver-unmatched", Level: check.Warn,
	Doc: disclosure.Say(`豁免须有对应的意见

豁免与一条检查意见一一对应。意见不再出现，可能是问题已经改正，也可能是页面改名、数字改变，成了另一条意见；两种情况都不应留着一条无人知晓的豁免。
改正后删去 waivers.toml 中的条目即可。规则因数据不全而未能检查时，其豁免也会被指出。`,
		`a waiver needs the finding that it accepts

A waiver belongs to one finding. When that is gone, the fault may have been mended, or the page was renamed or its number changed, which makes it another finding; either way no waiver should stay that nobody knows of.
Remove the entry from waivers.toml. A waiver is told of as well when its rule could not look, as where data are missing.`),
	Cites: byReason, Subject: aWaiver,
	Last: func(p *check.Pass) {
		for _, w := range p.Site.Waivers {
			p.Saw(1)
			if !w.Matched {
				p.Warnf(check.InFile(w.File, w.Line), check.Values{Found: w.Fingerprint, Key: w.Fingerprint},
					"没有与此豁免对应的意见（%[1]s，%[2]s，指纹 %[3]s）；如问题已改正，请删去这一条", "no finding matches this waiver (%[2]s on %[1]s, fingerprint %[3]s); if the fault was corrected, remove the entry",
					w.Page, w.Rule, w.Fingerprint)
			}
		}
	},
}
