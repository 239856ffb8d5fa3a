package webtest

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// samples are results with each kind of thing in them, waivers too.
const samples = root + "/site/check/output/testdata/"

// results checks the built site and one that is broken on every page, in both
// languages, and puts what gongkai wrote in one folder with the sample.
func results(t *testing.T, format, ext string) string {
	t.Helper()
	out, public := t.TempDir(), built(t)
	site, broken := filepath.Dir(public), filepath.Join(t.TempDir(), "broken")
	if err := os.CopyFS(broken, os.DirFS(public)); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(broken, func(file string, _ fs.DirEntry, err error) error {
		if filepath.Ext(file) != ".html" || err != nil {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		return os.WriteFile(file, []byte(strings.NewReplacer(`name="SiteName"`, `name="Site"`, `href="`, `href="x`, "63379", "63378").Replace(string(data))), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, dir := range map[string]string{"good": public, "broken": broken} {
		for _, lang := range []string{"zh-cn", "en"} {
			file := filepath.Join(out, name+"-"+lang+ext)
			said, err := exec.Command(gongkai, "--lang", lang, "--site", site, "check", dir, "--today", "2024-06-01", "--fail-on", "never", "--format", format+"="+file).CombinedOutput()
			if err != nil {
				t.Fatalf("gongkai check: %v\n%s", err, said)
			}
		}
	}
	sample, err := os.ReadFile(samples + "sample" + ext)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(out, "sample"+ext), sample, 0o644); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestReportsOfTheCheckAreGoodPages: valid, accessible in every look, no wider
// than a narrow window, complaining of nothing, and whole on paper.
func TestReportsOfTheCheckAreGoodPages(t *testing.T) {
	dir := results(t, "html", ".html")
	validate(t, dir)
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	for _, name := range []string{"good-zh-cn", "broken-en", "sample"} {
		t.Run(name, func(t *testing.T) {
			b := newTab(t)
			b.open(server.URL + "/" + name + ".html")
			loadAxe(b)
			for _, look := range looks {
				b.look(look.width, look.height, look.scheme)
				for _, v := range axe(b, "document") {
					t.Errorf("%s: %s", look.name, v)
				}
			}
			b.look(320, 640, "light")
			if wide := eval[[]string](b, tooWide); len(wide) > 0 {
				t.Errorf("scrolls sideways at 320 pixels because of %s", strings.Join(wide, ", "))
			}
			for _, c := range b.complaints() {
				if !strings.Contains(c, "favicon.ico") {
					t.Error(c)
				}
			}
			text, info := printed(b)
			if !strings.Contains(info, "pts (A4)") {
				t.Errorf("does not print on A4:\n%s", info)
			}
			parts := eval[[]string](b, `[...document.querySelectorAll("h1, h2, h3, h4, caption, th, td, li:not(nav li), dd")].map((e) => e.innerText)`)
			if len(parts) < 50 {
				t.Errorf("only %d parts were looked for on paper", len(parts))
			}
			for _, part := range parts {
				if !strings.Contains(part, "\n") && !strings.Contains(text, solid(part)) {
					t.Errorf("not on paper: %q", part)
				}
			}
			t.Logf("%d parts found on paper", len(parts))
		})
	}
}

// TestSARIFIsValid holds results to the schema of the standard, and puts them to
// the validator of Microsoft, which knows what a schema cannot say.
func TestSARIFIsValid(t *testing.T) {
	dir := results(t, "sarif", ".sarif")
	sample, err := os.ReadFile(samples + "sample.sarif")
	if err != nil {
		t.Fatal(err)
	}
	for bad, change := range map[string][2]string{
		"index":  {`"ruleIndex": 3`, `"ruleIndex": 99`},
		"schema": {`"kind": "external"`, `"kind": "by hand"`},
	} {
		if err := os.WriteFile(filepath.Join(dir, "bad-"+bad+".sarif"), []byte(strings.Replace(string(sample), change[0], change[1], 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(filepath.Dir(sarif), "sarif-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.sarif"))
	if err != nil || len(files) != 7 {
		t.Fatalf("%v: %q", err, files)
	}
	found := map[string][]string{}
	var inShape []string
	for _, file := range files {
		if err := fits(schema, file); err != nil {
			found[filepath.Base(file)] = []string{err.Error()}
		} else {
			inShape = append(inShape, file)
		}
	}
	multitool(t, inShape, found)
	for _, file := range files {
		name := filepath.Base(file)
		if bad := strings.HasPrefix(name, "bad-"); bad && len(found[name]) == 0 {
			t.Errorf("nothing wrong was found with %s: it is not checked", name)
		} else if !bad && len(found[name]) > 0 {
			t.Errorf("%s: %s", name, strings.Join(found[name], "\n\t"))
		}
	}
}

func fits(schema *jsonschema.Schema, file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	return schema.Validate(value)
}

// multitool adds, by file, what the validator finds, but for two wishes: that a
// tool has a page on the web, and that a finding of a page as a whole has a
// line. The first it always has: of a file that it cannot read it says nothing.
func multitool(t *testing.T, files []string, found map[string][]string) {
	t.Helper()
	log := filepath.Join(t.TempDir(), "log.json")
	cmd := exec.Command(sarif, append([]string{"validate", "--max-file-size-in-kb", "100000", "--output", log}, files...)...)
	// The program needs neither a library of languages nor a home.
	cmd.Env = append(os.Environ(), "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1", "DOTNET_BUNDLE_EXTRACT_BASE_DIR="+filepath.Join(work, "dotnet"))
	said, err := cmd.CombinedOutput()
	data, missing := os.ReadFile(log)
	if missing != nil {
		t.Fatalf("sarif-multitool: %v\n%s", err, said)
	}
	var result struct {
		Runs []struct {
			Results []struct {
				RuleID    string
				Message   struct{ Arguments []string }
				Locations []struct {
					PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
				}
			}
		}
	}
	if err := json.Unmarshal(data, &result); err != nil || len(result.Runs) != 1 {
		t.Fatalf("sarif-multitool: %v\n%s", err, data)
	}
	read := map[string]bool{}
	for _, r := range result.Runs[0].Results {
		name := path.Base(r.Locations[0].PhysicalLocation.ArtifactLocation.URI)
		switch r.RuleID {
		case "SARIF2005":
			read[name] = true
		case "SARIF2017":
		default:
			found[name] = append(found[name], r.RuleID+" "+strings.Join(r.Message.Arguments, " "))
		}
	}
	for _, file := range files {
		if name := filepath.Base(file); !read[name] {
			found[name] = append(found[name], "sarif-multitool did not read it")
		}
	}
}
