package targets_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/publish"
	"gongkai/site/publish/targets"
)

// cmsPlace is a directory in all but what it holds; the tests of all targets publish
// trees that were shaped already.
func cmsPlace(t testing.TB) place {
	p := directoryPlace(t)
	p.settings.Values["kind"] = "cms"
	p.settings.Values["fields"] = []any{"title", "published"}
	return p
}

// TestFieldsOfACMSAreToldByKey names what is wrong with them, in both languages.
func TestFieldsOfACMSAreToldByKey(t *testing.T) {
	at := "config.toml: params.gongkai.publish.cms."
	for want, values := range map[string]map[string]any{
		"fields: there is no field titel; known are title, title_zh, published,": {"fields": []any{"titel"}},
		"fields: there is no field 3; known are title,":                          {"fields": []any{int64(3)}},
		"fields: title is there twice; keep it once":                             {"fields": []any{"title", "source", "title"}},
		`fields: must list names of fields, as ["title", "published"]`:           {"fields": "title"},
		`fields: must list names`:                                                {"fields": []any{}},
		"labels: there is no field sorce; known are title,":                      {"labels": map[string]any{"sorce": "稿源"}},
		"labels: what source is called must be text":                             {"labels": map[string]any{"source": " "}},
		"labels: form_fields are several, and the form names them; leave it out": {"labels": map[string]any{"form_fields": "x"}},
		`labels: must be a table, as { source = "稿源" }`:                          {"labels": []any{"source"}},
		"url: these folders are for pasting and served by nobody":                {"url": "https://www.county.example/"},
		"field: is not known; known are fields, ":                                {"field": "title"},
	} {
		values["kind"], values["path"] = "cms", "x"
		_, err := targets.Open(targets.Settings{Name: "cms", Values: values})
		var said *disclosure.Said
		if !errors.As(err, &said) || !strings.HasPrefix(said.In(disclosure.En), at+want) || !strings.HasPrefix(said.In(disclosure.ZhCN), at) || said.In(disclosure.En) == said.In(disclosure.ZhCN) {
			t.Errorf("%v: got %v, not %s", values, err, want)
		}
	}
}

// TestASiteWithoutReportsGivesAListOfNone: there is nothing to paste, and nothing breaks.
func TestASiteWithoutReportsGivesAListOfNone(t *testing.T) {
	target := cmsPlace(t).open(t)
	shaped, err := publish.Shape(context.Background(), target, tree(t, map[string]string{
		"index.html":                 "<p>home",
		"reports/2023/index.html":    `<html lang="zh-CN"><ul data-report="2023/a">`,
		"reports/2023/a/index.html":  `<html lang="zh-CN"><p>written by hand`,
		"reports/2023/a/letter.pdf":  "%PDF",
		"css/site.css":               "p {}",
		"en/reports/2023/index.html": `<html lang="en"><p>x`,
	}), nil)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, f := range shaped {
		paths = append(paths, f.Path)
	}
	if want := []string{"index.html", "overview.css"}; !slices.Equal(paths, want) {
		t.Errorf("it holds %q, not %q", paths, want)
	}
}
