package targets

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"net"
	"os"
	"slices"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"gongkai/disclosure"
)

// hostKeys gives the check of the server's key against the file of known ones, and the
// kinds of keys to ask it for: one that has several would else show one that is not in
// the file, and look like a stranger.
func (l *sftpLogin) hostKeys() (check ssh.HostKeyCallback, algorithms []string, err error) {
	data, err := os.ReadFile(l.known)
	if err == nil {
		check, err = knownhosts.New(l.known)
	}
	if err != nil {
		return nil, nil, disclosure.Errorf("known_hosts 读不出来：%v；请改正", "known_hosts cannot be read: %v; mend it", err)
	}
	if bytes.Contains(data, []byte("@cert-authority")) {
		return check, nil, nil // which of its keys sign others, the library does not tell
	}
	nobody, err := ssh.NewPublicKey(ed25519.PublicKey(make([]byte, ed25519.PublicKeySize)))
	if err != nil {
		return nil, nil, err
	}
	var wrong *knownhosts.KeyError
	if errors.As(check(l.addr, &net.TCPAddr{}, nobody), &wrong) {
		for _, k := range wrong.Want {
			kind := []string{k.Key.Type()}
			if kind[0] == ssh.KeyAlgoRSA {
				kind = []string{ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256}
			}
			if !slices.Contains(algorithms, kind[0]) {
				algorithms = append(algorithms, kind...)
			}
		}
	}
	return check, algorithms, nil
}

// stranger says why a key of the server is refused, and what to do.
func (l *sftpLogin) stranger(key ssh.PublicKey, err error) error {
	line := knownhosts.Line([]string{l.addr}, key)
	print := ssh.FingerprintSHA256(key)
	var wrong *knownhosts.KeyError
	var revoked *knownhosts.RevokedError
	switch {
	case errors.As(err, &revoked):
		return disclosure.Errorf("服务器 %[1]s 的密钥 %[2]s 在 %[3]s 中已作废，没有连接；请向服务器管理人员询问", "the key of the server %[1]s, %[2]s, is revoked in %[3]s, so nothing was sent; ask who runs the server", l.addr, print, l.known)
	case errors.As(err, &wrong) && len(wrong.Want) > 0:
		return disclosure.Errorf("服务器 %[1]s 出示的密钥是 %[2]s，与 %[3]s 第 %[4]d 行不同：服务器重装过，或者有人冒充；没有发送任何内容。请向服务器管理人员核对指纹，确认之后才可以用这一行代替原来的：%[5]s",
			"the server %[1]s shows the key %[2]s, which is not the one in %[3]s, line %[4]d: it was set up anew, or somebody stands in its place; nothing was sent. Compare the fingerprint with who runs the server, and only when it is confirmed put this line in the place of the old one: %[5]s",
			l.addr, print, l.known, wrong.Want[0].Line, line)
	case errors.As(err, &wrong):
		return disclosure.Errorf("服务器 %[1]s 的密钥 %[2]s 不在 %[3]s 中，没有发送任何内容；请向服务器管理人员核对指纹，确认之后把这一行加入该文件：%[4]s",
			"the key of the server %[1]s, %[2]s, is not in %[3]s, so nothing was sent; compare the fingerprint with who runs the server, and when it is confirmed add this line to the file: %[4]s", l.addr, print, l.known, line)
	}
	return err
}
