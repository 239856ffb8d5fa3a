package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/attachment"
	"gongkai/site/check/private"
)

// PiiHidden finds private data where readers do not look.
var PiiHidden = &check.Rule{
	ID:    "pii-hidden",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `源代码和附件里没有个人信息

看不见的地方也能被人读到、被搜索引擎收录。规则在每页的注释、属性（alt、title、data-*、value等）、脚本、样式和隐藏的元素里，在网站的其他文件里，查找身份证号、手机号、银行卡号、护照号和具体的家庭住址，判断方法与看得见的文字相同：
身份证号校验位正确的、手机号写在姓名旁边的、银行卡号有“卡号”等字样的为错误，其余提醒。脚本和属性里的数，只有名称表明是手机号、银行卡号的才算。页面上看得见的同一个数不重复报。
读的文件有：文本、CSV、JSON、XML、脚本、SVG；PDF（文字和文档属性）；DOCX、XLSX、PPTX、ODT、ODS、OFD（正文、批注、修订、隐藏的工作表和文档属性）；DOC、XLS、WPS等旧格式和图片只找其中成串的文字（图片的EXIF、XMP、文字块）；ZIP里的以上文件。
电子表格和CSV里有“姓名”栏又有残疾、病种、救助等栏的名单也报。看不出的有：扫描件和图片画面里的字、加密的文件、RAR和7z、拆成几段或经过编码的号码。读不了的文件列为未检查。报告中只显示前两位和后两位。`,
		disclosure.En: `neither the source of pages nor the files hold private data

What is out of sight can be read, and search engines find it. The rule looks for numbers of identity cards, mobile telephones, bank cards and passports and for exact addresses of homes in comments, attributes (alt, title, data-*, value and others), scripts,
styles and hidden elements of pages, and in the other files of the site, and judges them as it does visible text: an identity card with the right check digit, a telephone beside a name, and a bank card that a word calls one are errors, the rest are
warnings. In scripts and attributes a number counts as a telephone or a card only if its name says so. A number that the page also shows is not told twice.
It reads text, CSV, JSON, XML, scripts and SVG; PDF (text and properties); DOCX, XLSX, PPTX, ODT, ODS and OFD (text, comments, tracked changes, hidden sheets, properties); in DOC, XLS, WPS and other old formats and in images only strings of
letters (of images EXIF, XMP and blocks of text); and these in ZIP files. Spreadsheets and CSV that list names with columns on disability, illness or relief are told, too. Not seen are letters in scans and images, encrypted files, RAR and 7z, and numbers that are in pieces or
encoded. Files that cannot be read are listed as not checked. Findings show the first two places and the last two.`,
	},
	Cites:   privacyCites,
	Subject: anyPage,
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		shown := map[string]bool{}
		told := 0
		for _, s := range p.Signed(page) {
			for _, h := range s.Hits {
				if !s.Hidden {
					shown[h.Key()] = true
				}
			}
		}
		for _, s := range p.Signed(page) {
			for _, h := range s.Hits {
				if s.Hidden && delicate(h.Kind) && !shown[h.Key()] {
					if told++; told <= mostHits {
						tellHidden(p, page.At(s.Node), h, disclosure.Say("隐藏的元素里", "a hidden element"))
					}
				}
			}
		}
		if page.MayConceal() {
			var search private.Search
			for part := range page.Concealed(mayHide) {
				for _, h := range search.Find(part.Text, private.Look(part.Text), func() private.Around { return aroundPart(p, part) }) {
					if !delicate(h.Kind) || shown[h.Key()] {
						continue
					}
					if told++; told <= mostHits {
						line := part.Line
						if part.Kind != "attribute" {
							line += strings.Count(part.Text[:h.Start], "\n")
						}
						tellHidden(p, page.AtLine(line), h, partNames[part.Kind])
					}
				}
			}
			if search.Cut {
				tooMany(p, page.Path)
			}
		}
		moreHits(p.Warnf, page, told)
	},
	OfFile: func(path string) bool { return !attachment.Silent(path) },
	File:   hiddenInFile,
}

func mayHide(source string) bool { return private.Look(source) != 0 }

var partNames = map[string]disclosure.Text{
	"comment":   disclosure.Say("注释里", "a comment"),
	"attribute": disclosure.Say("标签的属性里", "an attribute of an element"),
	"script":    disclosure.Say("脚本里", "a script"),
	"style":     disclosure.Say("样式里", "a style"),
	"noscript":  disclosure.Say("noscript 里", "a noscript element"),
}

// delicate kinds are those whose hiding is worth a finding.
func delicate(k private.Kind) bool {
	switch k {
	case private.Birthdate, private.Mail, private.Masked:
		return false
	}
	return true
}

// aroundPart says what is known of a part. Attributes that people read, and
// comments, are text; the others are read by machines.
func aroundPart(p *check.Pass, part check.Part) private.Around {
	a := private.Around{Today: p.Site.Today}
	switch part.Kind {
	case "comment", "noscript":
	case "attribute":
		switch part.Name {
		case "alt", "title", "content", "aria-label", "placeholder", "summary":
		default:
			a.Machine = true
			a.Label = part.Name + "="
		}
	default:
		a.Machine = true
	}
	return a
}

// tellHidden reports what was found out of sight; where says in what.
func tellHidden(p *check.Pass, at check.Spot, h private.Hit, where disclosure.Text) {
	kind := kindNames[h.Kind]
	v := check.Values{Found: h.Masked}
	if h.Grade == private.Certain {
		p.Errorf(at, v, "%[1]s有%[3]s“%[5]s”（此处已遮盖），谁都能取得；请从源代码或文件中删去", "%[2]s holds %[4]s, %[5]q (masked here), and anybody can get it; take it out of the source or the file",
			where.In(disclosure.ZhCN), where.In(disclosure.En), kind.In(disclosure.ZhCN), kind.In(disclosure.En), h.Masked)
		return
	}
	p.Warnf(at, v, "%[1]s的“%[5]s”（此处已遮盖）像是%[3]s；请核对，如是个人信息，请从源代码或文件中删去", "%[2]s holds %[5]q (masked here), which looks like %[4]s; look at it, and if it is private, take it out of the source or the file",
		where.In(disclosure.ZhCN), where.In(disclosure.En), kind.In(disclosure.ZhCN), kind.In(disclosure.En), h.Masked)
}

var kindNames = map[private.Kind]disclosure.Text{
	private.ResidentID:   disclosure.Say("居民身份证号", "the number of an identity card"),
	private.ResidentID15: disclosure.Say("15位的旧身份证号", "the 15-digit number of an old identity card"),
	private.Mobile:       disclosure.Say("手机号", "a mobile number"),
	private.BankCard:     disclosure.Say("银行卡号", "the number of a bank card"),
	private.Passport:     disclosure.Say("护照或通行证的号码", "the number of a passport or travel permit"),
	private.Address:      disclosure.Say("具体的家庭住址", "the exact address of a home"),
}
