package check

import (
	"bytes"
	"errors"
	"io/fs"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"

	"gongkai/disclosure"
)

// ReadWaivers reads the waivers of a site, in the order of the file; no file
// means none. What is wrong with the file comes back as disclosure.Faults.
func ReadWaivers(site fs.FS) ([]*Waiver, error) {
	data, err := fs.ReadFile(site, WaiversFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var faults disclosure.Faults
	s := disclosure.ReadSettings(site, WaiversFile, &faults)
	return parseWaivers(s, len(data) == 0, &faults)
}

var isFingerprint = regexp.MustCompile(`^[0-9a-f]{16}$`)

func parseWaivers(s *disclosure.Settings, empty bool, faults *disclosure.Faults) ([]*Waiver, error) {
	if s == nil || empty {
		return nil, faults.Err()
	}
	var all []*Waiver
	last := map[string]*Waiver{}
	for _, e := range s.Subs("waivers", disclosure.May) {
		w := &Waiver{
			Fingerprint: e.String("fingerprint", disclosure.Must), Rule: e.String("rule", disclosure.Must), Page: e.String("page", disclosure.Must),
			Reason: strings.TrimSpace(e.String("reason", disclosure.Must)), Added: e.Date("added", disclosure.Must), Until: e.Date("until", disclosure.Must),
			File: WaiversFile, Line: e.Line("fingerprint"),
		}
		e.Done()
		if w.Fingerprint != "" && !isFingerprint.MatchString(w.Fingerprint) {
			e.Fault("fingerprint", "应为检查意见的 16 位指纹，如 0123456789abcdef", "must be the sixteen digits of a finding's fingerprint, as 0123456789abcdef")
		}
		switch {
		case w.Added.IsZero() || w.Until.IsZero():
		case w.Until.Before(w.Added):
			e.Fault("until", "早于登记之日（added = %s）", "is before the day it was added (added = %s)", w.Added)
		case w.Added.AddDays(LongestWaiver).Before(w.Until):
			e.Fault("until", "一次最多豁免一年（至 %s）；到期后可再次登记", "one waiver lasts a year at most (until %s); when it ends, it can be waived anew", w.Added.AddDays(LongestWaiver))
		}
		if before := last[w.Fingerprint]; before != nil && !before.Until.Before(w.Added) {
			e.Fault("fingerprint", "第 %d 行已豁免同一条意见至 %s；期满之后才能再次登记", "line %d waives the same finding until %s; it can be waived anew only after that", before.Line, before.Until)
		}
		last[w.Fingerprint] = w
		all = append(all, w)
	}
	s.Done()
	if err := faults.Err(); err != nil {
		return nil, err
	}
	// An entry that another took the place of, after it had ended, is history.
	var now []*Waiver
	for _, w := range all {
		if last[w.Fingerprint] == w {
			now = append(now, w)
		}
	}
	return now, nil
}

// waiversHead begins a new file.
const waiversHead = `# 豁免：经说明理由、有期限地接受的检查意见。由 gongkai waive 添加；到期或不再有对应意见的条目，检查时会指出。
# Waivers: findings accepted for a reason, until a day. gongkai waive adds them; check tells of those that have ended or match nothing.
`

// AppendWaiver gives the file with one waiver more, and leaves all that stands
// in it, comments too, as it is. It refuses what ReadWaivers would not read back.
func AppendWaiver(file []byte, w *Waiver) ([]byte, error) {
	entry := struct {
		Fingerprint string `toml:"fingerprint"`
		Rule        string `toml:"rule"`
		Page        string `toml:"page"`
		Reason      string `toml:"reason"`
	}{w.Fingerprint, w.Rule, w.Page, w.Reason}
	var b bytes.Buffer
	if len(bytes.TrimSpace(file)) == 0 {
		b.WriteString(waiversHead)
	} else {
		b.Write(bytes.TrimRight(file, "\r\n"))
		b.WriteString("\n")
	}
	b.WriteString("\n[[waivers]]\n")
	if err := toml.NewEncoder(&b).Encode(entry); err != nil {
		return nil, err
	}
	b.WriteString("added = " + w.Added.String() + "\nuntil = " + w.Until.String() + "\n")
	out := b.Bytes()
	if bytes.Contains(file, []byte("\r\n")) {
		out = bytes.ReplaceAll(bytes.ReplaceAll(out, []byte("\r\n"), []byte("\n")), []byte("\n"), []byte("\r\n"))
	}
	var faults disclosure.Faults
	_, err := parseWaivers(disclosure.ParseSettings(WaiversFile, bytes.TrimPrefix(out, []byte("\ufeff")), &faults), false, &faults)
	return out, err
}
