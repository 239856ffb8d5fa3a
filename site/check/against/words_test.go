package against

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"gongkai/disclosure"
)

// TestWordsAreThoseOfThePages holds the words that stand around what was filed to
// those that our pages print.
func TestWordsAreThoseOfThePages(t *testing.T) {
	same := map[string]disclosure.Text{
		"table-note": noteWords, "table-unit": unitWords, "table-period": periodWords, "table-total-computed": computedWords, "table-csv": csvWords, "addressees": toWords,
		"rate-button": rateButton, "rate-stated": rateStated, "rate-computed": rateComputed, "rate-operands": rateOperands,
		"rate-inferred-mark": rateInferredMark, "rate-inferred": rateInferred, "close": rateClose, "punct-colon": colon, "punct-enumeration": enumeration, "index": indexLabels,
		"rate-verdict-holds": rateVerdicts[disclosure.Holds], "rate-verdict-rounds": rateVerdicts[disclosure.Rounds],
		"rate-verdict-truncates": rateVerdicts[disclosure.Truncates], "rate-verdict-differs": rateVerdicts[disclosure.Differs],
	}
	for _, lang := range disclosure.Langs {
		var words map[string]any
		if _, err := toml.DecodeFile(filepath.Join("../../../i18n", string(lang)+".toml"), &words); err != nil {
			t.Fatal(err)
		}
		for key, text := range same {
			printed, _ := words[key].(string)
			if want := strings.ReplaceAll(printed, "{{ . }}", "{}"); text[lang] != want {
				t.Errorf("%s: %s reads %q, the pages print %q", lang, key, text[lang], want)
			}
		}
	}
}
