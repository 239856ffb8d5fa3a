package private

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Words before a number that say it is the number of something else.
var (
	codeLabel  = regexp.MustCompile(`(?i)(?:编号|编码|证号|证书号|许可证|执照|注册号|登记号|案号|文号|单号|序号|条码|学号|工号|考号|考证|受理号|备案|索引号|标识码|税号|代码|流水|订单|项目|合同|发票|凭证|批次|批号|车架|资质|备注|发动机号|运单|快递|邮寄|[^话机系信短\p{P}\s]号)(?:号码?|为|是)?["'“”]?\s*[:：=]?\s*["'“”（(【\[#№]*$`)
	latinLabel = regexp.MustCompile(`(?i)(?:QQ|ISBN|ISSN|EAN|id|code|no\.?|serial|key|token)["'”]?\s*[:：=]?\s*["'“(\[#]*$`)
	// Amounts are not telephones.
	amountLabel = regexp.MustCompile(`(?:金额|投资|总额|面积|产值|收入|支出|资金|价款|总价|报价|产量|[￥¥$])(?:为|是|约|共)?\s*[:：]?\s*$`)
	amountHead  = regexp.MustCompile(`金额|投资|总额|面积|产值|收入|支出|资金|产量|数量|单价|价格|[（(](?:[万亿千百]?元|[万千]?吨|亩|人|户|件|个|平方米|公顷|千瓦时?)`)
	unitAfter   = regexp.MustCompile(`^\s*(?:[元万亿吨人户个件亩米次株头只台辆册页项条份位瓦斤克升株羽粒%％‰℃]|千瓦|千克|公斤|平方|立方|美元)`)
	identity    = regexp.MustCompile(`(?i)身份证|身份号|公民身份|证件号|身份证件|identity card|resident id`)
	// Heads of columns that tell more of a person than a name.
	personal = regexp.MustCompile(`身份证|公民身份|住址|户主|户籍|申请人|当事人|患者|病人|学生|家长|监护人|被处罚人|低保|救助对象|残疾|受害人|性别|年龄`)
	// One who is named as somebody an office deals with, not as one of it.
	dealtWith = regexp.MustCompile(`(?:申请人|当事人|患者|病人|户主|学生|家长|监护人|被处罚人|被执行人|救助对象|低保户|贫困户|残疾人|受害人|伤者|死者|投诉人|举报人|来访人)(?:姓名)?\s*[:：]?\s*(\p{Han}{2,3})`)
	nameLabel = regexp.MustCompile(`姓\s?名\s*[:：]\s*(\p{Han}{2,3})`)
	// Words of an office that wants to be called.
	office = regexp.MustCompile(`(?i)联系人|联系电话|联系方式|咨询|举报|投诉|监督|服务|热线|值班|办公|单位|部门|科室|机构|经办|负责人|传真|受理|窗口|报名|邮编|邮箱|来信|工作人员|职务|主任|局长|科长|股长|所长|站长|书记|[镇乡县市区河林路片队组校院园会村]长|医生|医师|护士|律师|调解员|顾问|网格|驻村|专员|经理|记者|contact|office|hotline|enquir|inquir`)
	// Heads of a table of offices, and of those who answer for them.
	directory = regexp.MustCompile(`单位|部门|职务|职位|科室|机构|联系人|负责人|责任人|值班|经办|窗口|乡镇|街道|企业|公司|名称|网点|站点|分管|岗位|河长|路段|片区|法定代表|法人|项目|地址|律所|事务所|执业|村名|社区|服务|区域|医生`)
	account   = regexp.MustCompile(`(?i)卡号|账号|帐号|账户|帐户|开户|一卡通|银行卡|存折|account|card`)
	// Accounts of organisations are printed so that people can pay.
	organisation = regexp.MustCompile(`公司|[局处院校厂社站所]\s*(?:$|[，,；;。])|中心|财政|政府|委员会|学校|医院|协会|专户|对公|保证金|缴款|缴费|收款单位|户名[:：]?\s*\p{Han}{5,}`)
	phoneKey     = regexp.MustCompile(`(?i)(?:phone|mobile|tel|cell|sjh|sjhm|lxdh|shouji|dianhua|手机|电话|联系方式)[^"'<>\d]{0,8}["']?\s*[:=：]?\s*["'\[]*\s*(?:\+?86)?$`)
)

// judge says what a number is worth, by the words around it; false means
// nothing.
func judge(text string, f found, a *Around) (Hit, bool) {
	before, after := window(text[:f.start], -40), window(text[f.end:], 12)
	if inAddress(text, f.start, f.end) {
		return Hit{}, false
	}
	label := before
	if strings.Trim(before, " :：（(") == "" {
		label = a.Label + " " + before
	}
	all := label + " " + a.Head
	h := Hit{Kind: f.kind, Start: f.start, End: f.end, code: f.code, Masked: Mask(f.code)}
	coded := says(codeLabel, label) || says(codeLabel, a.Head)
	named := says(identity, all)
	switch f.kind {
	case ResidentID:
		switch {
		case f.checked && publicCode(f.code) && !named:
			return Hit{}, false
		case f.checked && named:
			h.Grade, h.Reason = Certain, Plain
		case f.checked && coded:
			h.Grade, h.Reason = Probable, Code
		case f.checked && a.Today.Year-born(f.code).Year < 16:
			h.Grade, h.Reason = Probable, Recent
		case f.checked:
			h.Grade, h.Reason = Certain, Plain
		case coded && !named || a.Machine && !named:
			return Hit{}, false
		default:
			h.Grade, h.Reason = Probable, Broken
		}
		return h, true
	case ResidentID15:
		h.Grade = Probable
		return h, named || says(identity, text) && !coded
	}
	coded = coded || says(latinLabel, label)
	if f.kind == BankCard {
		return judgeCard(text, h, f, a, label, coded)
	}
	return judgeMobile(text, h, f, a, label, before, after, coded)
}

func judgeCard(text string, h Hit, f found, a *Around, label string, coded bool) (Hit, bool) {
	if publicCode(f.code) || len(f.code) == 18 && USCC(f.code) {
		return h, false
	}
	told := says(account, label) || says(account, a.Head)
	switch {
	case told && (says(organisation, window(text[:f.start], -80)) || says(organisation, window(text[f.end:], 60)) || says(organisation, a.Heads)):
		h.Grade, h.Reason = Probable, Office
	case told && (strings.HasPrefix(f.code, "62") || len(f.code) == 16):
		h.Grade, h.Reason = Certain, Plain
	case told:
		h.Grade, h.Reason = Probable, Plain
	case coded || a.Machine || unitAfter.MatchString(window(text[f.end:], 6)):
		return h, false
	case !strings.HasPrefix(f.code, "62") && f.groups == 1 && len(f.code) != 16:
		return h, false // a length and a prefix that many other numbers have
	default:
		h.Grade, h.Reason = Probable, NoWord
	}
	return h, true
}

func judgeMobile(text string, h Hit, f found, a *Around, label, before, after string, coded bool) (Hit, bool) {
	phone := says(phoneKey, label) || says(phoneKey, a.Head)
	named := isPerson(a.Label + " " + before)
	switch {
	case coded && !phone, says(amountLabel, label), (says(amountHead, a.Head) || says(amountHead, a.Row)) && !phone, unitAfter.MatchString(after):
		return h, false
	case !phone && !named && !joinsPhone(f.hyphens):
		return h, false
	case f.groups > 1 && !phone && !named && !f.lone:
		return h, false
	case a.Machine && !phone && !named:
		return h, false
	}
	text = window(text[:f.start], -80) + " " + window(text[f.end:], 40)
	switch {
	case a.beside, names(dealtWith, text), names(dealtWith, a.Label), says(personal, a.Heads):
		h.Grade, h.Reason = Certain, Person
	case says(directory, a.Heads):
		h.Grade, h.Reason = Probable, Office
	case strings.Contains(a.Heads, "姓名"):
		h.Grade, h.Reason = Certain, Person
	case says(office, text), says(office, a.Label), says(office, a.Row):
		h.Grade, h.Reason = Probable, Office
	case named, names(nameLabel, text), a.Machine && says(keyedName, text):
		h.Grade, h.Reason = Certain, Person
	default:
		h.Grade, h.Reason = Probable, NoWord
	}
	return h, true
}

// names reports whether a pattern finds a name.
func names(pattern *regexp.Regexp, text string) bool {
	if !worded(text) {
		return false
	}
	for _, m := range pattern.FindAllStringSubmatch(text, -1) {
		// Two letters of three may be the name, and the third a verb.
		if IsName(m[1]) || IsName(window(m[1], 2)) {
			return true
		}
	}
	return false
}

// joinsPhone reports whether what hyphens join to a number may stand beside a
// telephone: an area code, the code of the country, another telephone, an
// extension. All else makes it a part of a longer code.
func joinsPhone(beside [2]string) bool {
	b, a := beside[0], beside[1]
	before := b == "" || b == "86" || b == "0086" || len(b) == 11 || b[0] == '0' && len(b) <= 4 || len(b) <= 2
	return before && (a == "" || len(a) == 11 || len(a) <= 2)
}

// window is at most n letters of the beginning of s; -n: of its end, from the
// last full stop on.
func window(s string, n int) string {
	if n >= 0 {
		for i := range s {
			if n == 0 {
				return s[:i]
			}
			n--
		}
		return s
	}
	i := len(s)
	for ; n < 0 && i > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if r == '。' || r == '！' || r == '\n' {
			break
		}
		i -= size
	}
	return s[i:]
}
