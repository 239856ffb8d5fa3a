//go:build unix

package targets_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/publish"
	"gongkai/site/publish/verify"
)

// servers are the web servers whose configuration docs/server has.
var servers = map[string]func(t *testing.T, dir string) *http.Client{"nginx": nginx, "caddy": caddy}

const styles = "css/site.41f5adc29793fd671f02eab4e9f120d5a69545307616c10cc91a1b9d914df70b.css"

func column(text string) map[string]string {
	long := strings.Repeat(text, 400)
	return map[string]string{
		"index.html": long + "1", "404.html": "没有这个页面", "en/404.html": "no such page", "reports/2023/甲/index.html": long + "2",
		styles: "p{}" + strings.Repeat(" ", 2000), "js/x.js": "1", "favicon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>", "表.csv": long, "site.webmanifest": "{}",
	}
}

func verifier(client *http.Client) *verify.Server {
	return &verify.Server{Base: &url.URL{Scheme: "http", Host: "www.county.example"}, Client: client}
}

// TestServersHandOutWhatWasPublished runs the configurations that we ship: every file in
// three encodings, all headers, none told to be missing.
func TestServersHandOutWhatWasPublished(t *testing.T) {
	for name, start := range servers {
		t.Run(name, func(t *testing.T) {
			ctx, dir := context.Background(), short(t)
			pub := &publish.Publisher{Target: openDirectory(t, filepath.Join(dir, "www")), Keep: 2, Now: clock(), Book: filepath.Join(dir, "web.jsonl")}
			if _, err := pub.Publish(ctx, packed(t, column("甲"))); err != nil {
				t.Fatal(err)
			}
			client := start(t, dir)
			pub.Verifier = verifier(client)
			changed := column("乙")
			delete(changed, "js/x.js")
			out, err := pub.Publish(ctx, packed(t, changed))
			if err != nil {
				t.Fatal(err)
			}
			if out.Seen.Files != 9 || out.Seen.Answers != 17 || len(out.Seen.Told) > 0 {
				t.Errorf("it saw %+v", out.Seen)
			}
			for path, want := range map[string][2]string{
				"":                      {"no-cache", "text/html; charset=utf-8"},
				styles:                  {"public, max-age=31536000, immutable", "text/css; charset=utf-8"},
				"表.csv":                 {"no-cache", "text/csv; charset=utf-8"},
				"site.webmanifest":      {"no-cache", "application/manifest+json"},
				"reports/nobody":        {"no-cache", "text/html; charset=utf-8"},
				"en/reports/2023/none/": {"no-cache", "text/html; charset=utf-8"},
			} {
				answer, err := client.Get("http://www.county.example/" + path)
				if err != nil {
					t.Fatal(err)
				}
				body, err := io.ReadAll(answer.Body)
				answer.Body.Close()
				if got := [2]string{answer.Header.Get("Cache-Control"), strings.ToLower(answer.Header.Get("Content-Type"))}; err != nil || got != want {
					t.Errorf("%s comes with %q, not %q", path, got, want)
				}
				if strings.HasPrefix(path, "en/") && string(body) != "no such page" || path == "reports/nobody" && string(body) != "没有这个页面" {
					t.Errorf("for %s it says %s", path, body)
				}
			}
		})
	}
}

// spoiled is a target whose new releases somebody changes behind its back.
type spoiled struct {
	publish.Target
	spoil func()
}

func (s spoiled) Switch(ctx context.Context, id string) error {
	err := s.Target.Switch(ctx, id)
	s.spoil()
	return err
}

// verified publishes a first release below root, which nginx serves: what is published next
// is asked for.
func verified(t *testing.T) (root string, pub *publish.Publisher, first publish.Release) {
	t.Helper()
	dir := short(t)
	root = filepath.Join(dir, "www")
	pub = &publish.Publisher{Target: openDirectory(t, root), Keep: 2, Now: clock(), Book: filepath.Join(dir, "web.jsonl")}
	out, err := pub.Publish(context.Background(), packed(t, column("甲")))
	if err != nil {
		t.Fatal(err)
	}
	pub.Verifier = verifier(nginx(t, dir))
	return root, pub, out.Release
}

// TestWrongAnswersBringTheReleaseBeforeBack: where the server hands out something else,
// readers have again what they had; the first release has none before it.
func TestWrongAnswersBringTheReleaseBeforeBack(t *testing.T) {
	ctx := context.Background()
	root, pub, first := verified(t)
	target := pub.Target
	stale := true
	pub.Target = spoiled{target, func() {
		if stale { // the packed page of another text
			stale = false
			write(t, filepath.Join(root, "current/index.html.br"), "x")
		}
	}}
	out, err := pub.Publish(ctx, packed(t, column("乙")))
	var wrong *publish.Unproved
	if !errors.As(err, &wrong) || wrong.Back != first.ID || len(wrong.Faults) != 1 {
		t.Fatalf("a stale page was published: %v", err)
	}
	for lang, want := range map[disclosure.Lang]string{
		disclosure.En:   "so " + first.ID + " is live again; look at the above and at the server's settings, then publish again",
		disclosure.ZhCN: "已退回 " + first.ID + "；请查看上述各项和服务器的设置，再发布",
	} {
		if said := wrong.In(lang); !strings.HasSuffix(said, want) {
			t.Errorf("it says %s", said)
		}
	}
	all := releases(t, target)
	if len(all) != 2 || all[0].Live || all[0].ID != out.Release.ID || !all[1].Live {
		t.Errorf("there are %v", all)
	}
	book, err := publish.OpenBook(pub.Book)
	if err != nil {
		t.Fatal(err)
	}
	if last, _ := book.Last(); last.Action != "rolled-back" || last.Release != first.ID {
		t.Errorf("the book ends with %+v", last)
	}
	if out, err = pub.Publish(ctx, packed(t, column("丙"))); err != nil || out.Before.ID != first.ID {
		t.Errorf("afterwards: %+v, %v", out, err)
	}
}

// TestARollbackThatIsNotServedSaysSo: the release that was gone back to is live, and what
// can be done is said; there being none before it is not the matter.
func TestARollbackThatIsNotServedSaysSo(t *testing.T) {
	ctx := context.Background()
	root, pub, first := verified(t)
	if _, err := pub.Publish(ctx, packed(t, column("乙"))); err != nil {
		t.Fatal(err)
	}
	pub.Target = spoiled{pub.Target, func() { write(t, filepath.Join(root, "current/js/x.js"), "2") }}
	out, err := pub.Rollback(ctx, "")
	var wrong *publish.Unproved
	if !errors.As(err, &wrong) || wrong.Back != "" || out.Release.ID != first.ID {
		t.Fatalf("a spoiled release was gone back to: %+v, %v", out, err)
	}
	for lang, want := range map[disclosure.Lang]string{
		disclosure.En:   "something else than " + first.ID + ", which was gone back to and is live; look at the above and at the server's settings, then go back once more, or to another release with --to",
		disclosure.ZhCN: "与退回的版本 " + first.ID + " 不一致，它仍是现行版本；请查看上述各项和服务器的设置，再退回一次，或用 --to 退回别的版本",
	} {
		if said := wrong.In(lang); !strings.HasSuffix(said, want) {
			t.Errorf("it says %s", said)
		}
	}
}

// TestAWayBackThatIsBarredIsTold: the release before cannot be made live again either.
func TestAWayBackThatIsBarredIsTold(t *testing.T) {
	root, pub, first := verified(t)
	pub.Target = &barred{Target: pub.Target, first: first.ID}
	pub.Target = spoiled{pub.Target, func() { write(t, filepath.Join(root, "current/index.html"), "x") }}
	_, err := pub.Publish(context.Background(), packed(t, column("乙")))
	if err == nil || !strings.Contains(err.Error(), "and "+first.ID+" could not be made live again, as told below; go back with gongkai rollback\nno way back") {
		t.Errorf("it says %v", err)
	}
}

// barred is a target that does not switch to its first release.
type barred struct {
	publish.Target
	first string
}

func (b *barred) Switch(ctx context.Context, id string) error {
	if id == b.first {
		return errors.New("no way back")
	}
	return b.Target.Switch(ctx, id)
}

// TestARemovedPageThatIsStillServedIsAFault: the server hands out what the site no longer has.
func TestARemovedPageThatIsStillServedIsAFault(t *testing.T) {
	root, pub, first := verified(t)
	pub.Target = spoiled{pub.Target, func() { write(t, filepath.Join(root, "current/js/x.js"), "1") }}
	less := column("甲")
	less["js/y.js"] = less["js/x.js"]
	delete(less, "js/x.js")
	_, err := pub.Publish(context.Background(), packed(t, less))
	var wrong *publish.Unproved
	if !errors.As(err, &wrong) || wrong.Back != first.ID || !strings.HasPrefix(wrong.Error(), "http://www.county.example/js/x.js: is no longer on the site, but the answer is 200, not 404\n") {
		t.Errorf("it says %v", err)
	}
}

// TestAPageOfTheReleaseBeforeHasItsStyleSheet: nginx hands out, packed, what a page asks
// for that it handed out before the switch, and all of the new release is proved.
func TestAPageOfTheReleaseBeforeHasItsStyleSheet(t *testing.T) {
	_, pub, _ := verified(t)
	client := pub.Verifier.(*verify.Server).Client
	changed, fresh := column("乙"), strings.Replace(styles, "41f5", "5f14", 1)
	changed[fresh] = "b" + changed[styles]
	delete(changed, styles)
	out, err := pub.Publish(context.Background(), packed(t, changed))
	if err != nil {
		t.Fatal(err)
	}
	if out.Seen.Files != 11 || len(out.Seen.Told) > 0 { // with the record and both style sheets
		t.Errorf("it saw %+v", out.Seen)
	}
	ask, err := http.NewRequest(http.MethodGet, "http://www.county.example/"+styles, nil)
	if err != nil {
		t.Fatal(err)
	}
	ask.Header.Set("Accept-Encoding", "gzip")
	answer, err := client.Do(ask)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Encoding") != "gzip" || answer.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" {
		t.Errorf("the style sheet of a page of before: %s, %v", answer.Status, answer.Header)
	}
	delete(changed, fresh)
	changed[styles] = column("甲")[styles]
	if out, err = pub.Publish(context.Background(), packed(t, changed)); err != nil || out.Seen.Files != 11 {
		t.Errorf("back to the style sheet of before: %+v, %v", out, err)
	}
}

// packed is a tree as it is published, with its packed files.
func packed(t *testing.T, files map[string]string) publish.Tree {
	t.Helper()
	out, err := tree(t, files).Pack(context.Background(), noCache{})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(out, func(f publish.File) bool { return f.Path == "index.html.br" }) {
		t.Fatal("nothing was packed")
	}
	return out
}
