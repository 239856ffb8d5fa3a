package check

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestDbg(t *testing.T) {
	files, _ := filepath.Glob("/work/shared/cases/*.html")
	for _, f := range files {
		raw, _ := os.ReadFile(f)
		p, why := readPage(f, raw, true)
		if p == nil {
			fmt.Println(f, "NIL", why)
			continue
		}
		r := p.Reading()
		s := r.summary(filepath.Base(f))
		s.Meta = nil
		b, _ := json.Marshal(s)
		fmt.Println(string(b))
		for _, q := range r.Pairs {
			fmt.Printf("    %s=%q;", q.Label, q.Value)
		}
		fmt.Println()
		for _, q := range r.Signed {
			fmt.Println("  signed", q.Text, q.ISO)
		}
		fmt.Println("  gov", r.Government, r.Language, "unrendered", len(r.Unrendered), "visible", r.Title != nil)
	}
}
