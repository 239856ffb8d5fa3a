package archive

import (
	"gongkai/disclosure"
	"gongkai/site/archive/bagit"
)

// What came of an item.
const (
	Passed = "pass"
	Failed = "fail"
	ByHand = "by hand" // a person must see to it
)

// An Item of the self-check (四性检测自查) is one thing that can be asked of an archive.
// Only what a source asks is here that could be read; Confidence says how well it is
// known, as docs/coverage does. The items of DA/T 70 are not: its text was not to be had.
type Item struct {
	Property   disclosure.Text       `json:"property"` // 真实性、完整性、可用性、安全性
	What       disclosure.Text       `json:"what"`
	Source     string                `json:"source"`
	Confidence disclosure.Confidence `json:"confidence"`
	Result     string                `json:"result"`
	Found      disclosure.Text       `json:"found"`
}

var (
	authentic = disclosure.Say("真实性", "authenticity")
	whole     = disclosure.Say("完整性", "integrity")
	usable    = disclosure.Say("可用性", "usability")
	safe      = disclosure.Say("安全性", "safety")
)

const archivesLaw37 = "《中华人民共和国档案法》第三十七条"

// selfCheck looks at what is about to be packed.
func (y *Year) selfCheck(site []bagit.File) []Item {
	unindexed, pages := 0, 0
	for _, e := range y.Entries {
		pages += len(e.Pages)
		if e.Index == "" && e.Withdrawn == "" {
			unindexed++
		}
	}
	v := y.version()
	items := []Item{
		{authentic, disclosure.Say("来源可靠：记下网站、程序、提交和归档时刻", "the source is reliable: site, program, commit and instant are recorded"), archivesLaw37, disclosure.V,
			result(y.BaseURL != "" && y.Tools.Gongkai != "" && !v.At.IsZero()), disclosure.Say("见 provenance.json", "see provenance.json")},
		{authentic, disclosure.Say("程序规范：封存前页面与填报的数据核对，没有错误级检查意见", "the process is in order: before freezing, pages were checked against the filed data, with no finding at error level"), archivesLaw37, disclosure.V,
			Passed, disclosure.Say("见 check.json；有错误的不能封存", "see check.json; with an error nothing is frozen")},
		{whole, disclosure.Say("要素合规：每份报告有索引号", "the elements are in order: each report has its index number"), archivesLaw37 + "，《中华人民共和国政府信息公开条例》第十二条", disclosure.V,
			result(unindexed == 0), disclosure.Say("%d 份没有索引号", "%d without one", unindexed)},
		{whole, disclosure.Say("目录列出每份报告及其校验值", "the index lists each report with its digest"), "《中华人民共和国政府信息公开条例》第十二条", disclosure.V,
			result(len(y.Entries) == len(v.Reports)+len(v.Withdrawn)), disclosure.Say("%[1]d 份报告、%[2]d 个页面，见 reports.json", "%[1]d reports, %[2]d pages, see reports.json", len(y.Entries), pages)},
		{whole, disclosure.Say("封存全部网页，列出每个文件的校验值", "all pages are frozen, and each file's digest is listed"), "DA/T 80-2019《政府网站网页归档指南》（未读到全文）", disclosure.V2,
			result(len(site) > 0), disclosure.Say("%d 个文件，见 manifest-sha256.txt", "%d files, see manifest-sha256.txt", len(site))},
		{usable, disclosure.Say("附有版式文件（OFD、PDF/A）", "a fixed-layout copy (OFD, PDF/A) goes with it"), "DA/T 80-2019 的规范性引用文件 GB/T 33190、DA/T 47", disclosure.V2,
			ByHand, disclosure.Say("本程序不制作", "this program makes none")},
		{usable, disclosure.Say("附有 WARC 格式的网页归档文件", "a web archive in WARC goes with it"), "GB/T 33994-2017", disclosure.V,
			Passed, disclosure.Say("在 data/wacz/ 中，WARC %s", "in data/wacz/, WARC %s", y.warcVersion())},
		{safe, disclosure.Say("公开的文件包不含审查和签发记录、豁免、台账", "the public package holds no records of review and signature, no waivers, no ledger"), "《中华人民共和国档案法》第三十七条", disclosure.V,
			Passed, disclosure.Say("制作时逐项去掉，去不掉的不能制作", "taken out when it was made; where that could not be done, it would not have been made")},
		{safe, disclosure.Say("向档案馆、公共图书馆移送", "copies go to the state archive and the public library"), "《中华人民共和国政府信息公开条例》第二十五条", disclosure.V,
			ByHand, disclosure.Say("登记在移交登记表中", "to be written into the hand-over form")},
	}
	return items
}

func result(ok bool) string {
	if ok {
		return Passed
	}
	return Failed
}

// results are the results in words.
var results = map[string]disclosure.Text{
	Passed: disclosure.Say("通过", "pass"), Failed: disclosure.Say("不通过", "fail"), ByHand: disclosure.Say("须人工办理", "to be done by hand"),
}
