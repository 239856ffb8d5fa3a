package check

import "strings"

// labelsOf lists the labels of each field, the surest first. Those of "end" say
// nothing that is kept; they end the value before them.
var labelsOf = []struct {
	field  string
	labels []string
}{
	{"published", []string{"发布日期", "发布时间", "公开日期", "發布日期", "發佈日期", "發布時間", "發佈時間", "更新时间", "更新日期", "更新時間", "日期", "时间", "時間"}},
	{"formed", []string{"成文日期", "公文生成日期", "生成日期", "发文日期", "發文日期", "成文时间", "生成时间"}},
	{"source", []string{"信息来源", "文章来源", "来源", "稿源", "來源"}},
	{"organ", []string{"发布机构", "发文机关", "制发机构", "责任部门", "发文机构", "发文单位", "发布单位", "发布部门", "公开责任部门", "公开主体", "公开机构", "制作机关", "發文機關"}},
	{"index", []string{"信息索引号", "索引号", "信息索取号", "索取号", "索引", "索引號"}},
	{"number", []string{"发文字号", "备注/文号", "文件编号", "文号", "发文号", "公文文号", "文件字号", "發文字號"}},
	{"title", []string{"信息名称", "文件名称", "标题", "名称"}},
	{"attribute", []string{"公开属性", "公开类别", "公开方式", "公开形式", "信息公开选项", "公开选项"}},
	{"other", []string{"内容概述", "主题分类", "组配分类", "信息分类", "主题导航", "主题词", "关键词", "有效性", "时效性", "时效", "废止日期", "失效日期", "实施日期",
		"备案登记号", "统一编号", "公开时限", "公开范围", "体裁分类", "服务对象分类", "服务对象", "载体类型", "文件类型", "效力状态", "效力", "归档时间"}},
	{"end", []string{"作者", "发布者", "编辑", "责任编辑", "审核", "校对", "录入", "记者", "摄影", "供稿", "浏览次数", "浏览量", "浏览", "访问量", "访问次数", "点击数", "点击次数", "点击率", "点击",
		"阅读次数", "阅读量", "阅读", "人气", "字体大小", "字体", "字号", "视力保护色", "保护视力色", "分享到", "分享", "打印本页", "打印", "关闭窗口", "关闭", "收藏", "扫一扫", "页面生成时间", "文章编号", "信息编号"}},
}

var englishLabels = map[string][]string{
	"published": {"date of publication", "publication date", "date published", "published on", "published", "release date", "released on", "released", "last updated", "updated on", "updated", "posted on", "posted", "date"},
	"formed":    {"date of formation", "date formed", "formed on", "date of signature", "signed on", "date of issue", "issue date"},
	"source":    {"source"},
	"organ":     {"issuing authority", "issuing body", "issued by", "published by", "publisher", "responsible department"},
	"index":     {"index number", "index no."},
	"number":    {"document number", "document no.", "reference number"},
	"title":     {"title"},
	"attribute": {"disclosure attribute", "mode of disclosure", "disclosure"},
	"end":       {"author", "editor", "views", "font size", "share", "print"},
}

// fieldOf tells what a label stands for, by its words without white space.
var fieldOf = func() map[string]string {
	out := map[string]string{}
	for _, l := range labelsOf {
		for _, name := range l.labels {
			out[name] = l.field
		}
	}
	for field, names := range englishLabels {
		for _, name := range names {
			out[strings.ReplaceAll(name, " ", "")] = field
		}
	}
	return out
}()

// field tells what a label stands for, and whether it is one.
func field(name string) (string, bool) {
	f, ok := fieldOf[strings.ToLower(strings.ReplaceAll(name, " ", ""))]
	return f, ok
}

// bareLabel is the label that a text consists of, with or without its colon and
// brackets, or "".
func bareLabel(text string) string {
	if len(text) > 90 {
		return ""
	}
	s := strings.TrimSpace(withoutSeams.Replace(text))
	s = strings.TrimSpace(strings.TrimRight(s, ":：】]〕 "))
	s = labelName(strings.TrimLeft(s, "【[〔 "))
	if _, ok := field(s); !ok {
		return ""
	}
	return s
}
