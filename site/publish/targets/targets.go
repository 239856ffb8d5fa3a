// Package targets holds the kinds of places where a site is published, each in one
// file: it reads its settings and is a publish.Target.
//
// This package never decides what is published, or when; and it prints nothing.
package targets

import (
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// A Kind is one kind of target.
type Kind struct {
	Name string
	Doc  disclosure.Text
	// Open reads the settings. What is wrong with them is told by key.
	Open func(Settings) (publish.Target, error)
}

// All are the kinds there are, in the order that people see.
var All = []Kind{Directory, Package, CMS, SFTP, S3}

// Settings are [params.gongkai.publish.NAME] of config.toml.
type Settings struct {
	Name   string // NAME
	Root   string // the folder of the site, which relative paths are from
	Values map[string]any
}

// Open opens the target that the settings describe.
func Open(s Settings) (publish.Target, error) {
	kind, err := s.text("kind")
	if err != nil {
		return nil, err
	}
	var names []string
	for _, k := range All {
		if k.Name == kind {
			return k.Open(s)
		}
		names = append(names, k.Name)
	}
	return nil, s.fault("kind", "没有 %q 这种发布方式，可用：%s", "there is no kind %q; known are %s", kind, strings.Join(names, ", "))
}

// fault tells what is wrong with a key.
func (s Settings) fault(key, zh, en string, args ...any) error {
	where := "config.toml: params.gongkai.publish." + s.Name + "." + key
	said := disclosure.Say(zh, en, args...)
	return disclosure.Errorf("%[1]s：%[2]s", "%[1]s: %[3]s", where, said.In(disclosure.ZhCN), said.In(disclosure.En))
}

// text reads a key that must hold words.
func (s Settings) text(key string) (string, error) {
	v, ok := s.Values[key].(string)
	if !ok || strings.TrimSpace(v) == "" {
		return "", s.fault(key, "缺少，或不是文字；请填写", "is missing or no text; write it")
	}
	return v, nil
}

// secret reads the environment variable that a key names: settings are kept with the data
// and handed on, so what is secret never stands in them.
func (s Settings) secret(key string) (string, error) {
	name, err := s.text(key)
	if err != nil {
		return "", err
	}
	v := os.Getenv(name)
	if v == "" {
		return "", s.fault(key, "环境变量 %s 没有值；请先设置", "the environment variable %s is empty or not set; set it first", name)
	}
	return v, nil
}

// maybe reads a key that may be left out, and must be one of the words where there are any.
func (s Settings) maybe(key string, words ...string) (string, error) {
	if _, ok := s.Values[key]; !ok {
		return "", nil
	}
	if len(words) == 0 {
		return s.text(key)
	}
	return s.choice(key, words...)
}

// choice reads a key that must be one of the words.
func (s Settings) choice(key string, words ...string) (string, error) {
	text, err := s.text(key)
	if err != nil {
		return "", err
	}
	if !slices.Contains(words, text) {
		return "", s.fault(key, "应为：%s", "must be one of: %s", strings.Join(words, ", "))
	}
	return text, nil
}

// only refuses keys that the kind does not know: a misspelt one would be left out
// in silence.
func (s Settings) only(known ...string) error {
	known = append(known, "kind", "keep", "within_hours", "url")
	for key := range s.Values {
		if !slices.Contains(known, key) {
			slices.Sort(known)
			return s.fault(key, "不认识这个项，可用：%s", "is not known; known are %s", strings.Join(known, ", "))
		}
	}
	return nil
}

// Keep is how many releases are kept beside the live one: five, unless the settings
// say otherwise.
func (s Settings) Keep() (int, error) {
	return s.number("keep", 5, 1000)
}

// Within is how long after the time that its pages print a report may go live for the
// first time: a day, unless the settings say otherwise.
func (s Settings) Within() (time.Duration, error) {
	n, err := s.number("within_hours", 24, 1000)
	return time.Duration(n) * time.Hour, err
}

// URL is where readers get what is published here, or nil where the settings do not say.
func (s Settings) URL() (*url.URL, error) {
	text, err := s.maybe("url")
	if text == "" {
		return nil, err
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return nil, s.fault("url", "应为网址，如 https://www.county.example/zwgk/", "must be an address, as https://www.county.example/zwgk/")
	}
	return u, nil
}

// number reads a key that holds a whole number from 1 to most.
func (s Settings) number(key string, usual, most int) (int, error) {
	v, ok := s.Values[key]
	if !ok {
		return usual, nil
	}
	n, ok := v.(int64)
	if !ok || n < 1 || n > int64(most) {
		return 0, s.fault(key, "应为 1 到 %d 的整数", "must be a whole number from 1 to %d", most)
	}
	return int(n), nil
}
