package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiFeeReported looks for a word on the information processing fee.
var OgiFeeReported = &check.Rule{
	ID:    "ogi-fee-reported",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `第六章写明信息处理费的收取情况，没有收取的也写明

信息处理费的收取情况通常写在第六章：发出多少收费通知、收了多少，或者没有收取。规则在该章查找信息处理费、收费、未收取等词，没有的为警告。
“行政事业性收费”是表一的项目，不是信息处理费，不算。收费管理办法读过原文；须写入第六章的要求没有读到，所以只是警告。`,
		disclosure.En: `chapter six tells of the information processing fee, or that none was charged

What came of the information processing fee is usually told in the sixth chapter: how many notices were sent and how much was
charged, or that none was. The rule looks there for a word on it, and warns if there is none. Administrative fees (行政事业性收费)
are an item of the first table and are not that fee. The measure on the fee was read; that the report must tell of it was not, so this is a
warning only.`,
	},
	Cites:   []disclosure.Cite{fees, feesToTell},
	Subject: disclosureReport2021,
	Of:      in2021Format,
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil || !r.has("other") {
			return // odr-six-chapters tells
		}
		if text := strings.ReplaceAll(r.text("other"), "行政事业性收费", ""); !feeWord.MatchString(text) && !r.unwritten("other") {
			p.Warnf(r.at("other"), check.Values{Expected: "信息处理费"}, "第六章没有写到信息处理费；没有收取的，也应写明", "chapter six says nothing of the information processing fee; if none was charged, it should say so")
		}
	},
}

var feeWord = regexp.MustCompile(`处理费|收费|收取.{0,6}费|未收取|没有收取`)
