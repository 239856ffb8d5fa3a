package check

import (
	"strings"
	"testing"
)

func TestAttributesAreCountedOnce(t *testing.T) {
	for source, want := range map[string]int{
		`<p a b=c d = "e f" g='h i'j k/l>m n`: 8, // the sign that stands alone may be one
		`<p a="b>c d" e>`:                     2,
		`<p a="<b c d='e' f" g h>`:            6, // c, d and f may be some, as c and d would be in a script
		`i<n a b c; i<n a b c`:                7, // one tag goes on: nothing is counted twice
		`<p a"b c d">`:                        3,
		`< a b c>`:                            0,
	} {
		var a attributes
		got := 0
		for i := range len(source) {
			got += a.step(source[i])
			if i > 0 && source[i-1] == '<' && isLetter(source[i]) {
				a.begin()
			}
		}
		if got != want {
			t.Errorf("%s: %d attributes, want %d", source, got, want)
		}
	}
}

// TestNothingIsHiddenFromWeigh: what the parser makes a node of counts, wherever it stands.
func TestNothingIsHiddenFromWeigh(t *testing.T) {
	for name, part := range map[string]string{
		"comments": "<!-->", "bogus comments": "<?>", "empty ends": "</ >", "ends of no paragraph": "</p>", "ends of no line": "</BR>",
		"attributes behind a stray quote": "<p x\" a a a a a a a a>", "attributes behind a lone sign": "<p < a a a a a a a a>",
	} {
		if why := weigh([]byte(strings.Repeat(part, maxElements+1))); why == nil {
			t.Errorf("too many %s are not seen", name)
		}
	}
	for name, page := range map[string]string{
		"one tag":          "<p x='<' " + strings.Repeat("a ", maxAttributes+1),
		"a tag in a value": "<p x=\"" + strings.Repeat("<b y='\" ", maxAttributes+1),
	} {
		if why := weigh([]byte(page)); why == nil {
			t.Errorf("too many attributes of %s are not seen", name)
		}
	}
	for name, page := range map[string]string{
		"paragraphs": strings.Repeat("<p>公开</p>", maxElements-1),
		"a script":   "<script>" + strings.Repeat("var x=function(a,b){return a+b/2};for(i=0;i<n;i++)a>b;", 100_000) + "</script>",
		"text":       strings.Repeat("a < b, 1<2 ", 1_000_000),
	} {
		if why := weigh([]byte(page)); why != nil {
			t.Errorf("%s is refused: %v", name, why)
		}
	}
}
