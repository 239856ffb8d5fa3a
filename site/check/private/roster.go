package private

import (
	"regexp"
	"strings"
)

// A Roster is a table that lists persons.
type Roster struct {
	Names  int    // rows with a name that is not masked
	Column string // the head that makes it delicate, or ""
	// Minors: the persons are children, by the column or by the title.
	Minors bool
	// Titled: not a column but the words above the table make it delicate.
	Titled bool
	// Births, Homes and Passports count the rows that print one whole.
	Births, Homes, Passports int
	// Staff are leaders, officials and others whose names belong to their office.
	Staff bool
}

var (
	nameHead = regexp.MustCompile(`^(?:户主|学生|患者|幼儿|儿童|对象|救助对象|低保对象|家庭成员|申请人|受益人)?姓名$|^姓名[（(]`)
	// Heads of columns that say what ails a person, or what helps them.
	ailing = regexp.MustCompile(`^(?:残疾.{0,4}|致残原因|低保.{0,6}|特困.{0,6}|五保.{0,4}|病种|病情|疾病.{0,4}|诊断.{0,4}|患病.{0,4}|所患疾病|住院号|救助(?:金额|类型|类别|原因|标准|项目)|困难(?:类型|类别|原因)|致贫原因|保障(?:金额|类别|标准|人口)|孤儿.{0,4}|患者姓名)$`)
	school = regexp.MustCompile(`^(?:学生姓名|幼儿姓名|儿童姓名|学生|学籍号|学号|班级|年级|就读学校|所在学校|家长姓名|监护人(?:姓名)?)$`)
	young  = regexp.MustCompile(`小学|幼儿|儿童|初中|中小学|孤儿|少年|新生儿|[一二三四五六]年级|未成年`)
	// Titles that say what ails those on the list.
	ailingTitle = regexp.MustCompile(`(?:低保|特困|五保|残疾人?|孤儿|困境儿童|患者|贫困生|受助|救助|资助|临时救助|优抚).{0,14}(?:名单|名册|花名册|公示|发放表|明细)`)
	staff       = regexp.MustCompile(`职务|职称|职级|岗位|值班|分工|执法证|证件编号|部门|科室|单位|机构|党内|办公电话|任职|代表团|届次`)
	staffTitle  = regexp.MustCompile(`领导|值班|执法人员|干部|班子|代表名单|委员|专家|评委|律师|仲裁员|调解员|工作人员|河长|林长|网格`)
	counted     = regexp.MustCompile(`人数|户数|数量|合计|人次`)
)

// ReadRoster reads a table as rows of cells; words are its caption and the
// headings above. It returns nil for a table that lists no persons.
func ReadRoster(rows [][]string, words string) *Roster {
	for i := range min(3, len(rows)) {
		for x, cell := range rows[i] {
			if nameHead.MatchString(squeeze(cell)) {
				return readRoster(rows[i], rows[i+1:], x, words)
			}
		}
	}
	return nil
}

func readRoster(head []string, rows [][]string, at int, words string) *Roster {
	r := &Roster{}
	for _, row := range rows {
		if len(row) <= at || !IsName(squeeze(row[at])) {
			continue
		}
		r.Names++
		births, homes, passports := 0, 0, 0
		for x, cell := range row[:min(len(row), len(head))] {
			switch title := squeeze(head[x]); {
			case BirthCell(title, cell):
				births = 1
			case HomeCell(title, cell):
				homes = 1
			case passportWord.MatchString(title) && passport.MatchString(cell):
				passports = 1
			}
		}
		r.Births, r.Homes, r.Passports = r.Births+births, r.Homes+homes, r.Passports+passports
	}
	if r.Names == 0 {
		return r
	}
	r.Minors = young.MatchString(words)
	for _, cell := range head {
		cell = squeeze(cell)
		switch {
		case counted.MatchString(cell):
		case r.Column == "" && (ailing.MatchString(cell) || school.MatchString(cell)):
			r.Column = cell
			// That somebody goes to school is delicate for a child only.
			r.Minors = r.Minors || ailing.MatchString(cell) || strings.HasPrefix(cell, "幼儿") || strings.HasPrefix(cell, "儿童")
		case staff.MatchString(cell):
			r.Staff = true
		}
	}
	if r.Column == "" {
		r.Titled = ailingTitle.MatchString(words)
		r.Staff = r.Staff || staffTitle.MatchString(words)
	}
	return r
}

// squeeze removes the spaces that heads and names are spread out with.
func squeeze(s string) string {
	if strings.ContainsAny(s, " \t\n\u00a0\u3000") {
		return strings.Join(strings.Fields(s), "")
	}
	return s
}
