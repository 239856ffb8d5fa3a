package output_test

import (
	"bytes"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/output"
)

// TestJSONKeepsTheContract validates the output against the published shape,
// and holds what the first version wrote to its bytes.
func TestJSONKeepsTheContract(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("testdata/findings.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	plain := &output.Outcome{Version: "1.2.3", Lang: disclosure.En, Result: &check.Result{
		Today: disclosure.Date{Year: 2023, Month: 6, Day: 1}, Pages: 1,
		Findings: []*check.Finding{{Rule: "find", Level: check.Error, Page: "a.html", Line: 3, Selector: "head", Found: "a",
			Message: disclosure.Say("没有找到乙", "found <a>, not b"), Cites: []disclosure.Cite{{Instrument: "x", Confidence: disclosure.Logic}},
			Fingerprint: "8f0980f7d3e7a005", State: "new"}},
		NotChecked: []check.NotChecked{{Rule: "find", Why: disclosure.Say("还不知道", "cannot know yet")}},
	}}
	golden(t, "contract.json", write(t, "json", plain))
	empty := &output.Outcome{Result: &check.Result{Today: plain.Today}, Version: "1.2.3"}
	for name, o := range map[string]*output.Outcome{"plain": plain, "empty": empty, "sample": sample()} {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(write(t, "json", o))))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
