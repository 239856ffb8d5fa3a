//go:build unix

package targets_test

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"gongkai/internal/testsite"
	"gongkai/site/publish/targets"
)

// TestAFullDiskLeavesWhatWasHandedOver: the packages stay those of the release before.
func TestAFullDiskLeavesWhatWasHandedOver(t *testing.T) {
	o := newOffice(t, nil)
	first, _, _ := o.publishes(pages(0))
	second, _, _ := o.publishes(pages(1))
	before, err := readAll(filepath.Join(o.root, "packages"))
	if err != nil {
		t.Fatal(err)
	}
	unlock, err := o.pub.Target.Lock(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	// What is written next goes to a disk that is full.
	if err := os.Symlink("/dev/full", filepath.Join(o.root, ".current-json")); err != nil {
		t.Fatal(err)
	}
	for what, do := range map[string]func() error{
		"switch": func() error { return o.pub.Target.Switch(t.Context(), first) },
		"drop":   func() error { return o.pub.Target.Drop(t.Context(), first) },
	} {
		saidInBoth(t, what, do(), "the disk is full", "磁盘已满")
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	after, err := readAll(filepath.Join(o.root, "packages"))
	if err != nil {
		t.Fatal(err)
	}
	if id, dropped, err := currentOf(o.root); err != nil || id != second || len(dropped) > 0 || len(after) != len(before) || len(releases(t, o.pub.Target)) != 2 {
		t.Errorf("%s is handed over and %q dropped (%v)", id, dropped, err)
	}
	if _, err := o.pub.Rollback(t.Context(), first); err != nil {
		t.Errorf("with room again: %v", err)
	}
	if left := leftOfPackages(o.root); len(left) > 0 {
		t.Errorf("it left %q", left)
	}
}

// TestAFolderOfAnotherUserIsTold: what may not be written is told as that.
func TestAFolderOfAnotherUserIsTold(t *testing.T) {
	dir, err := os.MkdirTemp("", "gk")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	s := packageSettings(filepath.Join(dir, "out"))
	laid(t, s, pages(0))
	was, err := handedOver(s.Values["path"].(string))
	if err != nil {
		t.Fatal(err)
	}
	// Root may write everywhere, so whoever is root becomes somebody else, who needs a
	// program that he can read.
	self := filepath.Join(dir, "publisher")
	program, err := os.Executable()
	if err == nil {
		var data []byte
		if data, err = os.ReadFile(program); err == nil {
			err = os.WriteFile(self, data, 0o755)
		}
	}
	for _, name := range []string{filepath.Join(dir, "out", "releases"), filepath.Join(dir, "out")} {
		if err == nil {
			err = os.Chmod(name, 0o555)
		}
		defer os.Chmod(name, 0o755)
	}
	if err == nil {
		err = os.Chmod(dir, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	settings, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Dir = "/"
	cmd.Env = append(os.Environ(), "GONGKAI_TEST_PUBLISH="+string(settings), "GONGKAI_TEST_TEMP="+dir)
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	for _, site := range []string{"0", "1"} { // what it would publish
		testsite.Write(t, filepath.Join(dir, site), pages(1))
	}
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "permission denied") || !strings.Contains(string(out), "let the folder belong to the user who runs this tool") {
		t.Errorf("%v: %s", err, out)
	}
	if now, err := handedOver(s.Values["path"].(string)); err != nil || len(now) != len(was) {
		t.Errorf("what was handed over is not as it was: %v", err)
	}
}

// TestWhatIsNotOursIsLeftAlone: a file that this tool did not write stops it, and folders
// that it did not make stay.
func TestWhatIsNotOursIsLeftAlone(t *testing.T) {
	o := newOffice(t, nil)
	mine := filepath.Join(o.root, "packages", "mine")
	if err := os.MkdirAll(mine, 0o755); err != nil {
		t.Fatal(err)
	}
	o.publishes(pages(0))
	o.publishes(pages(1))
	if _, err := os.Stat(mine); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(filepath.Join(o.root, "current.json"), []byte("20240320"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := o.pub.Publish(t.Context(), tree(t, pages(0)))
	saidInBoth(t, "current.json", err, "current.json is not as this tool wrote it", "不是本工具写的")
}

// TestPackageSettingsAreToldByKey names what is wrong with them.
func TestPackageSettingsAreToldByKey(t *testing.T) {
	for want, more := range map[string]map[string]any{
		`.name: "../evil" cannot be in the name of a file; write letters, digits, - and _, 40 at most`:            {"name": "../evil"},
		`.name: "示例县" cannot be in the name of a file`:                                                            {"name": "示例县"},
		`.name: is missing or no text; write it`:                                                                  {"name": int64(1)},
		`.sign_key: is missing or no text; write it`:                                                              {"sign_key": ""},
		`.signkey: is not known; known are keep, kind, name, path, sign_key, `:                                    {"signkey": "x"},
		`.path: is missing or no text; write it`:                                                                  {"path": ""},
		`.sign_key: the private key must not lie in the folder of the site or of the packages; move it elsewhere`: {"sign_key": "key"},
	} {
		s := packageSettings("out")
		for key, v := range more {
			s.Values[key] = v
		}
		if _, err := targets.Open(s); err == nil || !strings.Contains(err.Error(), "config.toml: params.gongkai.publish.web"+want) {
			t.Errorf("%v: got %v, not %s", more, err, want)
		}
	}
}

// TestOneFileIsReadOutOfTheTar: as often as it is asked for, also after a release has gone.
func TestOneFileIsReadOutOfTheTar(t *testing.T) {
	o := newOffice(t, nil)
	first, _, _ := o.publishes(odd("one"))
	second, _, _ := o.publishes(odd("two"))
	read := func(id string) string {
		in, err := o.pub.Target.Open(t.Context(), id, "index.html")
		if err != nil {
			return err.Error()
		}
		defer in.Close()
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	for range 2 {
		if one, two := read(first), read(second); one != "one" || two != "two" {
			t.Errorf("they hold %s and %s", one, two)
		}
	}
	if err := o.pub.Target.Drop(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	if got := read(first); !strings.Contains(got, "not there") {
		t.Errorf("after it was dropped it holds %s", got)
	}
	saidInBoth(t, "drop", o.pub.Target.Drop(t.Context(), second), second+" is the live release and cannot be removed", "是现行版本，不能删去")
}
