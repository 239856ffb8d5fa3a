package prose_test

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/site/check/prose"
)

// TestSumsAreReadWhereTheSentenceSaysThem: a total and the parts behind 其中, 包括
// or before 合计; nothing where units differ, the list is open, or the total is
// not said.
func TestSumsAreReadWhereTheSentenceSaysThem(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"全年办理案件6800件，其中轻微免罚463件、首违不罚65件、从轻40件、减轻4025件、说服教育1085件、劝导328件、示范717件、提醒64件、约谈13件", "6800=6800"},
		{"全年办理案件6800件，其中轻微免罚463件、首违不罚65件、从轻40件、减轻4025件、说服教育1085件、劝导328件、示范717件、提醒64件、约谈23件", "6800≠6810 certain"},
		{"收到申请110件，其中网上80件、信函30件", "110=110"},
		{"收到申请110件，其中网上80件，占72.7%，信函30件，占27.3%", "110=110"},
		{"收到申请110件，其中网上80件、信函20件", "110>100 open"},
		{"收到申请110件，其中网上80件，占72.7%，信函20件，占27.3%", "110≠100 certain"},
		{"收到申请39件，其中网络4件（10.2%）、信函24件（61.6%）、当面4件（10.2%）、传真7件（18%）", "39=39"},
		{"收到申请39件，其中：网络：4件，信函：25件，当面：4件，传真：7件", "39≠40"},
		{"收到申请110件，其中网上80件、信函20件等", ""},
		{"收到申请110件，其中主要为网上80件", ""},
		{"收到申请约110件，其中网上80件、信函20件", ""},
		{"收到申请110件，其中网上120件", "110≠120"},
		{"党员30名，其中女性20名、少数民族15名", "30≠35 open"},
		{"受理30件，其中许可10件，处罚20件，审结25件", "30=30"},
		{"受理30件，其中许可10件，处罚20件，培训5次", "30=30"},
		{"受理30件，其中许可10件、处罚20件，发文5件", "30=30"},
		{"受理100件，其中A类60件，其中甲10件、乙50件，B类40件", ""},
		{"受理100件，其中A类60件、B类40件；办结80件，其中A类50件、B类30件", "100=100 80=80"},
		{"规章13件，其中新制定5件、修改4件、废止4件", "13=13"},
		{"规章13件，其中新制定5件、修改4件、废止5件", "13≠14"},
		{"许可10件、处罚20件，合计30件", "30=30"},
		{"年末人口488403人，比上年末增加353人，其中城镇258266人", ""},
		{"余额比年初增加38.1亿元，其中住户238.3亿元", ""},
		{"全年共办结案件30件，其中许可10件、处罚20件", "30=30"},
		{"许可10件、处罚20件，合计31件", "31≠30 certain"},
		{"办理复议案件，维持10件、审结20件，合计31件", ""},
		{"地区生产总值262.6亿元，其中一产22.9亿元、二产127.2亿元、三产112.5亿元", "262.6=262.6"},
		{"地区生产总值262.6亿元，其中一产22.9亿元、二产127.2亿元、三产112.6亿元", "262.6≠262.7 open"},
		{"地区生产总值262.6亿元，其中一产22.9亿元、二产127.2亿元、三产113.5亿元", "262.6≠263.6"},
		{"地区生产总值262.6亿元，其中一产22.9亿元、二产127.2亿元、三产120.8亿元", "262.6≠270.9 open"},
		{"复议案件100件，其中维持、撤销、驳回分别为60件、10件、30件", "100=100"},
		{"复议案件100件，其中维持、撤销、驳回分别为60件、10件、20件", "100≠90 certain"},
		{"收到申请1,234件（含上年结转12件），其中自然人1,000件、法人234件", "1234=1234"},
		{"受理2022年申请50件，其中于2022年10月31日前办结30件", ""},
		{"按《条例》第20条处理50件，其中许可50件", "50=50"},
	} {
		var got []string
		for _, s := range prose.Sums(c.text) {
			sum := strings.TrimSuffix(strings.TrimRight(s.Sum.FloatString(2), "0"), ".")
			value := s.Sum
			if strings.ContainsAny(s.Total.Text, "万亿") {
				sum = strings.TrimSuffix(strings.TrimRight(value.FloatString(2), "0"), ".")
			}
			word := s.Total.String()
			cmp := s.Sum.Cmp(s.Total.Rat())
			switch {
			case cmp == 0:
				word += "="
			case s.Certain():
				sum += " certain"
				word += "≠"
			case s.Off():
				word += "≠"
			default:
				sum += " open"
				word += map[int]string{-1: ">", 1: "≠"}[cmp]
			}
			got = append(got, word+sum)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s\n got %q, want %q", c.text, g, c.want)
		}
	}
}

// TestSharesAreReadWithBothTheirNumbers.
func TestSharesAreReadWithBothTheirNumbers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"收到申请110件，其中网上80件，占72.7%，信函30件，占27.3%", "80/110 holds? rounds 30/110 rounds"},
		{"受理20件，办结19件，办结率95%", "19/20 holds"},
		{"受理21件，办结19件，办结率90.4%", "19/21 truncates"},
		{"受理21件，办结19件，办结率95%", "19/21 differs"},
		{"受理21件，办结19件，群众满意率95%", ""},
		{"去年受理21件，今年办结19件，办结率95%", ""},
		{"调解纠纷3719件，调解成功3685件，成功率99%", "3685/3719 rounds"},
		{"受理21件，办结19件，办结率同比提高5%", ""},
		{"收到申请39件，其中网络4件（10.2%）、信函24件（61.6%）、当面4件（10.2%）、传真7件（18%）", "4/39 truncates 24/39 differs 4/39 truncates 7/39 rounds"},
		{"地区生产总值262.6亿元，其中一产22.9亿元，占8.7%", "22.9/262.6 rounds"},
	} {
		var got []string
		for _, s := range prose.Shares(c.text) {
			got = append(got, fmt.Sprintf("%s/%s %s", s.Of.Text, s.Over.Text, s.Verdict()))
		}
		want := strings.ReplaceAll(c.want, "holds? ", "")
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s\n got %q, want %q", c.text, g, want)
		}
	}
}

// TestGrowthsFitSomeWholeNumber.
func TestGrowthsFitSomeWholeNumber(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"办理复议案件24件，同比增长243%", "24 7 true"},
		{"办理复议案件24件，同比增长244%", "24 <nil> false"},
		{"办理复议案件24件,较上年增长20%", "24 20 true"},
		{"受理100件，较去年下降50%", "100 200 true"},
		{"受理100件，增长50%", ""},
		{"收入22.9亿元，同比增长5%", ""},
		{"受理100件，其中许可20件，总数同比增长50%", ""},
	} {
		var got []string
		for _, g := range prose.Growths(c.text) {
			before, ok := g.Fits()
			got = append(got, fmt.Sprint(g.Now.Text, " ", before, " ", ok))
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s\n got %q, want %q", c.text, g, c.want)
		}
	}
}

// TestListsAreCountedOff.
func TestListsAreCountedOff(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"推行“四张清单”（即不予处罚、从轻处罚、减轻处罚、不予强制清单）", "4 4 true"},
		{"推行四张清单（即不予处罚、从轻处罚、减轻处罚、不予强制清单）", "4 4 true"},
		{"推行四张清单（即不予处罚、从轻处罚、减轻处罚清单）", "4 3 false"},
		{"推行三张清单（即不予处罚、从轻处罚和减轻处罚清单）", "3 2 true"},
		{"推行四张清单（即不予处罚、从轻处罚等）", ""},
		{"印发两份文件（即《甲、乙办法》、《丙》）", "2 2 true"},
		{"主要表现在三个方面：一是甲；二是乙；三是丙。", "3 3 true"},
		{"主要存在以下三个方面问题：一是甲；二是乙。", "3 2 false"},
		{"存在两方面不足：一是甲。二是乙。下一步：一是丙；二是丁；三是戊。", "2 2 true"},
		{"做好三项工作：大家努力。", ""},
	} {
		var got []string
		for _, l := range prose.Lists(c.text) {
			got = append(got, fmt.Sprint(l.Count, " ", len(l.Listed), " ", l.Holds()))
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s\n got %q, want %q", c.text, g, c.want)
		}
	}
}
