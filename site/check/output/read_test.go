package output_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/output"
)

// foreignOutcome is what was read of two pages that were not built here.
func foreignOutcome(lang disclosure.Lang) *output.Outcome {
	return &output.Outcome{Version: "1.2.3", Lang: lang, Result: &check.Result{
		Today: disclosure.Date{Year: 2023, Month: 6, Day: 1}, Pages: 2, Foreign: true,
		Read: []*check.Read{
			{Page: "a.html", Kind: check.KindFragment, Meta: map[string]string{}, Charset: "utf-8"},
			{
				Page: "b.html", Kind: check.KindContent, Title: "某区政府信息公开工作年度报告", Published: check.ReadDate{Text: "2021926", Label: "发布日期"},
				Formed: check.ReadDate{Text: "2023年1月17日", ISO: "2023-01-17", Label: "成文日期"}, Source: "某区政府办", Mark: "（此件主动公开）", Attribute: "proactive",
				Meta: map[string]string{"SiteName": "某区人民政府"}, Tables: 1, Charset: "gb18030",
			},
		},
	}}
}

// TestReadKeepsTheContract: what was read of foreign pages is told in JSON, null
// where nothing was seen; pages that we built have no such list.
func TestReadKeepsTheContract(t *testing.T) {
	var out bytes.Buffer
	if err := output.JSON(&out, foreignOutcome(disclosure.En)); err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.NewCompiler().Compile("testdata/findings.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%v\n%s", err, out.String())
	}
	squeezed := check.Squeeze(out.String())
	for _, want := range []string{
		`{"page":"a.html","kind":"fragment","title":null,"published":null,"formed":null,"source":null,"organ":null,"mark":null,"attribute":null,"index":null,"number":null,"meta":{},"tables":0,"charset":"utf-8"},{"page":"b.html","kind":"content"`,
		`"published":{"text":"2021926","iso":null,"label":"发布日期"},"formed":{"text":"2023年1月17日","iso":"2023-01-17","label":"成文日期"}`,
	} {
		if !strings.Contains(squeezed, want) {
			t.Errorf("%s\nis not in\n%s", want, squeezed)
		}
	}
	ours := foreignOutcome(disclosure.En)
	ours.Foreign, ours.Read = false, nil
	out.Reset()
	if err := output.JSON(&out, ours); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), `"read"`) {
		t.Error("a site of ours has a list of what was read")
	}
}

// TestTextTellsWhatWasRead: before the findings, a line for each page.
func TestTextTellsWhatWasRead(t *testing.T) {
	want := map[disclosure.Lang]string{
		disclosure.En: `what was read
  a.html: fragment without a head
  b.html: content page; title 某区政府信息公开工作年度报告; published 2021926 (发布日期), which is no date that can be read; formed 2023年1月17日 (成文日期); source 某区政府办; mark （此件主动公开）; encoding gb18030

PASS: 2 pages, 0 errors, 0 warnings, 0 notes (as of 2023-06-01)
`,
		disclosure.ZhCN: `读到的内容
  a.html: 没有页头（head）的片段
  b.html: 内容页；标题 某区政府信息公开工作年度报告；发布 2021926 (发布日期)，读不成日期；成文 2023年1月17日 (成文日期)；来源 某区政府办；公开属性 （此件主动公开）；编码 gb18030

通过：2 页，错误 0，警告 0，提示 0（以 2023-06-01 为准）
`,
	}
	for lang, want := range want {
		var out bytes.Buffer
		if err := output.Text(&out, foreignOutcome(lang)); err != nil {
			t.Fatal(err)
		}
		if out.String() != want {
			t.Errorf("got\n%s\nwant\n%s", out.String(), want)
		}
	}
}
