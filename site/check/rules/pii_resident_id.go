package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/private"
)

// PiiResidentID finds numbers of identity cards.
var PiiResidentID = &check.Rule{
	ID:    "pii-resident-id",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面上没有完整的居民身份证号

18位身份证号公开后无法收回。前六位以省级区划代码开头、出生日期真实存在、末位校验位（MOD 11-2）也正确的，报为错误；只有校验位不对的，可能是抄错的身份证号，提醒人工核对。
数字之间有空格、连字符、零宽字符，被标签拆开，或写成全角的，也能认出。不算的有：前后还连着数字或字母的、网址里的编号、统一社会信用代码、索引号；前面写着“许可证”“编号”等而没有“身份证”字样的，校验位正确时只提醒，
因为施工许可证等编号也由区划代码和日期组成，十一个里有一个碰巧通过校验；按所含日期不满16岁、又没有“身份证”字样的，同样只提醒。
报告中只显示前两位和后两位。
看不出的有：图片里的号码、用汉字写的号码、分在两个单元格里的号码。`,
		disclosure.En: `no page shows the whole number of an identity card

A number of an identity card (18 places) that was once public cannot be taken back. One that begins with the code of a province,
holds a date that exists and ends in the right check digit (MOD 11-2) is an error; one of which only the check digit is wrong may
be such a number mistyped, and is a warning. Spaces, hyphens, letters without width, tags between the digits and full-width digits
do not hide it. Not meant are numbers with more digits or letters beside them, ids in addresses, unified social credit codes and
index numbers. Behind words such as "licence" (许可证) or "number" (编号), and without "identity card" (身份证), a number with a right
check digit is a warning only: building permits, too, are made of a division and a date, and one in eleven of them has the check
digit by chance. So is one whose date would make its bearer younger than 16, if nothing says 身份证. Findings show the first two
places and the last two. Not seen are numbers in images, numbers written in Chinese numerals, and numbers divided over two cells.`,
	},
	Cites:   privacyCites,
	Subject: anyPage,
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		for h := range privateHits(p, page, private.ResidentID) {
			v := check.Values{Found: h.Masked, Expected: "35*************123"}
			switch h.Reason {
			case private.Code:
				p.Warnf(h.at, v, "“%s”（此处已遮盖）有身份证号的全部特征，但前面的文字说它是别的编号；请核对，如是身份证号，请删去或遮盖",
					"%q (masked here) has all that a number of an identity card has, but the words before call it another number; look at it, and if it is one, take it out or mask it", h.Masked)
			case private.Recent:
				p.Warnf(h.at, v, "“%s”（此处已遮盖）有身份证号的全部特征，所含日期距今不满16年，也可能是编号；请核对，如是身份证号，请删去或遮盖",
					"%q (masked here) has all that a number of an identity card has, but its date is less than 16 years ago, so it may be another kind of number; look at it, and if it is one, take it out or mask it", h.Masked)
			case private.Broken:
				p.Warnf(h.at, v, "“%s”（此处已遮盖）像是身份证号，只有校验位不对；请核对，如是身份证号，请删去或遮盖", "%q (masked here) looks like a number of an identity card with a wrong check digit; look at it, and if it is one, take it out or mask it", h.Masked)
			default:
				p.Errorf(h.at, v, "页面上有完整的居民身份证号“%s”（此处已遮盖）；请在原稿和页面上删去，或加以遮盖，只留前两位和后三位", "the page shows the whole number of an identity card, %q (masked here); take it out of the source and the page, or leave only the first two and the last three places of it", h.Masked)
			}
		}
	},
}
