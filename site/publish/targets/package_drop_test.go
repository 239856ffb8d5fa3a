//go:build unix

package targets_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"gongkai/site/publish"
)

// TestWhatWasDroppedLeavesTheServer: a number that went out by mistake, twice, is in no byte
// of the office's folder after it was withdrawn, nor of the server after the next package,
// and no package or rollback brings it back.
func TestWhatWasDroppedLeavesTheServer(t *testing.T) {
	for _, whole := range []bool{false, true} {
		t.Run(fmt.Sprintf("whole=%v", whole), func(t *testing.T) {
			onServers(t, func(t *testing.T, s server) { dropped(t, s, whole) })
		})
	}
}

func dropped(t *testing.T, s server, whole bool) {
	const number = "11010519491231002X"
	o := newOffice(t, nil)
	page := func(text string) map[string]string {
		return map[string]string{"index.html": text, "reports/2023/a/index.html": "身份证号 " + number, "b.html": "same"}
	}
	clean := map[string]string{"index.html": "clean", "reports/2023/a/index.html": "已撤下", "b.html": "same"}
	first, one, _ := o.publishes(page("one"))
	second, two, second2 := o.publishes(page("two"))
	s.does(one, []string{s.dest})
	s.does(second2, []string{s.dest})
	s.does(one, []string{"--rollback", s.dest}) // the live one is one of those that go
	third, _, _ := o.publishes(clean)
	for _, id := range []string{second, first} {
		if err := o.pub.Target.Drop(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	nowhere(t, o.root, number)
	three, changes := o.carry(third)
	nowhere(t, filepath.Dir(three), number)
	if changes == "" {
		t.Fatal("the withdrawal cannot travel as what changed")
	}
	if !whole {
		three = changes
	}
	s.does(three, []string{s.dest}, "已删去版本 "+first, "removed the release "+first, "removed the release "+second, third+" is live (before: "+first+")")
	s.shows(third, clean)
	nowhere(t, s.dest, number)
	s.refuses(one, []string{s.dest}, "已经撤下，不能再安装", "the release "+first+" was dropped and cannot be installed again")
	s.refuses(two, []string{s.dest}, "the release "+second+" was dropped")
	s.refuses(three, []string{"--rollback", s.dest}, "there is no earlier release to go back to")
	s.refuses(three, []string{"--rollback", s.dest, second}, "there is no release "+second)

	// Later packages still say so, for servers that were not given this one.
	fourth, four, _ := o.publishes(map[string]string{"index.html": "four"})
	data, err := os.ReadFile(filepath.Join(four, "package.txt"))
	if err != nil || !strings.HasSuffix(string(data), "\ndrop "+first+"\ndrop "+second+"\n") {
		t.Errorf("package.txt is (%v)\n%s", err, data)
	}
	other := server{s.t, s.env, s.sh, filepath.Join(t.TempDir(), "other")}
	other.does(two, []string{other.dest})
	other.does(four, []string{other.dest})
	other.shows(fourth, map[string]string{"index.html": "four"})
	nowhere(t, other.dest, number)

	// An old package on a fresh server goes by hand.
	fresh := server{s.t, s.env, s.sh, filepath.Join(t.TempDir(), "fresh")}
	fresh.does(one, []string{fresh.dest})
	fresh.does(three, []string{"--drop", fresh.dest, second}, "以后不能再安装", "the release "+second+" cannot be installed again")
	fresh.refuses(two, []string{fresh.dest}, "was dropped and cannot be installed again")
}

// nowhere reads every byte below a folder, names included.
func nowhere(t *testing.T, dir, text string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		data := []byte{}
		if d.Type().IsRegular() {
			data, err = os.ReadFile(file)
		}
		if bytes.Contains(data, []byte(text)) || strings.Contains(file, text) {
			t.Errorf("%s is in %s", text, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// installKills is at how many moments an installation is killed.
const installKills = 100

// TestAnInstallationKilledAtAnyMomentLeavesTheSiteWhole kills install.sh, and all that it
// started, while it goes from one release to another and back.
func TestAnInstallationKilledAtAnyMomentLeavesTheSiteWhole(t *testing.T) {
	onServers(t, installKilled)
}

func installKilled(t *testing.T, s server) {
	t.Parallel()
	o := newOffice(t, nil)
	sites := []map[string]string{pages(0), pages(1)}
	ids, packages := make([]string, 2), make([]string, 2)
	ids[0], packages[0], _ = o.publishes(sites[0])
	var changes string
	ids[1], _, changes = o.publishes(sites[1])
	packages[1] = changes
	begun := time.Now() // how long it takes here decides when it is killed, and nothing else
	s.does(packages[0], []string{s.dest})
	s.does(packages[1], []string{s.dest})
	cycle := 2 * time.Since(begun)
	s.does(packages[0], []string{s.dest})
	both := filepath.Join(t.TempDir(), "both.sh")
	script := fmt.Sprintf(`set -e
dest=%q
while :; do
  sh %q "$dest"
  sh %q "$dest"
  rm -rf "$dest/releases/%s"
done
`, s.dest, packages[1]+"/install.sh", packages[0]+"/install.sh", ids[1])
	if err := os.WriteFile(both, []byte(script), 0o644); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(2024, 320))
	midway, seen := 0, map[string]int{}
	for range installKills {
		cmd := s.command(both)
		cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
		var said bytes.Buffer
		cmd.Stdout, cmd.Stderr = &said, &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		<-time.After(time.Duration(random.Int64N(int64(cycle))))
		if err := syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL); err != nil {
			t.Fatalf("the installation ended by itself: %v\n%s", err, &said)
		}
		_ = cmd.Wait() // it was killed
		if strings.Contains(said.String(), "not done") {
			t.Fatalf("it did not go on after it was killed:\n%s", &said)
		}
		if len(leftIn(s.dest)) > 1 { // more than the lock
			midway++
		}
		got, err := readAll(filepath.Join(s.dest, "current"))
		if err != nil {
			t.Fatal(err)
		}
		delete(got, publish.RecordPath)
		if at := slices.Index(ids, s.current()); at < 0 || !maps.Equal(got, sites[at]) {
			t.Fatalf("the live site, %s, is not whole: %d files", s.current(), len(got))
		}
		seen[s.current()]++
	}
	t.Logf("killed %d times, %d of them with something half done; %v were live", installKills, midway, seen)
	if len(seen) != 2 || midway < 10 {
		t.Errorf("%v were live, and %d were killed midway: too few to tell anything", seen, midway)
	}
	s.does(packages[0], []string{s.dest})
	s.does(changes, []string{s.dest})
	s.shows(ids[1], sites[1])
}

// TestOneInstallationAtATime: the second is told which process is at it; what a dead one
// left is taken over, though its number may be another's by now.
func TestOneInstallationAtATime(t *testing.T) {
	onServers(t, func(t *testing.T, s server) {
		o := newOffice(t, nil)
		_, one, _ := o.publishes(map[string]string{"index.html": "one"})
		s.does(one, []string{s.dest})
		stat, err := os.ReadFile("/proc/self/stat")
		if err != nil {
			t.Fatal(err)
		}
		began := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))[19]
		boot, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
		if err != nil {
			t.Fatal(err)
		}
		lock := filepath.Join(s.dest, ".install.lock")
		for holder, held := range map[string]bool{
			fmt.Sprintf("%d.%s.%s", os.Getpid(), began, bytes.TrimSpace(boot)):  true,
			fmt.Sprintf("%d.1%s.%s", os.Getpid(), began, bytes.TrimSpace(boot)): false, // another process had the number
			fmt.Sprintf("%d.%s.before", os.Getpid(), began):                     false, // before the machine was started
			fmt.Sprintf("4194305.%s.%s", began, bytes.TrimSpace(boot)):          false, // no such process
		} {
			if err := os.Symlink(holder, lock); err != nil {
				t.Fatal(err)
			}
			if !held {
				s.does(one, []string{s.dest})
				continue
			}
			s.refuses(one, []string{s.dest}, fmt.Sprintf("另一次安装正在进行（进程 %d）", os.Getpid()), fmt.Sprintf("another installation is under way (process %d)", os.Getpid()))
			if err := os.Remove(lock); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// TestTheDiskOfTheServerIsFull: what cannot be unpacked leaves nothing, and the site as it was.
func TestTheDiskOfTheServerIsFull(t *testing.T) {
	onServers(t, func(t *testing.T, s server) {
		o := newOffice(t, nil)
		_, one, _ := o.publishes(map[string]string{"index.html": "one"})
		s.does(one, []string{s.dest})
		_, two, _ := o.publishes(map[string]string{"index.html": strings.Repeat("two", 100_000)})
		before := s.everything()
		// No disk of a test can be filled, but files can be held to a size.
		cmd := s.command("-c", `ulimit -f 100; exec sh "$1" "$2"`, "sh", filepath.Join(two, "install.sh"), s.dest)
		out, err := cmd.CombinedOutput()
		if err == nil || !strings.Contains(string(out), "cannot unpack") || !strings.Contains(string(out), "磁盘是否已满？现行网站没有改变") {
			t.Errorf("%v:\n%s", err, out)
		}
		if after := s.everything(); !maps.Equal(before, after) {
			t.Errorf("the server is not as it was: %d files, then %d", len(before), len(after))
		}
	})
}
