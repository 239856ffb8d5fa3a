package against

import (
	"strings"

	"gongkai/disclosure"
)

// The words of our pages that stand around what was filed. What was pasted may
// hold them or not. They are those of i18n/; a test holds both together. {} is
// where the filed words go.
var (
	noteWords     = disclosure.Text{disclosure.ZhCN: "注：{}", disclosure.En: "Note: {}"}
	unitWords     = disclosure.Text{disclosure.ZhCN: "单位：{}", disclosure.En: "Unit: {}"}
	periodWords   = disclosure.Text{disclosure.ZhCN: "统计期：{}", disclosure.En: "Period: {}"}
	computedWords = disclosure.Text{disclosure.ZhCN: "“{}”一行由本站按表中数据计算，原文未载。", disclosure.En: "The row “{}” was computed by this site from the figures of the table; the document does not state it."}
	csvWords      = disclosure.Text{disclosure.ZhCN: "下载本表（CSV）", disclosure.En: "Download this table (CSV)"}
	toWords       = disclosure.Text{disclosure.ZhCN: "{}：", disclosure.En: "To: {}"}

	rateButton       = disclosure.Text{disclosure.ZhCN: "算式", disclosure.En: "calculation"}
	rateStated       = disclosure.Text{disclosure.ZhCN: "原文所载", disclosure.En: "Stated in the document"}
	rateComputed     = disclosure.Text{disclosure.ZhCN: "按数据计算", disclosure.En: "Computed from the figures"}
	rateOperands     = disclosure.Text{disclosure.ZhCN: "所用数据", disclosure.En: "Figures used"}
	rateInferredMark = disclosure.Text{disclosure.ZhCN: "（推算，原文未载）", disclosure.En: " (inferred; the document does not state it)"}
	rateInferred     = disclosure.Text{disclosure.ZhCN: "推算说明：{}", disclosure.En: "How it was inferred: {}"}
	rateClose        = disclosure.Text{disclosure.ZhCN: "关闭", disclosure.En: "Close"}

	colon       = disclosure.Text{disclosure.ZhCN: "：", disclosure.En: ": "}
	enumeration = disclosure.Text{disclosure.ZhCN: "、", disclosure.En: "; "}

	rateVerdicts = map[disclosure.Verdict]disclosure.Text{
		disclosure.Holds:     {disclosure.ZhCN: "计算结果与原文一致。", disclosure.En: "The computed value equals the stated one."},
		disclosure.Rounds:    {disclosure.ZhCN: "四舍五入后与原文一致。", disclosure.En: "Rounded, the computed value equals the stated one."},
		disclosure.Truncates: {disclosure.ZhCN: "原文所载的数截去了尾数，没有四舍五入。", disclosure.En: "The stated value was cut off, not rounded."},
		disclosure.Differs:   {disclosure.ZhCN: "计算结果与原文不一致。", disclosure.En: "The computed value differs from the stated one."},
	}
)

func fill(words disclosure.Text, lang disclosure.Lang, filed string) string {
	return strings.Replace(words.In(lang), "{}", filed, 1)
}

// panel writes the computation of a rate as our pages show it, without its
// buttons. Editors that know no popovers leave it standing in the sentence.
func panel(d *disclosure.Derived, lang disclosure.Lang) string {
	verdict := d.Verdict()
	op := " ≈ "
	if verdict == disclosure.Holds {
		op = " = "
	}
	computed := disclosure.Fact{Value: d.Computed(), Unit: d.Unit}
	var b strings.Builder
	for _, s := range []string{
		d.Label.In(lang), rateStated.In(lang), d.Text(lang), rateComputed.In(lang), d.Formula(lang), op, computed.Text(lang),
		rateVerdicts[verdict].In(lang), rateOperands.In(lang),
	} {
		b.WriteString(s)
	}
	for _, f := range append(d.Of[:len(d.Of):len(d.Of)], d.Over...) {
		b.WriteString(f.Label.In(lang))
		if f.Inferred != nil {
			b.WriteString(rateInferredMark.In(lang))
		}
		b.WriteString(f.Text(lang))
	}
	if d.Relation != nil {
		b.WriteString(fill(rateInferred, lang, d.Relation.In(lang)))
	}
	return b.String()
}
