package private

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// surnames are the hundred and fifty that nine in ten people have.
const surnames = `王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤赖俞葛洪翟詹柯欧阮涂邢申殷牛耿裴童祝安齐温鲁康饶倪梅`

// double are surnames of two letters.
var double = regexp.MustCompile(`^(?:欧阳|上官|司马|诸葛|司徒|东方|慕容|皇甫)\p{Han}{1,2}$`)

// notEnd are letters that words which only begin like a name end in.
const notEnd = `局办科部处所站室县市区乡镇村街路号额费程期间价量表单案例法规章点元万个人员式面作事务中心上下内外年月日时电话机址位度率额等级关会院校厂社户的`

// IsName reports whether the word may be a person's name in Chinese: a common
// surname and one or two letters more. It cannot know.
func IsName(word string) bool {
	word = strings.TrimSpace(word)
	if double.MatchString(word) {
		return true
	}
	n := utf8.RuneCountInString(word)
	if n == 3 && strings.ContainsRune(word, ' ') { // 张 三
		word, n = strings.ReplaceAll(word, " ", ""), 2
	}
	if n < 2 || n > 3 || strings.ContainsAny(word, "某×＊*XxΧ") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	for _, r := range word {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return strings.ContainsRune(surnames, first) && !strings.ContainsRune(notEnd, last)
}

// nameBefore finds what stands before a number, over a word for telephone.
var nameBefore = regexp.MustCompile(`(?:^|[^\p{Han}]|姓名|居民|村民|学生|患者|户主|申请人|当事人)(\p{Han} ?\p{Han}{1,3}?)(?:先生|女士|同志|老师)?[\s，,、:：（(；;|"']*(?:[男女][\s，,、]*)?(?:的)?(?:手机|电话|联系电话|联系方式|手机号码?|电话号码?|[Tt]el|[Pp]hone)?(?:是|为)?[\s.:：（("']*(?:\+?86[- ]?)?$`)

// isPerson reports whether a name ends the text, or stands before the word for
// telephone that does.
func isPerson(before string) bool {
	if !worded(before) {
		return false
	}
	m := nameBefore.FindStringSubmatch(before)
	return m != nil && (IsName(m[1]) || IsName(called.ReplaceAllString(m[1], "")))
}

// called is what people are called before their names.
var called = regexp.MustCompile(`^(?:村民|居民|学生|患者|户主|公民)`)

// keyedName is a person's name as data files hold it.
var keyedName = regexp.MustCompile(`(?i)["']?(?:name|xm|xingming|姓名|realname|username|truename)["']?\s*[:=：]\s*["']?\p{Han}{2,4}["']`)

// inAddress reports whether a number is a part of an address on the web, of a
// mail address, a file name or a decimal.
func inAddress(text string, start, end int) bool {
	if start > 0 {
		switch c := text[start-1]; {
		case c == '_' || c == '%' || c == '#' || c == '~' || c == '\\':
			return end-start < 18 || c != '_'
		case (c == '.' || c == '/') && start > 1 && isWord(text[start-2]) && !(c == '/' && numberBefore(text[:start-1])):
			return true
		case c == ',' && start > 1 && text[start-2]-'0' <= 9 && end-start < 11:
			return true
		}
	}
	if end < len(text) {
		switch c := text[end]; {
		case c == '@' || c == '%' || c == '_' && end-start < 18:
			return true
		case (c == '.' || c == '/') && end+1 < len(text) && isWord(text[end+1]) && !(c == '/' && text[end+1]-'0' <= 9 && text[end+1] != '2'):
			return true
		}
	}
	from := start
	for from > 0 && start-from < 300 && text[from-1] > ' ' && text[from-1] < utf8.RuneSelf && text[from-1] != '"' {
		from--
	}
	word := text[from:start]
	return strings.Contains(word, "://") || strings.Contains(word, "www.") || strings.HasPrefix(word, "//") ||
		strings.Contains(word, "?") && strings.Contains(word, "=") || strings.Count(word, "/") > 1 || strings.Contains(word, ".htm")
}

func isWord(c byte) bool { return c-'0' <= 9 || isLatin(rune(c)) }

// numberBefore reports whether a whole number of eleven digits ends the text, as
// in two telephones with a stroke between.
func numberBefore(text string) bool {
	n := 0
	for n < len(text) && text[len(text)-1-n]-'0' <= 9 {
		n++
	}
	return n >= 7 && n <= 18
}
