//go:build unix

package targets_test

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"gongkai/site/publish/targets"
)

// An sshServer is OpenSSH's sshd, by whoever runs the tests, for each connection to a
// port of this machine.
type sshServer struct {
	dir, root string // its own folder, and the one that is published to
	port      int
	hostKey   ssh.PublicKey
}

func (s *sshServer) file(name string) string { return filepath.Join(s.dir, name) }

// sshd serves until the test ends. The arguments are those of its SFTP server.
func sshd(t testing.TB, args ...string) *sshServer {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir) // where runs that are killed leave their pulse
	s := &sshServer{dir: dir, root: filepath.Join(dir, "www")}
	s.hostKey = makeKey(t, s.file("host"), "")
	userKey := makeKey(t, s.file("key"), "")
	if err := os.Mkdir(s.file("site"), 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(s.file(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("authorized", string(ssh.MarshalAuthorizedKey(userKey)))
	write("sshd_config", fmt.Sprintf(`HostKey %[1]s/host
AuthorizedKeysFile %[1]s/authorized
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin yes
UseDNS no
Subsystem sftp internal-sftp %[2]s
`, dir, strings.Join(args, " ")))
	if os.Geteuid() == 0 {
		if err := os.MkdirAll("/run/sshd", 0o755); err != nil { // else it refuses to run as root
			t.Fatal(err)
		}
	}
	s.port = listen(t, func(conn *net.TCPConn) *exec.Cmd {
		socket, err := conn.File()
		if err != nil {
			return nil
		}
		defer socket.Close()
		cmd := exec.Command("/usr/sbin/sshd", "-i", "-f", s.file("sshd_config"), "-E", s.file("log"))
		cmd.Stdin, cmd.Stdout = socket, socket
		if err := cmd.Start(); err != nil {
			t.Error(err)
			return nil
		}
		return cmd
	})
	write("known_hosts", knownhosts.Line([]string{s.addr()}, s.hostKey)+"\n")
	return s
}

func (s *sshServer) addr() string { return fmt.Sprintf("127.0.0.1:%d", s.port) }

// listen starts a server for each connection, until the test ends.
func listen(t testing.TB, start func(conn *net.TCPConn) *exec.Cmd) (port int) {
	t.Helper()
	listener, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	var servers sync.WaitGroup
	var mu sync.Mutex
	running := map[*exec.Cmd]bool{}
	servers.Go(func() {
		for {
			conn, err := listener.AcceptTCP()
			if err != nil {
				return
			}
			cmd := start(conn)
			conn.Close()
			if cmd == nil {
				continue
			}
			mu.Lock()
			running[cmd] = true
			mu.Unlock()
			servers.Go(func() {
				_ = cmd.Wait() // the end of a connection is no failure
				mu.Lock()
				delete(running, cmd)
				mu.Unlock()
			})
		}
	})
	t.Cleanup(func() {
		listener.Close()
		mu.Lock()
		for cmd := range running {
			_ = cmd.Process.Kill()
		}
		mu.Unlock()
		servers.Wait()
	})
	return listener.Addr().(*net.TCPAddr).Port
}

// makeKey writes a private key, locked by a passphrase unless that is "".
func makeKey(t testing.TB, file, passphrase string) ssh.PublicKey {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if passphrase != "" {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(private, "", []byte(passphrase))
	}
	if err == nil {
		err = os.WriteFile(file, pem.EncodeToMemory(block), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	key, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// settings are those of the server, with changes; a nil takes a key out.
func (s *sshServer) settings(t testing.TB, changes map[string]any) targets.Settings {
	t.Helper()
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]any{"kind": "sftp", "host": "127.0.0.1", "port": int64(s.port), "user": me.Username,
		"path": s.root, "known_hosts": s.file("known_hosts"), "key": s.file("key")}
	for k, v := range changes {
		if values[k] = v; v == nil {
			delete(values, k)
		}
	}
	return targets.Settings{Name: "web", Root: s.file("site"), Values: values}
}

func (s *sshServer) place(t testing.TB) place {
	return place{
		settings: s.settings(t, nil),
		served:   func() (map[string]string, error) { return readAll(filepath.Join(s.root, "current")) },
		left:     func() []string { return leftIn(s.root) },
	}
}

func sftpPlace(t testing.TB) place { return sshd(t).place(t) }
