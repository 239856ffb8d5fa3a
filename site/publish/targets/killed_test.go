//go:build unix

package targets_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"gongkai/internal/testsite"
	"gongkai/site/publish"
	"gongkai/site/publish/targets"
)

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
	if settings := os.Getenv("GONGKAI_TEST_PUBLISH"); settings != "" {
		fmt.Fprintln(os.Stderr, publishForever(settings, os.Getenv("GONGKAI_TEST_TEMP")))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// alternately publishes one of two sites, below temp, and the other where that is live.
func alternately(target publish.Target, temp string, i int) error {
	p := &publish.Publisher{Target: target, Keep: 2, Now: time.Now, Book: filepath.Join(temp, "web.jsonl")}
	for range 2 {
		tree, err := publish.ReadTree(filepath.Join(temp, fmt.Sprint(i%2)))
		if err != nil {
			return err
		}
		if out, err := p.Publish(context.Background(), tree); err != nil || !out.Same {
			return err
		}
		i++
	}
	return nil
}

// openJSON opens the target of settings that another process wrote, with whole numbers as
// TOML has them.
func openJSON(settings string) (publish.Target, error) {
	var s targets.Settings
	if err := json.Unmarshal([]byte(settings), &s); err != nil {
		return nil, err
	}
	for key, v := range s.Values {
		if n, ok := v.(float64); ok {
			s.Values[key] = int64(n)
		}
	}
	return targets.Open(s)
}

func publishForever(settings, temp string) error {
	target, err := openJSON(settings)
	if err == nil {
		_, err = target.Releases(context.Background()) // a target that connects is connected by now
	}
	fmt.Println("ready")
	for i := 0; err == nil; i++ {
		err = alternately(target, temp, i)
	}
	return err
}

// killOne starts a publisher and kills it after a while.
func killOne(t *testing.T, p place, temp string, after time.Duration) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	settings, err := json.Marshal(p.settings)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "GONGKAI_TEST_PUBLISH="+string(settings), "GONGKAI_TEST_TEMP="+temp)
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
	<-time.After(after)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatalf("the publisher ended by itself: %v\n%s", err, &said)
	}
	_ = cmd.Wait() // it was killed
}

// TestKilledAtAnyMomentTheSiteIsWhole kills publishers to each kind of target at seeded
// moments: what is live is one of the two sites, to the byte, and the next one tidies up.
func TestKilledAtAnyMomentTheSiteIsWhole(t *testing.T) { each(t, killed) }

func isOneOf(got map[string]string, both [2]map[string]string) bool {
	return reflect.DeepEqual(got, both[0]) || reflect.DeepEqual(got, both[1])
}

// mended takes the lock, as the next run does, after which the site is whole.
func mended(t *testing.T, p place, both [2]map[string]string) {
	t.Helper()
	unlock, err := p.open(t).Lock(context.Background())
	if err == nil {
		err = unlock()
	}
	if err != nil {
		t.Fatal(err)
	}
	got, err := p.served()
	if err != nil {
		t.Fatal(err)
	}
	delete(got, publish.RecordPath)
	if left := p.left(); !isOneOf(got, both) || p.mixed() || len(left) > 0 {
		t.Fatalf("the next run did not mend it: %d files; it left %q", len(got), left)
	}
}

func killed(t *testing.T, p place) {
	temp := t.TempDir()
	var both [2]map[string]string
	for i := range both {
		both[i] = pages(i)
		testsite.Write(t, filepath.Join(temp, fmt.Sprint(i)), both[i])
	}
	random := rand.New(rand.NewPCG(2024, 320))
	took := time.Now()
	target := p.open(t)
	if err := errors.Join(alternately(target, temp, 0), alternately(target, temp, 1)); err != nil {
		t.Fatal(err)
	}
	within := 2 * time.Since(took) // some publications, on this machine, now
	kills := cmp.Or(p.kills, kills)
	live, midway, mixed := map[string]int{}, 0, 0
	for i := range kills {
		if 4*len(live) < i { // too few come as far as to switch: the machine got busier
			within += within / 10
		}
		killOne(t, p, temp, time.Duration(random.Int64N(int64(within))))
		if len(p.left()) > 0 {
			midway++
		}
		got, err := p.served()
		if err != nil {
			t.Fatal(err)
		}
		record := got[publish.RecordPath]
		live[record]++
		delete(got, publish.RecordPath)
		if record != "" && !isOneOf(got, both) {
			if p.mixed == nil || !p.mixed() {
				t.Fatalf("the live site is not whole: %d files", len(got))
			}
			if mixed++; mixed%2 == 0 { // or else the next one is killed over it
				mended(t, p, both)
			}
		}
	}
	t.Logf("killed %d times, %d of them with something half done, %d between two releases; %d releases were live", kills, midway, mixed, len(live))
	if p.mixed != nil && mixed == 0 {
		t.Error("none was killed between two releases: too few to tell anything")
	}
	if len(live) < 5 || midway < 5 {
		t.Errorf("in %d runs %v were live, and %d were killed midway: too few to tell anything", kills, live, midway)
	}
	if err := alternately(target, temp, 0); err != nil {
		t.Fatal(err)
	}
	if left := p.left(); len(left) > 0 {
		t.Errorf("it left %q", left)
	}
	all := releases(t, target)
	if len(all) > 3 {
		t.Errorf("%d releases are kept: %v", len(all), all)
	}
	book, err := publish.OpenBook(filepath.Join(temp, "web.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	served, err := p.served()
	if err != nil {
		t.Fatal(err)
	}
	if last, _ := book.Last(); !strings.Contains(served[publish.RecordPath], last.Release) || len(book.Entries()) < len(live)-1 {
		t.Errorf("the book has %d entries and ends with %s; there are %v", len(book.Entries()), last.Release, all)
	}
}
