package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ChkInput tells what was handed over and could not be read.
var ChkInput = &check.Rule{
	ID:    "chk-input",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `所给的文件夹、压缩包或网页存档全部读到

没有读到的就没有检查，因此逐个列出，并说明原因：名称含有控制字符、指向所给范围之外、同名不止一个、链接指到文件夹之外、不是普通文件、过大、已损坏，等等。
本网站的网页没有读到，为错误；其余为警告。网页存档中不属于本网站主机的内容，以及早先的采集结果，不在此列。`,
		disclosure.En: `all of the folder, zip or web archive that was given could be read

What was not read was not checked, so it is listed piece by piece, with the reason: a name with control characters, one that leads
out of what was given, two of the same name, a link out of the folder, what is no plain file, what is too large or damaged. A page
of our own site that was not read is an error, all else a warning. What a web archive holds of other hosts, and earlier captures
of the same address, are not meant.`,
	},
	Cites:   []disclosure.Cite{given},
	Subject: disclosure.Say("所给的内容", "thing that was given"),
	Foreign: true,
	Site: func(p *check.Pass) {
		p.Saw(1)
		if hosts := p.Site.Hosts; len(hosts) > 0 {
			list := strings.Join(hosts[:min(len(hosts), 10)], ", ")
			p.Skip("网页存档中还有其他主机的内容，未作检查：%s", "what the web archive holds of other hosts was not checked: %s", list)
		}
		for _, left := range p.Site.LeftOut() {
			report := p.Warnf
			if left.Page && !p.Site.Foreign {
				report = p.Errorf
			}
			report(check.Missing(left.Path), check.Values{}, "没有读取，因此没有检查：%[1]s", "it was not read, so it was not checked: %[2]s", left.Why.In(disclosure.ZhCN), left.Why.In(disclosure.En))
		}
	},
}

// given is the thing itself that was handed over.
var given = disclosure.Cite{Instrument: "所给的内容自身", Confidence: disclosure.Logic}
