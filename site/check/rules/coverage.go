package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// A Requirement is a row of the list of requirements that has no rule with its
// name: others judge it, or nothing that is published decides it.
type Requirement struct {
	ID  string
	By  []string        // the rules that judge it
	Why disclosure.Text // without any: what would have to be known, and from where
}

// Beyond lists them, by the order of the list. Each names rules or a reason; a
// test holds it, the rules and the list of requirements together.
var Beyond = []Requirement{
	{ID: "arc-layout-format", Why: disclosure.Say("须有归档文件包：版式文件（OFD 或 PDF/A）存放在归档包里，不在网站上", "needs the archive of the closed year: the fixed-layout copy (OFD or PDF/A) lies there, not on the site")},
	{ID: "arc-relative-links", Why: disclosure.Say("须有归档文件包，才能看归档的页面是否自成一体", "needs the archive of the closed year, to see whether its pages stand by themselves")},
	{ID: "arc-snapshot-per-year", Why: disclosure.Say("哪些年度应当封存，由机关决定；数据中没有。已经封存的由 gongkai verify 核对", "which years are to be closed is for the organ to say, and what is filed does not; years that are closed are proved by gongkai verify")},
	{ID: "arc-supervision-form", Why: disclosure.Say("只要求省级政府和国务院部门发布；须由本网站声明属于此列", "asked of provinces and ministries only; the site would have to declare that it is one's")},
	{ID: "arc-transfer-library", Why: disclosure.Say("须知道何时向档案馆、图书馆移送，由移送凭证得知；填报的数据中没有", "needs to know when copies went to the archive and the library, from the receipts; it is not part of what is filed")},
	{ID: "arc-warc-optional", Why: disclosure.Say("须有归档文件包；WARC 是可选的封装格式", "needs the archive of the closed year; WARC is an optional container of it")},
	{ID: "arc-year-index", By: []string{"list-entries-filed", "ogi-catalogue-shown"}},
	{ID: "chk-domain-name", By: []string{"web-domain", "web-site-name-same"}},
	{ID: "chk-ipv6", Why: disclosure.Say("须从外部网络访问网站，由托管单位或监测平台得知；检查不联网", "needs the site to be called from outside, or the word of its host; the check does not go online")},
	{ID: "chk-page-tags", By: []string{"web-meta-site", "web-meta-column", "web-meta-article"}},
	{ID: "chk-typos", Why: disclosure.Say("须有一部经过核定的易错词表，要求中没有给出，须由编校人员提供；已知的名称由 txt-law-titles、txt-organ-names 检查", "needs an agreed list of words that are often mistyped, from proof-readers; the requirements give none. Names that are known are judged by txt-law-titles and txt-organ-names")},
	{ID: "chk-search", By: []string{"ogi-platform-functions"}},
	{ID: "chk-site-marks", By: []string{"web-footer-set", "web-footer-mark-target", "web-siteidcode-format"}},
	{ID: "chk-veto-services", Why: disclosure.Say("须逐项与政务服务平台的办事要求核对，由主管部门提供；页面本身看不出指南是否正确", "needs each guide to be held against what the service really asks for, from the department in charge; the page does not tell whether it is right")},
	{ID: "chk-veto-unreachable", Why: disclosure.Say("须连续一周从外部多次访问，由监测平台得知；检查不联网", "needs calls from outside over a week, from a monitoring service; the check does not go online")},
	{ID: "net-ipv6", Why: disclosure.Say("须从外部网络访问网站，由托管单位或监测平台得知；检查不联网", "needs the site to be called from outside, or the word of its host; the check does not go online")},
	{ID: "odr-b-redundancy", By: []string{"odr-b-balance"}},
	{ID: "odr-partial-once", Why: disclosure.Say("须逐件查看申请的办理记录，由受理机关的台账得知；从合计数看不出一件是否记了两次", "needs the record of each application, from the register of the organ; totals do not tell whether one was counted twice")},
	{ID: "ogi-county-topics", Why: disclosure.Say("须有县级政府整个公开目录的分类，由政府信息公开主管部门提供；只发布报告的网站上没有", "needs the classification of the county's whole catalogue, from the office in charge of disclosure; a site of reports does not hold it")},
	{ID: "ogi-licence-results-public", Why: disclosure.Say("须知道许可结果在哪个系统公示、地址是什么，由实施许可的机关提供；填报的数据中没有", "needs to know in which system the results of licensing are published, and its address, from the organ that licenses; it is not part of what is filed")},
	{ID: "ogi-penalty-withdrawal", Why: disclosure.Say("须知道处罚决定何时被撤销、页面何时撤回，由作出决定的机关提供；填报的数据中没有", "needs the day on which a penalty was annulled and that on which its page went, from the organ that took it; it is not part of what is filed")},
	{ID: "ogi-third-party-privacy", By: []string{"pii-resident-id", "pii-resident-id-15", "pii-mobile", "pii-bank-card", "pii-passport", "pii-address", "pii-birthdate", "pii-minor", "pii-name-list", "pii-hidden"}},
	{ID: "plat-functions", By: []string{"ogi-platform-functions", "web-downloads"}},
	{ID: "rol-fujian-rules", Why: disclosure.Say("没有找到福建省对本报告的专门规定；如有，须由省司法厅提供文本", "no rules of Fujian Province on this report were found; if there are any, their text would have to come from its Department of Justice")},
	{ID: "rol-reported-by-mar-1", Why: disclosure.Say("须知道向同级党委、人大常委会和上级报告的日期，是内部公文，由本机关的收发记录得知", "needs the days on which the Party committee, the people's congress and the government above were reported to, from the organ's register of letters")},
	{ID: "rol-source-line", By: []string{"web-source-date-visible"}},
	{ID: "rol-supporting-numbers", Why: disclosure.Say("正文中哪些数字是统计数，哪些是日期、文号或序号，只有撰写者知道；填报的数由 facts-on-page 核对", "which numbers of a text are statistics, and which dates, document numbers or places in a list, only its authors know; those that were filed are judged by facts-on-page")},
	{ID: "rol-year-scope", Why: disclosure.Say("句中的数属于哪一年，未写明时只有撰写者知道；填报的数都带时期，增长率由 stat-growth 按所填时期核对", "to which year a number in a sentence belongs, where it is not said, only its authors know; numbers that were filed carry their period, and stat-growth judges by it")},
	{ID: "stat-cross-year", By: []string{"odr-y-carry", "odr-y-inforce", "stat-form-across", "stat-growth"}},
	{ID: "stat-percent-total", Why: disclosure.Say("须知道哪些百分比合起来是一个整体，由撰写者说明；填报的数据中没有这样的声明", "needs to know which percentages make up one whole, from the authors; what is filed does not declare it")},
	{ID: "txt-rounding-rule", By: []string{"stat-percent", "stat-growth"}},
}

// NotChecked says what nothing that is published decides, for every report.
func NotChecked() []check.NotChecked {
	var out []check.NotChecked
	for _, r := range Beyond {
		if len(r.By) == 0 {
			out = append(out, check.NotChecked{Rule: r.ID, Why: r.Why})
		}
	}
	return out
}
