//go:build unix

package targets_test

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/site/publish"
)

// A server is a machine without a network, with one shell and its commands.
type server struct {
	t    *testing.T
	env  []string
	sh   string
	dest string
}

// onServers runs a test with the commands of GNU under dash, and with those of busybox
// alone, as small servers have them.
func onServers(t *testing.T, hold func(t *testing.T, s server)) {
	t.Run("dash", func(t *testing.T) {
		hold(t, server{t, os.Environ(), look(t, "dash"), filepath.Join(t.TempDir(), "a server", "www")})
	})
	t.Run("busybox", func(t *testing.T) {
		bin := t.TempDir()
		if out, err := exec.Command(look(t, "busybox"), "--install", "-s", bin).CombinedOutput(); err != nil {
			t.Fatalf("busybox --install: %v\n%s", err, out)
		}
		if err := os.Symlink(look(t, "ssh-keygen"), filepath.Join(bin, "ssh-keygen")); err != nil {
			t.Fatal(err)
		}
		hold(t, server{t, []string{"PATH=" + bin}, filepath.Join(bin, "sh"), filepath.Join(t.TempDir(), "a server", "www")})
	})
}

func look(t *testing.T, name string) string {
	t.Helper()
	file, err := exec.LookPath(name)
	if err != nil {
		t.Fatalf("%v; run internal/testtools/install", err)
	}
	return file
}

func (s server) command(script string, args ...string) *exec.Cmd {
	cmd := exec.Command(s.sh, append([]string{script}, args...)...)
	cmd.Env = s.env
	return cmd
}

// install runs the install.sh of a package, and gives what it said and how it ended.
func (s server) install(from string, args ...string) (said string, code int) {
	s.t.Helper()
	out, err := s.command(filepath.Join(from, "install.sh"), args...).CombinedOutput()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		s.t.Fatal(err)
	}
	if ended != nil {
		code = ended.ExitCode()
	}
	return string(out), code
}

// does expects a command to go well, and to say something in both languages.
func (s server) does(from string, args []string, says ...string) {
	s.t.Helper()
	said, code := s.install(from, args...)
	if code != 0 {
		s.t.Fatalf("%q ended with %d:\n%s", args, code, said)
	}
	s.contains(args, said, says)
}

// refuses expects that nothing is done but to say why.
func (s server) refuses(from string, args []string, says ...string) {
	s.t.Helper()
	before := s.everything()
	said, code := s.install(from, args...)
	if code != 1 {
		s.t.Errorf("%q ended with %d:\n%s", args, code, said)
	}
	s.contains(args, said, append(says, "未完成：", "not done: "))
	if after := s.everything(); !maps.Equal(before, after) {
		s.t.Errorf("%q: the server is not as it was: %d files, then %d", args, len(before), len(after))
	}
}

// everything gives all files on the server, and where its links lead.
func (s server) everything() map[string]string {
	s.t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(s.dest, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if d.Type() == fs.ModeSymlink {
			all[file], err = os.Readlink(file)
			return err
		}
		data, err := os.ReadFile(file)
		all[file] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		s.t.Fatal(err)
	}
	return all
}

func (s server) contains(args []string, said string, says []string) {
	s.t.Helper()
	for _, want := range says {
		if !strings.Contains(said, want) {
			s.t.Errorf("%q does not say %q:\n%s", args, want, said)
		}
	}
}

func (s server) current() string {
	to, _ := os.Readlink(filepath.Join(s.dest, "current"))
	return filepath.Base(to)
}

// shows expects the live site to be of these pages, and all that is there to be what a
// target of the kind directory has.
func (s server) shows(id string, pages map[string]string) {
	s.t.Helper()
	got, err := readAll(filepath.Join(s.dest, "current"))
	if err != nil {
		s.t.Fatal(err)
	}
	delete(got, publish.RecordPath)
	if !maps.Equal(got, pages) || s.current() != id {
		s.t.Errorf("it shows %s with %d files, not %s with %d", s.current(), len(got), id, len(pages))
	}
	target := openDirectory(s.t, s.dest)
	for _, r := range releases(s.t, target) {
		holds(s.t, target, r)
	}
	for _, name := range leftIn(s.dest) {
		if name != "dropped" && name != "allowed_signers" {
			s.t.Errorf("it left %s", name)
		}
	}
}

// An office is where packages are made.
type office struct {
	t    *testing.T
	root string
	pub  *publish.Publisher
}

func newOffice(t *testing.T, more map[string]any) office {
	t.Helper()
	s := packageSettings(filepath.Join(t.TempDir(), "out"))
	for key, v := range more {
		s.Values[key] = v
	}
	return office{t, s.Values["path"].(string), publisherOf(t, s)}
}

// publishes gives the folders of the packages: the whole, and what changed. They are
// carried away at once.
func (o office) publishes(pages map[string]string) (id, whole, changes string) {
	o.t.Helper()
	out, err := o.pub.Publish(o.t.Context(), tree(o.t, pages))
	if err != nil {
		o.t.Fatal(err)
	}
	whole, changes = o.carry(out.Release.ID)
	return out.Release.ID, whole, changes
}

func (o office) carry(id string) (whole, changes string) {
	o.t.Helper()
	stick := o.t.TempDir()
	if err := os.CopyFS(stick, os.DirFS(filepath.Join(o.root, "packages"))); err != nil {
		o.t.Fatal(err)
	}
	if delta, _ := filepath.Glob(filepath.Join(stick, id+"-after-*")); len(delta) == 1 {
		changes = delta[0]
	}
	return filepath.Join(stick, id), changes
}

func edit(t *testing.T, file string, change func([]byte) []byte) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err == nil {
		err = os.WriteFile(file, change(data), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// sumUp writes SHA256SUMS anew, as somebody would who changes a package with intent.
func sumUp(t *testing.T, dir string) {
	t.Helper()
	all, err := readAll(dir)
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string]string{}
	for name, data := range all {
		if sum := sha256.Sum256([]byte(data)); !strings.HasPrefix(name, "SHA256SUMS") {
			sums[name] = hex.EncodeToString(sum[:])
		}
	}
	edit(t, filepath.Join(dir, "SHA256SUMS"), func([]byte) []byte { return publish.FormatSums(sums) })
}

// tarOf makes a tar by hand; a head without a type is of a file that holds "x".
func tarOf(t *testing.T, heads ...tar.Header) []byte {
	t.Helper()
	var b bytes.Buffer
	out := tar.NewWriter(&b)
	for _, h := range heads {
		h.Mode, h.Format = 0o644, tar.FormatGNU
		if h.Typeflag == 0 {
			h.Size = 1
		}
		if err := out.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		if h.Size == 1 {
			if _, err := out.Write([]byte("x")); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
