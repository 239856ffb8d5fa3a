package targets

import (
	"errors"
	"net"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"golang.org/x/crypto/ssh"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// An sftpLogin is where to publish, and as whom.
type sftpLogin struct {
	name   string // user@host, for people
	addr   string // host:port
	user   string
	path   string
	known  string // the file of host keys
	auth   []ssh.AuthMethod
	socket string // of the agent, where keys are there
}

// An sftpSettings reads settings, and keeps every fault of them.
type sftpSettings struct {
	Settings
	faults publish.Faults
}

func readSFTPSettings(s Settings) (*sftpLogin, error) {
	r := &sftpSettings{Settings: s}
	if err := s.only("host", "port", "user", "path", "known_hosts", "key", "key_passphrase_env", "password_env", "agent"); err != nil {
		r.add(err)
	}
	host, user, dir := r.must("host"), r.must("user"), r.must("path")
	port, err := s.number("port", 22, 65535)
	r.add(err)
	known := r.known()
	l := &sftpLogin{user: user, path: path.Clean(dir), known: known, name: user + "@" + host, addr: net.JoinHostPort(host, strconv.Itoa(port))}
	if dir != "" && (!path.IsAbs(dir) || l.path == "/") {
		r.fault("path", "%q 应为服务器上专用文件夹的绝对路径，如 /srv/gongkai", "%q must be the absolute path of a folder of its own on the server, as /srv/gongkai", dir)
	}
	r.auth(l)
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	return l, nil
}

func (r *sftpSettings) add(err error) {
	var said *disclosure.Said
	if errors.As(err, &said) {
		r.faults = append(r.faults, said.Text)
	}
}

func (r *sftpSettings) fault(key, zh, en string, args ...any) {
	r.add(r.Settings.fault(key, zh, en, args...))
}

func (r *sftpSettings) must(key string) string {
	v, err := r.text(key)
	r.add(err)
	return v
}

// home puts the home folder in the place of ~.
func (r *sftpSettings) home(key, file string) string {
	rest, ok := strings.CutPrefix(file, "~/")
	if !ok {
		return file
	}
	home, err := os.UserHomeDir()
	if err != nil {
		r.fault(key, "不知道用户的主文件夹（%v）；请写绝对路径", "there is no telling what ~ is (%v); write an absolute path", err)
	}
	return filepath.Join(home, rest)
}

// known finds the file of host keys. It is no secret, and may lie in the site.
func (r *sftpSettings) known() string {
	file := r.must("known_hosts")
	if file == "" {
		return ""
	}
	file = r.home("known_hosts", file)
	if !filepath.IsAbs(file) {
		file = filepath.Join(r.Root, file)
	}
	if _, err := os.Stat(file); err != nil {
		r.fault("known_hosts", "读不到（%v）；请向服务器管理人员索取其主机密钥，写成 ssh-keyscan 所输出的样子，核对指纹", "cannot be read (%v); ask who runs the server for its host key, write it as ssh-keyscan prints it, and compare the fingerprint", err)
	}
	return file
}

// secretFile reads a file that must not lie in the site: what lies there is copied,
// committed and handed on.
func (r *sftpSettings) secretFile(key string) []byte {
	file := r.home(key, r.must(key))
	if file == "" {
		return nil
	}
	if !filepath.IsAbs(file) {
		r.fault(key, "%q 应为绝对路径，或以 ~/ 开头，且在网站文件夹之外", "%q must be an absolute path, or begin with ~/, and lie outside the site folder", file)
		return nil
	}
	real, err := filepath.EvalSymlinks(file)
	if err != nil {
		r.fault(key, "读不到：%v", "cannot be read: %v", err)
		return nil
	}
	inside, err := within(real, r.Root)
	if err != nil {
		r.fault(key, "读不到网站文件夹：%v", "the site folder cannot be read: %v", err)
		return nil
	}
	if inside {
		r.fault(key, "%q 在网站文件夹之内；请把私钥移到别处，以免随网站一同提交、复制", "%q lies in the site folder; move the private key elsewhere, or it will be committed and copied along", file)
		return nil
	}
	info, err := os.Stat(real)
	if err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		r.fault(key, "%[1]q 别的用户也能读；请执行 chmod 600 %[1]s", "%[1]q can be read by other users; run chmod 600 %[1]s", file)
		return nil
	}
	data, err := os.ReadFile(real)
	if err != nil {
		r.fault(key, "读不到：%v", "cannot be read: %v", err)
	}
	return data
}

// secret reads the environment variable that a key names; the key may be left out.
func (r *sftpSettings) secret(key string) string {
	if _, ok := r.Values[key]; !ok {
		return ""
	}
	v, err := r.Settings.secret(key)
	r.add(err)
	return v
}
