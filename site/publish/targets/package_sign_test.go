//go:build unix

package targets_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/site/publish/targets"
)

// newKey makes a key that signs, and the file that says who may.
func newKey(t *testing.T, who, passphrase string) (key, signers string) {
	t.Helper()
	dir := t.TempDir()
	key, signers = filepath.Join(dir, "release_ed25519"), filepath.Join(dir, "allowed_signers")
	if out, err := exec.Command(look(t, "ssh-keygen"), "-q", "-t", "ed25519", "-N", passphrase, "-C", who, "-f", key).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	public, err := os.ReadFile(key + ".pub")
	if err == nil {
		err = os.WriteFile(signers, []byte(who+` namespaces="gongkai@release" `+string(public)), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	return key, signers
}

// TestSignedPackagesAreProved: by ssh-keygen, and by install.sh, which takes no other once
// it was told who may sign.
func TestSignedPackagesAreProved(t *testing.T) { onServers(t, signed) }

func signed(t *testing.T, s server) {
	key, signers := newKey(t, "gongkai@county.example", "")
	_, others := newKey(t, "somebody@else.example", "")
	o := newOffice(t, map[string]any{"sign_key": key})
	first, one, _ := o.publishes(odd("one"))
	second, two, changes := o.publishes(odd("two"))
	for _, dir := range []string{two, changes} {
		sums, err := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
		if err != nil {
			t.Fatal(err)
		}
		verify := exec.Command("ssh-keygen", "-Y", "verify", "-f", signers, "-I", "gongkai@county.example", "-n", "gongkai@release", "-s", filepath.Join(dir, "SHA256SUMS.sig"))
		verify.Stdin = bytes.NewReader(sums)
		if out, err := verify.CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	}
	s.does(one, []string{"--verify-only"}, "没有核对签名", "the signature was not checked")
	s.does(one, []string{"--signers", signers, s.dest}, "签名正确：gongkai@county.example", "the signature is right: gongkai@county.example", first+" is live")
	wrong := []string{"签名不对", "the signature is wrong"}
	s.refuses(changes, []string{"--signers", others, s.dest}, wrong...)

	// From now on the server knows.
	data, err := os.ReadFile(signers)
	if err == nil {
		err = os.WriteFile(filepath.Join(s.dest, "allowed_signers"), data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	manifest := filepath.Join(changes, "manifest.sha256")
	was, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	edit(t, manifest, func(data []byte) []byte { return append(data, "\n"...) })
	s.refuses(changes, []string{s.dest}, "manifest.sha256: FAILED")
	sumUp(t, changes)
	s.refuses(changes, []string{s.dest}, wrong...)
	edit(t, manifest, func([]byte) []byte { return was })
	sumUp(t, changes)
	s.does(changes, []string{s.dest}, "the signature is right", second+" is live")
	edit(t, filepath.Join(two, "SHA256SUMS.sig"), func(data []byte) []byte { return bytes.Replace(data, []byte("A"), []byte("B"), 1) })
	s.refuses(two, []string{s.dest}, wrong...)
	if err := os.Remove(filepath.Join(two, "SHA256SUMS.sig")); err != nil {
		t.Fatal(err)
	}
	s.refuses(two, []string{s.dest}, "这个包没有签名", "this package is not signed")
	s.refuses(two, []string{"--verify-only", s.dest}, "this package is not signed")
	s.shows(second, odd("two"))

	// A server without OpenSSH says so, and does nothing.
	bare := t.TempDir()
	for _, name := range []string{"awk", "cat", "cp", "cut", "find", "grep", "ln", "mkdir", "mv", "readlink", "rm", "rmdir", "sed", "sha256sum", "sort", "sync", "tar", "tr", "xargs"} {
		if err := os.Symlink(look(t, name), filepath.Join(bare, name)); err != nil {
			t.Fatal(err)
		}
	}
	without := server{t, []string{"PATH=" + bare}, s.sh, s.dest}
	without.refuses(one, []string{s.dest}, "这台机器上没有 ssh-keygen", "this machine has no ssh-keygen")
	if err := os.Remove(filepath.Join(bare, "tar")); err != nil {
		t.Fatal(err)
	}
	without.refuses(one, []string{s.dest}, "没有命令 tar", "this machine has no command tar")
}

// TestAKeyThatCannotSignIsTold: before anything is done, in both languages, and without a
// word of the key.
func TestAKeyThatCannotSignIsTold(t *testing.T) {
	key, _ := newKey(t, "gongkai@county.example", "")
	locked, _ := newKey(t, "gongkai@county.example", "a passphrase")
	site := t.TempDir()
	inside := filepath.Join(site, "key")
	secret, err := os.ReadFile(key)
	if err == nil {
		err = os.WriteFile(inside, secret, 0o600)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err == nil {
		err = os.Symlink(site, link)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ key, zh, en string }{
		{"key", "私钥不能放在网站文件夹", "must not lie in the folder of the site"},
		{filepath.Join(link, "key"), "私钥不能放在网站文件夹", "must not lie in the folder of the site"},
		{filepath.Join(site, "out", "packages", "key"), "私钥不能放在", "or of the packages"},
		{filepath.Join(filepath.Dir(key), "none"), "不能读取私钥文件", "cannot be read; look at the path and its permissions"},
		{locked, "ssh-add", "ssh-add"},
		{filepath.Join(filepath.Dir(key), "allowed_signers"), "不能用", "cannot sign with"},
	} {
		s := packageSettings(filepath.Join(site, "out"))
		s.Root, s.Values["sign_key"] = site, c.key
		target, err := targets.Open(s)
		if err == nil {
			pub := publisherOf(t, s)
			pub.Target = target
			_, err = pub.Publish(context.Background(), tree(t, map[string]string{"index.html": "one"}))
			if all := releases(t, target); len(all) > 0 && all[0].Live {
				t.Errorf("%s: it was handed over", c.key)
			}
			if left := leftOfPackages(filepath.Join(site, "out")); len(left) > 0 {
				t.Errorf("%s: it left %q", c.key, left)
			}
		}
		saidInBoth(t, c.key, err, c.en, c.zh)
		if body := strings.Split(string(secret), "\n")[1]; strings.Contains(fmt.Sprint(err), body) {
			t.Errorf("the key is told: %v", err)
		}
	}
	t.Setenv("PATH", t.TempDir())
	s := packageSettings(filepath.Join(site, "out"))
	s.Values["sign_key"] = key
	_, err = place{settings: s}.open(t).Lock(t.Context())
	saidInBoth(t, "without OpenSSH", err, "this machine has no ssh-keygen to sign with; install the OpenSSH client", "本机没有 ssh-keygen")
}

// TestSignatureComesAndGoes: packages are laid down anew where the settings say otherwise
// than before, or somebody took a file out.
func TestSignatureComesAndGoes(t *testing.T) {
	key, _ := newKey(t, "gongkai@county.example", "")
	s := packageSettings(filepath.Join(t.TempDir(), "out"))
	ids := laid(t, s, pages(0))
	dir := filepath.Join(s.Values["path"].(string), "packages", ids[0])
	for _, c := range []struct {
		key any
		has bool
	}{{key, true}, {nil, false}, {key, true}} {
		if c.key == nil {
			delete(s.Values, "sign_key")
		} else {
			s.Values["sign_key"] = c.key
		}
		if err := os.Remove(filepath.Join(dir, "README.en.txt")); err != nil {
			t.Fatal(err)
		}
		if out, err := publisherOf(t, s).Publish(t.Context(), tree(t, pages(0))); err != nil || !out.Same {
			t.Fatalf("%+v, %v", out, err)
		}
		all, err := readAll(dir)
		if err != nil || (all["SHA256SUMS.sig"] != "") != c.has || all["README.en.txt"] == "" {
			t.Errorf("with %v there are %d files (%v)", c.key, len(all), err)
		}
	}
}

// TestOtherToolsProveAPackage: what a web officer has at hand, without install.sh.
func TestOtherToolsProveAPackage(t *testing.T) {
	o := newOffice(t, nil)
	o.publishes(pages(0))
	_, whole, changes := o.publishes(pages(1))
	for _, dir := range []string{whole, changes} {
		for _, args := range [][]string{{"sha256sum", "--check", "--strict", "SHA256SUMS"}, {"cksum", "-a", "sm3", "--check", "--strict", "SM3SUMS"}} {
			cmd := exec.Command(look(t, args[0]), args[1:]...)
			cmd.Dir = dir
			out, err := cmd.CombinedOutput()
			if want := map[string]int{"sha256sum": 7, "cksum": 6}[args[0]]; err != nil || strings.Count(string(out), ": OK\n") != want {
				t.Errorf("%q: %v\n%s", args, err, out)
			}
		}
	}
}

// TestInstallShIsClean: shellcheck has nothing to say to it.
func TestInstallShIsClean(t *testing.T) {
	if out, err := exec.Command(look(t, "shellcheck"), "--shell=sh", "handover/install.sh").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestReadmeTellsOfThisPackage: both say the same, and what holds for another package is
// not in it.
func TestReadmeTellsOfThisPackage(t *testing.T) {
	key, _ := newKey(t, "gongkai@county.example", "")
	o := newOffice(t, map[string]any{"sign_key": key})
	first, plain, _ := o.publishes(pages(0))
	second, _, _ := o.publishes(pages(1))
	o.pub.Keep = 1
	third, whole, changes := o.publishes(pages(2))
	for _, c := range []struct {
		dir         string
		has, hasNot []string
	}{
		{plain, []string{first, "14:38:00", "121", "SHA256SUMS.sig"}, []string{second, "-after-", "have grown old", "已经撤下或过期"}},
		{whole, []string{third}, []string{"-after-"}},
		{changes, []string{third + "-after-" + second + ".tar", second}, []string{"whole site\r\n", "整个网站\r\n"}},
	} {
		for _, name := range []string{"README.en.txt", "README.zh-cn.txt"} {
			data, err := os.ReadFile(filepath.Join(c.dir, name))
			if err != nil {
				t.Fatal(err)
			}
			text := string(data)
			if !strings.HasPrefix(text, "\ufeff") || strings.Count(text, "\n") != strings.Count(text, "\r\n") || strings.Contains(text, "{{") || strings.Contains(text, "\r\n\r\n\r\n\r\n") {
				t.Errorf("%s is badly written:\n%q", name, text)
			}
			for _, want := range c.has {
				if !strings.Contains(text, want) {
					t.Errorf("%s does not say %q", name, want)
				}
			}
			if slices.ContainsFunc(c.hasNot, func(not string) bool { return strings.Contains(text, not) }) {
				t.Errorf("%s says what is not so:\n%s", name, text)
			}
		}
	}
}
