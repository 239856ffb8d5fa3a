//go:build unix

package targets_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongkai/site/publish"
	"gongkai/site/publish/targets"
)

// TestUnchangedFilesAreOneFile: a release shares what did not change, and keeps its time,
// which web servers make marks of; what somebody cut short is not handed on.
func TestUnchangedFilesAreOneFile(t *testing.T) {
	root := filepath.Join(t.TempDir(), "www")
	pub := &publish.Publisher{Target: openDirectory(t, root), Keep: 3, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
	ids := []string{}
	for _, text := range []string{"one", "two", "three"} {
		out, err := pub.Publish(context.Background(), tree(t, map[string]string{"index.html": text, "same.html": "same"}))
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, out.Release.ID)
		if text == "two" {
			if err := os.WriteFile(filepath.Join(root, "current", "same.html"), []byte("sa"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	info := func(id, name string) os.FileInfo {
		t.Helper()
		i, err := os.Stat(filepath.Join(root, "releases", id, name))
		if err != nil {
			t.Fatal(err)
		}
		return i
	}
	if !os.SameFile(info(ids[0], "same.html"), info(ids[1], "same.html")) {
		t.Error("what did not change was copied")
	}
	if os.SameFile(info(ids[1], "same.html"), info(ids[2], "same.html")) || info(ids[2], "same.html").Size() != 4 {
		t.Error("what was cut short was handed on")
	}
	if at := info(ids[1], "index.html").ModTime().UTC(); at != time.Date(2024, 3, 20, 6, 39, 0, 0, time.UTC) {
		t.Errorf("a new file is of %v", at)
	}
	to, err := os.Readlink(filepath.Join(root, "current"))
	if want := filepath.Join("releases", ids[2]); err != nil || to != want {
		t.Errorf("the link leads to %s, not %s (%v)", to, want, err)
	}
	sums := exec.Command("sha256sum", "--check", "--quiet", filepath.Join(root, "manifests", ids[2]+".sha256"))
	sums.Dir = filepath.Join(root, "releases", ids[2])
	if out, err := sums.CombinedOutput(); err != nil {
		t.Errorf("sha256sum: %v\n%s", err, out)
	}
}

// TestAFolderThatIsNotOursIsLeftAlone: a page in the place of the link is no target.
func TestAFolderThatIsNotOursIsLeftAlone(t *testing.T) {
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, "current"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(root, "releases", "mine"), 0o755); err != nil {
		t.Fatal(err)
	}
	pub := &publish.Publisher{Target: openDirectory(t, root), Keep: 1, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
	_, err := pub.Publish(context.Background(), tree(t, map[string]string{"index.html": "one"}))
	if err == nil || !strings.Contains(err.Error(), "should be a link that this tool made, and is not") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(filepath.Join(root, "releases", "mine")); err != nil {
		t.Error(err)
	}
}

// kills is at how many moments a publisher is killed.
const kills = 200

// pages are one of two sites that differ in most files.
func pages(site int) map[string]string {
	out := map[string]string{}
	for i := range 120 {
		out[fmt.Sprintf("reports/%d/index.html", i)] = strings.Repeat(fmt.Sprintf("site %d page %d\n", site*(i%7), i), 200)
	}
	return out
}

// TestMain publishes one site after the other without end where a test asks for it,
// until it is killed.
func TestMain(m *testing.M) {
	if root := os.Getenv("GONGKAI_TEST_PUBLISH"); root != "" {
		fmt.Fprintln(os.Stderr, publishForever(root, os.Getenv("GONGKAI_TEST_TEMP")))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func publishForever(root, temp string) error {
	var both [2]publish.Tree
	for i := range both {
		var err error
		if both[i], err = publish.ReadTree(filepath.Join(temp, fmt.Sprint(i))); err != nil {
			return err
		}
	}
	target, err := targets.Open(targets.Settings{Name: "web", Values: map[string]any{"kind": "directory", "path": root}})
	fmt.Println("ready")
	for i := 0; err == nil; i++ {
		_, err = (&publish.Publisher{Target: target, Keep: 2, Now: time.Now, Book: filepath.Join(temp, "web.jsonl")}).Publish(context.Background(), both[i%2])
	}
	return err
}

// TestKilledAtAnyMomentTheSiteIsWhole kills a publisher at seeded moments: what is
// live is one of the two sites, to the byte, and the next one tidies up.
func TestKilledAtAnyMomentTheSiteIsWhole(t *testing.T) {
	root, temp := filepath.Join(t.TempDir(), "www"), t.TempDir()
	var both [2]publish.Tree
	for i := range both {
		var err error
		if both[i], err = treeIn(filepath.Join(temp, fmt.Sprint(i)), pages(i)); err != nil {
			t.Fatal(err)
		}
	}
	random := rand.New(rand.NewPCG(2024, 320))
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	served, midway := map[string]int{}, 0
	for range kills {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), "GONGKAI_TEST_PUBLISH="+root, "GONGKAI_TEST_TEMP="+temp)
		var said bytes.Buffer
		cmd.Stderr = &said
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := out.Read(make([]byte, 1)); err != nil {
			t.Fatalf("the publisher ended by itself: %v\n%s", err, &said)
		}
		<-time.After(time.Duration(random.IntN(100_000)) * time.Microsecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatalf("the publisher ended by itself: %v\n%s", err, &said)
		}
		_ = cmd.Wait() // it was killed
		if len(leftIn(root)) > 0 {
			midway++
		}
		id, err := os.Readlink(filepath.Join(root, "current"))
		if os.IsNotExist(err) {
			served["none yet"]++
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		served[filepath.Base(id)]++
		sums := exec.Command("sha256sum", "--check", "--quiet", filepath.Join(root, "manifests", filepath.Base(id)+".sha256"))
		sums.Dir = filepath.Join(root, "current")
		if out, err := sums.CombinedOutput(); err != nil {
			t.Fatalf("the live site is not whole: %v\n%s", err, out)
		}
	}
	t.Logf("killed %d times, %d of them with something half done; %d releases were live", kills, midway, len(served))
	if len(served) < 5 || midway < 5 {
		t.Errorf("in %d runs %v were live, and %d were killed midway: too few to tell anything", kills, served, midway)
	}
	out, err := (&publish.Publisher{Target: openDirectory(t, root), Keep: 2, Now: time.Now, Book: filepath.Join(temp, "web.jsonl")}).Publish(context.Background(), both[0])
	if err == nil && out.Same {
		_, err = (&publish.Publisher{Target: openDirectory(t, root), Keep: 2, Now: time.Now, Book: filepath.Join(temp, "web.jsonl")}).Publish(context.Background(), both[1])
	}
	if err != nil {
		t.Fatal(err)
	}
	if left := leftIn(root); len(left) > 0 {
		t.Errorf("it left %q", left)
	}
	book, err := publish.OpenBook(filepath.Join(temp, "web.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	id, _ := os.Readlink(filepath.Join(root, "current"))
	if last, _ := book.Last(); last.Release != filepath.Base(id) || len(book.Entries()) < len(served)-1 {
		t.Errorf("the book has %d entries and ends with %s; %s is live", len(book.Entries()), last.Release, id)
	}
}
