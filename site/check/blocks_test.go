package check_test

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TestBlocksAreWhatReadersSeeAsOne: inline elements do not part a text, block
// elements and line breaks do; scripts, styles and comments are no text, and
// what is hidden is told apart.
func TestBlocksAreWhatReadersSeeAsOne(t *testing.T) {
	const page = `<html><head><title>T</title><style>s</style></head><body>
<p>一、<b>总</b>体<span>情况</span>：<br>第二行</p><!-- note --><script>var a</script>
<table><tr><td>1<td><div>2</div>3</table>4<p>seen<span hidden>not</span>again</body></html>`
	var got []string
	r := rule("read", func(r *check.Rule) {
		r.Page = func(p *check.Pass, page *check.Page) {
			p.Saw(1)
			for _, b := range page.Blocks() {
				got = append(got, fmt.Sprintf("%s %s %t", b.Node.Data, b.Text, b.Hidden))
			}
		}
	})
	check1(t, pages(map[string]string{"index.html": page}), r)
	want := []string{
		"title T false", "p 一、总体情况： false", "p 第二行 false", "td 1 false", "div 2 false", "td 3 false", "body 4 false",
		"p seen false", "p not true", "p again false",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestFilesAreReadByRulesThatAsk: a rule of files sees what is no page, each
// once, and its findings have the line that it names.
func TestFilesAreReadByRulesThatAsk(t *testing.T) {
	r := rule("files", func(r *check.Rule) {
		r.Page = nil
		r.OfFile = func(path string) bool { return strings.HasSuffix(path, ".csv") }
		r.File = func(p *check.Pass, f *check.File) {
			data, err := f.Bytes()
			if err != nil {
				t.Error(err)
			}
			p.Errorf(f.At(1+strings.Count(string(data), "\n")), check.Values{}, "最后一行", "the last line")
		}
	})
	result := check1(t, pages(map[string]string{"index.html": page, "a/b.csv": "1\n2", "c.css": "x"}), r)
	if got, want := sentences(result), "a/b.csv:2: the last line (files, error)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestForeignPagesAreJudgedByRulesThatReadAnyPage: the others say why they do not.
func TestForeignPagesAreJudgedByRulesThatReadAnyPage(t *testing.T) {
	find := func(p *check.Pass, page *check.Page) {
		p.Errorf(page.At(nil), check.Values{}, "有问题", "something is wrong")
	}
	own := rule("own", func(r *check.Rule) { r.Page = find })
	foreign := rule("any", func(r *check.Rule) { r.Page, r.Foreign = find, true })
	s := pages(map[string]string{"index.html": page})
	s.Foreign = true
	result := check1(t, s, own, foreign)
	if got, want := sentences(result), "index.html: something is wrong (any, error)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if len(result.NotChecked) != 1 || result.NotChecked[0].Rule != "own" || !strings.Contains(result.NotChecked[0].Why[disclosure.En], "not built by it") {
		t.Errorf("not checked: %v", result.NotChecked)
	}
}
