package rules

import "gongkai/disclosure"

// What the rules rest on, each as far as it was read (requirements §0.3).
var (
	logic = disclosure.Cite{Instrument: "报告自身的数据", Confidence: disclosure.Logic}
	// A page that contradicts config.toml.
	settings = disclosure.Cite{Instrument: "网站自身的设置", Confidence: disclosure.Logic}

	// A page that contradicts itself, whoever made it.
	pageItself = disclosure.Cite{Instrument: "页面自身的内容", Confidence: disclosure.Logic}

	ogi6  = ogi("第六条")
	ogi13 = ogi("第十三条")
	ogi26 = ogi("第二十六条")

	ogi12      = ogi("第十二条")
	ogi24      = ogi("第二十四条")
	ogi49para1 = ogi("第四十九条第一款")
	ogi49para2 = ogi("第四十九条第二款")
	ogi49and50 = ogi("第四十九条、第五十条")
	ogi50      = ogi("第五十条")
	// What is not made public, and what is only on request.
	ogi13to16 = ogi("第十三条至第十六条")

	rol24 = disclosure.Cite{
		Instrument: "《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）", Article: "第二十四条",
		Confidence: disclosure.V2, Official: true,
	}
	// The five items are quoted by government pages; which article holds them
	// was not seen.
	rolItems = disclosure.Cite{
		Instrument: "《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）", Article: "年度报告的五项内容",
		Confidence: disclosure.V2, Official: true,
	}

	// The format of the disclosure report: its opening, the clause on
	// responsibility and the labels of its tables were read.
	odrFormat = disclosure.Cite{Instrument: "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）", Confidence: disclosure.V}
	// Who may make rules, from memory.
	legislationLaw = disclosure.Cite{Instrument: "《中华人民共和国立法法》", Confidence: disclosure.M}
	// What most of these reports do, seen on many pages.
	odrPractice = disclosure.Cite{Instrument: "各地政府信息公开工作年度报告的通行写法", Confidence: disclosure.P}
	// Townships and subdistricts are in no article; each place sets their day.
	townshipPractice = disclosure.Cite{Instrument: "各地编制年度报告的通知（乡镇、街道的期限由各地确定）", Confidence: disclosure.P}
	// The measure on fees was read; that the report must tell of them was not.
	fees       = disclosure.Cite{Instrument: "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）", Confidence: disclosure.V}
	feesToTell = disclosure.Cite{Instrument: "信息处理费写入年度报告第六部分的要求", Confidence: disclosure.M}

	// One city's rules, on a government's page; they bind that city only.
	enforcementRules = disclosure.Cite{Instrument: "《大同市行政执法统计年报制度》", Article: "第二条、第三条", Confidence: disclosure.V2, Official: true}
	enforcementGuide = disclosure.Cite{Instrument: "《国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见》（国办发〔2018〕118号）", Confidence: disclosure.M}

	// What a form says of itself: its chapters, its tables, its day.
	ownForm = disclosure.Cite{Instrument: "报告格式自身的规定", Confidence: disclosure.Logic}

	outline2025 = disclosure.Cite{Instrument: "《法治政府建设实施纲要（2021－2025年）》", Confidence: disclosure.V2}
	// One province's guide to the report.
	rolName = disclosure.Cite{Instrument: "省级法治政府建设年度报告工作指引（湖北）", Confidence: disclosure.V2}

	statistics = disclosure.Cite{Instrument: "《中华人民共和国统计法》", Article: "第八条", Confidence: disclosure.V}

	// The three tag tables, read in a private reproduction.
	tags = disclosure.Cite{Instrument: "《政府网站发展指引》（国办发〔2017〕47号）附件《网页设计规范（试行）》", Confidence: disclosure.V2}

	// The sentence on times of publication, quoted by a site about itself.
	visibleDate = disclosure.Cite{
		Instrument: "《政府网站发展指引》（国办发〔2017〕47号）附件《网页设计规范（试行）》", Article: "网站内容要清晰显示发布时间",
		Confidence: disclosure.V2,
	}
	// Notices of other places on their own documents, so it binds nobody here.
	attributePractice = disclosure.Cite{Instrument: "公文公开属性源头认定（各地通知）", Confidence: disclosure.V2}

	language9       = disclosure.Cite{Instrument: "《中华人民共和国国家通用语言文字法》", Article: "第九条", Confidence: disclosure.V}
	accessibility32 = disclosure.Cite{Instrument: "《中华人民共和国无障碍环境建设法》", Article: "第三十二条", Confidence: disclosure.V}

	// Known from summaries only.
	ageing = disclosure.Cite{Instrument: "《互联网网站适老化通用设计规范》（工业和信息化部，2021年4月）", Confidence: disclosure.V2}

	gb9704 = disclosure.Cite{Instrument: "GB/T 9704-2012《党政机关公文格式》", Confidence: disclosure.V2}
)

func ogi(article string) disclosure.Cite {
	return disclosure.Cite{Instrument: "《中华人民共和国政府信息公开条例》（国务院令第711号）", Article: article, Confidence: disclosure.V}
}

// indicators are the inspection indicators for government sites; their names
// were read on a mirror, their wording was not.
var indicators = disclosure.Cite{
	Instrument: "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）", Article: "链接可用性", Confidence: disclosure.V2,
}

// The scope and the first clauses were read; the others are from memory.
var (
	digits411   = disclosure.Cite{Instrument: "GB/T 15835-2011《出版物上数字用法》", Article: "4.1.1", Confidence: disclosure.V}
	digitsShare = disclosure.Cite{Instrument: "GB/T 15835-2011《出版物上数字用法》", Article: "63%～68%", Confidence: disclosure.V}
	digitsM     = disclosure.Cite{Instrument: "GB/T 15835-2011《出版物上数字用法》", Confidence: disclosure.M}
	punctuation = disclosure.Cite{Instrument: "GB/T 15834-2011《标点符号用法》", Confidence: disclosure.M}
	script2and9 = disclosure.Cite{Instrument: "《中华人民共和国国家通用语言文字法》", Article: "第二条、第九条", Confidence: disclosure.V}
	ogiTitle    = ogi("名称")
	// What asks for it is no instrument, but care for the reader.
	editorial = disclosure.Cite{Instrument: "编辑惯例", Confidence: disclosure.P}
)

func gb(clause string) disclosure.Cite {
	c := gb9704
	c.Article = clause
	return c
}

// canonicalLink is what canonical links are, from memory.
var canonicalLink = disclosure.Cite{Instrument: "RFC 6596", Article: "The Canonical Link Relation", Confidence: disclosure.M}

// wcag cites a success criterion by its number, from memory.
func wcag(criterion string) disclosure.Cite {
	return disclosure.Cite{Instrument: "WCAG 2.2", Article: criterion, Confidence: disclosure.M}
}
