package rules_test

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// settings are those of the good site.
func settings() *check.Site {
	return &check.Site{
		BaseURL: "https://sample.example/", SiteIDCode: "3500000001",
		Today: disclosure.Date{Year: 2023, Month: 6, Day: 1}, Workdays: disclosure.WorkingDays(),
		Office: map[disclosure.Lang]check.Office{disclosure.ZhCN: office, disclosure.En: office},
	}
}

// begin gives the settings for the cases of a file, which may be of an official site.
func begin(comment []byte) *check.Site {
	s := settings()
	s.Official = strings.Contains(string(comment), "\nofficial\n")
	return s
}

// office is what the settings of the good site say of who runs it.
var office = check.Office{
	Host: "示例县人民政府办公室", Contact: "0000-0000000", SiteIDCode: "3500000001", ICP: "闽ICP备23000001号-1",
	PSB: "闽公网安备 35000002000012号", PSBCode: "35000002000012",
	PartyMark:   "https://bszs.conac.cn/sitename?method=show&id=0123456789ABCDEF0123456789ABCDEF",
	ReportError: "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3500000001",
}
