package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrCitesAuthority looks at what a disclosure report says it is based on.
var OdrCitesAuthority = &check.Rule{
	ID:    "odr-cites-authority",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告引用的条例名称和格式文号没有写错

报告通常写明依据《中华人民共和国政府信息公开条例》和年度报告格式（国办公开办函〔2021〕30号）编制。规则看中文页面：紧跟在“年度报告格式”之后的文号不是它的，
年份和序号相同而代字写成“国办发”等的，条例名称漏写“政府”的，各给一条警告。别的文件的文号不看；括号写法（〔2021〕、[2021]）不论；没有引用的，不作判断。
2019年格式的报告，格式文号是国办公开办函〔2019〕60号。`,
		disclosure.En: `the Regulations and the number of the format are cited as they are

Reports usually say that they follow the Regulations on Open Government Information and the format of the report
(国办公开办函〔2021〕30号). The rule reads the Chinese page and warns of a number behind the name of the format that is not its own, of one
with its year and number but another issuer's sign, as that of the General Office of the State Council (国办发), and of the
Regulations cited without "government" (政府) in their name. Numbers of other documents are not judged, nor are the brackets around
the year, nor a report that cites nothing. The format of 2019 is 国办公开办函〔2019〕60号.`,
	},
	Cites:   []disclosure.Cite{odrFormat},
	Subject: disclosureReport,
	Of:      ofDisclosure,
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil {
			return
		}
		year, number := "2021", "30"
		if !in2021Format(filed.Report) {
			year, number = "2019", "60"
		}
		wanted := "国办公开办函〔" + year + "〕" + number + "号"
		for _, s := range r.prose {
			if strings.Contains(s.text, "《中华人民共和国信息公开条例》") {
				p.Warnf(r.shown.Page.At(s.node), check.Values{Found: "《中华人民共和国信息公开条例》", Expected: "《中华人民共和国政府信息公开条例》"},
					"条例的名称漏写“政府”，应为《中华人民共和国政府信息公开条例》", "the name of the Regulations lacks 政府; it should be 《中华人民共和国政府信息公开条例》")
			}
			for _, at := range documentNumber.FindAllStringSubmatchIndex(s.text, -1) {
				p.Saw(1)
				found, issuer := s.text[at[0]:at[1]], s.text[at[2]:at[3]]
				same := s.text[at[4]:at[5]] == year && s.text[at[6]:at[7]] == number
				if same && (issuer == "国办公开办函" || !strings.Contains(s.text, "格式")) || !same && !behindFormat.MatchString(s.text[:at[0]]) {
					continue
				}
				p.Warnf(r.shown.Page.At(s.node), check.Values{Found: found, Expected: wanted}, "年度报告格式的文号写作“%[1]s”，应为“%[2]s”", "the number of the format is given as %[1]s; it should be %[2]s", found, wanted)
			}
		}
	},
}

var (
	documentNumber = regexp.MustCompile(`(国办[\p{Han}]{0,6}?)[〔\[［（(【]?(20\d\d)[〕\]］）)】]?(\d{1,3})号`)
	behindFormat   = regexp.MustCompile(`年度报告格式(》|的通知|[〉>])*[（(]?$`)
)
