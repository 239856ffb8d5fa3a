package check_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TestReadKeepsTheContract: what was read of foreign pages is told in JSON, null
// where nothing was seen; pages that we built have no such list.
func TestReadKeepsTheContract(t *testing.T) {
	s := pages(map[string]string{"b.html": simplified, "a.html": "<p>片段</p>"})
	s.Foreign = true
	any := rule("any", func(r *check.Rule) { r.Foreign = true })
	var out bytes.Buffer
	if err := check.WriteJSON(&out, check1(t, s, any), "1.2.3"); err != nil {
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
		`"published":{"text":"2023-01-1910:24","iso":"2023-01-19T10:24","label":"发布日期"}`,
	} {
		if !strings.Contains(squeezed, want) {
			t.Errorf("%s\nis not in\n%s", want, squeezed)
		}
	}
	out.Reset()
	if err := check.WriteJSON(&out, check1(t, pages(map[string]string{"a.html": page}), any), "1.2.3"); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), `"read"`) {
		t.Error("a site of ours has a list of what was read")
	}
}

// TestTextTellsWhatWasRead: before the findings; rules with one reason share a line.
func TestTextTellsWhatWasRead(t *testing.T) {
	s := pages(map[string]string{"a.html": "<p>片段</p>", "b.html": strings.Replace(simplified, "2023-01-19 10:24", "2021926", 1)})
	s.Foreign = true
	filed := func(id string) *check.Rule { return rule(id, nil) }
	want := map[disclosure.Lang]string{
		disclosure.En: `what was read
  a.html: fragment without a head
  b.html: content page; title 某区政府信息公开工作年度报告; published 2021926 (发布日期), which is no date that can be read; source 某区人民政府办公室

not checked
  one, two: needs what was filed or the marks of our own pages, and these pages were not built here

PASS: 2 pages, 0 errors, 0 warnings, 0 notes (as of 2023-06-01)
`,
		disclosure.ZhCN: `读到的内容
  a.html: 没有页头（head）的片段
  b.html: 内容页；标题 某区政府信息公开工作年度报告；发布 2021926 (发布日期)，读不成日期；来源 某区人民政府办公室

未检查
  one, two: 需要填报的数据或本网站的标记，而这些页面并非本工具所建

通过：2 页，错误 0，警告 0，提示 0（以 2023-06-01 为准）
`,
	}
	r := check1(t, s, filed("one"), filed("two"))
	for lang, want := range want {
		var out bytes.Buffer
		if err := check.WriteText(&out, r, lang); err != nil {
			t.Fatal(err)
		}
		if out.String() != want {
			t.Errorf("got\n%s\nwant\n%s", out.String(), want)
		}
	}
}
