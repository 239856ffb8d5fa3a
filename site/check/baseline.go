package check

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"gongkai/disclosure"
)

// ReadBaseline reads the fingerprints of an earlier result, as check --format
// json wrote it. name is what the file is called in errors.
func ReadBaseline(data []byte, name string) (map[string]bool, error) {
	var earlier struct {
		Tool     string `json:"tool"`
		Findings *[]struct {
			Rule        string `json:"rule"`
			Fingerprint string `json:"fingerprint"`
		} `json:"findings"`
	}
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	err := d.Decode(&earlier)
	if err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("something follows the JSON")
		}
	}
	if err != nil {
		return nil, disclosure.Errorf("--baseline：%s 不是 JSON（%v）；请给出 gongkai check --format json=文件 的结果", "--baseline: %s is no JSON (%v); give what gongkai check --format json=FILE wrote", name, err)
	}
	if earlier.Tool != "gongkai" || earlier.Findings == nil {
		return nil, disclosure.Errorf("--baseline：%s 不是 gongkai check --format json 的结果", "--baseline: %s is not what gongkai check --format json writes", name)
	}
	known := map[string]bool{}
	for i, f := range *earlier.Findings {
		if !isFingerprint.MatchString(f.Fingerprint) || !ruleID.MatchString(f.Rule) {
			return nil, disclosure.Errorf("--baseline：%s 的第 %d 条意见没有指纹或规则", "--baseline: finding %[2]d of %[1]s has no fingerprint or rule", name, i+1)
		}
		known[f.Fingerprint] = true
	}
	return known, nil
}

// MarkBaseline marks the findings that an earlier result had, too. They count
// as all others do: that a fault is old does not mend it. A waived one stays so.
func (r *Result) MarkBaseline(known map[string]bool) {
	for _, f := range r.Findings {
		if f.State == "new" && known[f.Fingerprint] {
			f.State = "baseline"
		}
	}
}
