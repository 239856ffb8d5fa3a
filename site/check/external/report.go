// Package external visits the links of a site that lead to other sites, and
// keeps what came of it. It is the only part of the checker that goes online,
// and does so only when it is asked to.
//
// A visit is polite: it says who it is, obeys robots.txt, asks few things of a
// host at a time, waits longer after each refusal, and never reads a page that
// HEAD tells enough of. What cannot be told is said to be unknown, never dead: a
// server may refuse a program what it shows to people.
package external

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A line is one visit in the file.
type line struct {
	URL     string `json:"url"`
	State   string `json:"state"` // ok, dead or unknown
	Status  int    `json:"status,omitempty"`
	To      string `json:"to,omitempty"`
	Why     string `json:"why,omitempty"`
	Visited string `json:"visited"`
}

// Read reads a report; one that is not there is empty.
func Read(file string) (map[string]check.Visited, error) {
	raw, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var report struct{ Links []line }
	if err := json.Unmarshal(raw, &report); err != nil {
		return nil, disclosure.Errorf("站外链接的检查结果 %s 无法读取：%v", "the report on links to other sites, %s, cannot be read: %v", file, err)
	}
	out := make(map[string]check.Visited, len(report.Links))
	for i, l := range report.Links {
		day, err := disclosure.ParseDate(l.Visited)
		if err != nil || l.URL == "" || !slices.Contains([]string{check.VisitOK, check.VisitDead, check.VisitUnknown}, l.State) {
			return nil, disclosure.Errorf("站外链接的检查结果 %s 第 %d 条有误", "entry %[2]d of the report on links to other sites, %[1]s, is malformed", file, i+1)
		}
		out[l.URL] = check.Visited{State: l.State, Status: l.Status, To: l.To, Why: l.Why, Day: day}
	}
	return out, nil
}

// Write gives a report as JSON, an address a line, sorted, so that it can be
// committed and compared.
func Write(visits map[string]check.Visited) []byte {
	var b bytes.Buffer
	b.WriteString("{\"links\": [")
	for i, url := range slices.Sorted(maps.Keys(visits)) {
		v := visits[url]
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n  ")
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(line{url, v.State, v.Status, v.To, v.Why, v.Day.String()}); err != nil {
			panic(fmt.Sprint("a report that is no JSON: ", err)) // it holds strings and numbers only
		}
		b.Truncate(b.Len() - 1) // the line end
	}
	b.WriteString("\n]}\n")
	return b.Bytes()
}
