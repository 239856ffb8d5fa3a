//go:build unix

package targets_test

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"

	"gongkai/site/publish/targets"
)

// greeted opens the target and asks it for its releases.
func (s *sshServer) greeted(t testing.TB, changes map[string]any) error {
	t.Helper()
	target, err := targets.Open(s.settings(t, changes))
	if err == nil {
		_, err = target.Releases(context.Background())
	}
	return err
}

// TestSFTPRefusesStrangers: a server whose key is not known, or is not the known one, is
// told with its fingerprint and the line that would make it known.
func TestSFTPRefusesStrangers(t *testing.T) {
	s := sshd(t)
	other := makeKey(t, s.file("other"), "")
	line := knownhosts.Line([]string{s.addr()}, s.hostKey)
	for text, says := range map[string][2]string{
		"# nobody\n": {"is not in " + s.file("known_hosts") + ", so nothing was sent; compare the fingerprint", "不在"},
		"# other\n" + knownhosts.Line([]string{s.addr()}, other) + "\n":       {s.file("known_hosts") + ", line 2: it was set up anew, or somebody stands in its place", "第 2 行不同"},
		"@revoked * " + strings.SplitN(line, " ", 2)[1] + "\n" + line + "\n":  {"is revoked in ", "已作废"},
		knownhosts.Line([]string{"elsewhere", "127.0.0.1"}, s.hostKey) + "\n": {"is not in ", "不在"},
		knownhosts.Line([]string{s.addr()}, s.hostKey) + "\nhalf a line\n":    {"known_hosts cannot be read: knownhosts: ", "known_hosts 读不出来"},
	} {
		if err := os.WriteFile(s.file("known_hosts"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		err := s.greeted(t, nil)
		saysBoth(t, err, says[0], says[1])
		if is := strings.Contains(says[0], "compare the fingerprint"); is && !strings.Contains(err.Error(), ssh.FingerprintSHA256(s.hostKey)) || is && !strings.HasSuffix(err.Error(), ": "+line) {
			t.Errorf("it does not tell the key: %v", err)
		}
	}
}

// TestSFTPAsksForTheKeyThatIsKnown of a server that has several, and takes its key from
// a site as from a home folder.
func TestSFTPAsksForTheKeyThatIsKnown(t *testing.T) {
	s := sshd(t)
	out, err := exec.Command("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", s.file("host_ecdsa")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	conf, err := os.ReadFile(s.file("sshd_config"))
	if err == nil {
		err = os.WriteFile(s.file("sshd_config"), append([]byte("HostKey "+s.file("host_ecdsa")+"\n"), conf...), 0o600)
	}
	if err == nil {
		err = os.Rename(s.file("known_hosts"), filepath.Join(s.file("site"), "hosts"))
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := s.greeted(t, map[string]any{"known_hosts": "hosts"}); err != nil {
		t.Error(err)
	}
	t.Setenv("HOME", s.file("site"))
	if err := s.greeted(t, map[string]any{"known_hosts": "~/hosts"}); err != nil {
		t.Error(err)
	}
}

// TestSFTPKeys logs in by a key with a passphrase and by an agent, and says what is wrong
// with others. No secret is in an error.
func TestSFTPKeys(t *testing.T) {
	s := sshd(t)
	public := makeKey(t, s.file("locked"), "open sesame")
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	held, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	allowed := append(ssh.MarshalAuthorizedKey(public), ssh.MarshalAuthorizedKey(held.PublicKey())...)
	if err := os.WriteFile(s.file("authorized"), allowed, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PHRASE", "open sesame")
	t.Setenv("WRONG", "close sesame")
	locked := map[string]any{"key": s.file("locked"), "key_passphrase_env": "PHRASE"}
	if err := s.greeted(t, locked); err != nil {
		t.Error(err)
	}
	saysBoth(t, s.greeted(t, map[string]any{"key": s.file("locked")}), "web.key: the private key has a passphrase; name by key_passphrase_env", "私钥有口令")
	locked["key_passphrase_env"] = "WRONG"
	err = s.greeted(t, locked)
	saysBoth(t, err, "web.key_passphrase_env: the passphrase does not open the private key", "口令打不开私钥")
	if strings.Contains(err.Error(), "sesame") {
		t.Errorf("the error tells a secret: %v", err)
	}
	saysBoth(t, s.greeted(t, nil), "refuses the login", "不让登录") // its key is no longer allowed

	dir, err := os.MkdirTemp("", "gk") // short, for sockets have short names
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	socket, err := net.Listen("unix", filepath.Join(dir, "agent"))
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	ring := agent.NewKeyring()
	if err := ring.Add(agent.AddedKey{PrivateKey: private}); err != nil {
		t.Fatal(err)
	}
	go func() {
		for {
			conn, err := socket.Accept()
			if err != nil {
				return
			}
			_ = agent.ServeAgent(ring, conn) // until the client has gone
		}
	}()
	t.Setenv("SSH_AUTH_SOCK", filepath.Join(dir, "agent"))
	by := map[string]any{"key": nil, "agent": true}
	if err := s.greeted(t, by); err != nil {
		t.Error(err)
	}
	t.Setenv("SSH_AUTH_SOCK", filepath.Join(dir, "none"))
	saysBoth(t, s.greeted(t, by), "the SSH agent does not answer", "SSH 代理没有应答")
	t.Setenv("SSH_AUTH_SOCK", "")
	saysBoth(t, s.greeted(t, by), "web.agent: there is no SSH agent", "没有 SSH 代理")
}

// TestSFTPPassword logs in by a password, asked for in either way, which no error tells.
func TestSFTPPassword(t *testing.T) {
	s := sshd(t)
	data, err := os.ReadFile(s.file("host"))
	if err != nil {
		t.Fatal(err)
	}
	host, err := ssh.ParsePrivateKey(data)
	if err != nil {
		t.Fatal(err)
	}
	right := func(word []byte) (*ssh.Permissions, error) {
		if string(word) != "open sesame" {
			return nil, errors.New("no")
		}
		return nil, nil
	}
	asked := &ssh.ServerConfig{PasswordCallback: func(_ ssh.ConnMetadata, word []byte) (*ssh.Permissions, error) { return right(word) }}
	questioned := &ssh.ServerConfig{KeyboardInteractiveCallback: func(_ ssh.ConnMetadata, ask ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error) {
		answers, err := ask("", "", []string{"Password: "}, []bool{false})
		if err != nil || len(answers) != 1 {
			return nil, errors.New("no")
		}
		return right([]byte(answers[0]))
	}}
	t.Setenv("WORD", "open sesame")
	t.Setenv("WRONG", "close sesame")
	for _, config := range []*ssh.ServerConfig{asked, questioned} {
		config.AddHostKey(host)
		s.port = listen(t, func(conn *net.TCPConn) *exec.Cmd {
			// It lets in, or not, and offers nothing more.
			if c, _, _, err := ssh.NewServerConn(conn, config); err == nil {
				c.Close()
			}
			return nil
		})
		if err := os.WriteFile(s.file("known_hosts"), []byte(knownhosts.Line([]string{s.addr()}, s.hostKey)+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		saysBoth(t, s.greeted(t, map[string]any{"key": nil, "password_env": "WORD"}), "offers no SFTP", "不提供 SFTP")
		err := s.greeted(t, map[string]any{"key": nil, "password_env": "WRONG"})
		saysBoth(t, err, "refuses the login", "不让登录")
		if strings.Contains(err.Error(), "sesame") {
			t.Errorf("the error tells a secret: %v", err)
		}
	}
}

// TestSFTPSettingsAreToldByKey, all of them at once.
func TestSFTPSettingsAreToldByKey(t *testing.T) {
	s := sshd(t)
	inside := filepath.Join(s.file("site"), "key")
	for _, file := range []string{inside, s.file("open"), s.file("text")} {
		makeKey(t, file, "")
	}
	if err := errors.Join(os.Chmod(s.file("open"), 0o644), os.WriteFile(s.file("text"), pem.EncodeToMemory(&pem.Block{Type: "TEXT"}), 0o600), os.Symlink(inside, s.file("link"))); err != nil {
		t.Fatal(err)
	}
	for want, changes := range map[string]map[string]any{
		"web.host: is missing or no text; write it": {"host": nil},
		"web.user: is missing or no text; write it\nconfig.toml: params.gongkai.publish.web.path: is missing or no text; write it": {"user": nil, "path": 7},
		`web.path: "www" must be the absolute path of a folder`:                                                                    {"path": "www"},
		`web.path: "/" must be the absolute path of a folder`:                                                                      {"path": "/"},
		"web.port: must be a whole number from 1 to 65535":                                                                         {"port": int64(70000)},
		"web.known_hosts: is missing or no text":                                                                                   {"known_hosts": nil},
		"web.known_hosts: cannot be read (stat ":                                                                                   {"known_hosts": "nowhere"},
		"web.key: write one of key (a private key file), password_env":                                                             {"agent": true},
		"the environment variable that holds the password) and agent = true (an SSH agent); there are 0":                           {"key": nil},
		"web.agent: must be true or false":                                                                                         {"agent": "yes"},
		"web.password_env: the environment variable NOWHERE is empty or not set; set it first":                                     {"key": nil, "password_env": "NOWHERE"},
		"web.key_passphrase_env: goes with key only":                                                                               {"key": nil, "agent": true, "key_passphrase_env": "X"},
		`web.key: "key" must be an absolute path, or begin with ~/, and lie outside the site`:                                      {"key": "key"},
		`key" lies in the site folder; move the private key elsewhere`:                                                             {"key": inside},
		`link" lies in the site folder; move the private key elsewhere`:                                                            {"key": s.file("link")},
		`open" can be read by other users; run chmod 600 `:                                                                         {"key": s.file("open")},
		"web.key: is no private key (":                                                                                             {"key": s.file("text")},
		"web.key: cannot be read: ":                                                                                                {"key": s.file("nowhere")},
		"web.pasword_env: is not known; known are agent, host, keep, key":                                                          {"pasword_env": "X"},
		"127.0.0.1:1 cannot be reached: ":                                                                                          {"port": int64(1)},
	} {
		if err := s.greeted(t, changes); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: got %v, not %s", changes, err, want)
		}
	}
}
