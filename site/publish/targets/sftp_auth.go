package targets

import (
	"errors"
	"net"
	"os"
	"slices"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
)

// auth reads the one way to log in that the settings name.
func (r *sftpSettings) auth(l *sftpLogin) {
	_, key := r.Values["key"]
	_, password := r.Values["password_env"]
	wanted, set := r.Values["agent"]
	agreed, ok := wanted.(bool)
	if set && !ok {
		r.fault("agent", "应为 true 或 false", "must be true or false")
	}
	if n := len(slices.DeleteFunc([]bool{key, password, agreed}, func(set bool) bool { return !set })); n != 1 {
		r.fault("key", "key（私钥文件）、password_env（存放密码的环境变量的名称）、agent = true（SSH 代理）应写且只写一个，现有 %d 个", "write one of key (a private key file), password_env (the name of the environment variable that holds the password) and agent = true (an SSH agent); there are %d", n)
		return
	}
	if _, ok := r.Values["key_passphrase_env"]; ok && !key {
		r.fault("key_passphrase_env", "只与 key 一同使用", "goes with key only")
	}
	switch {
	case key:
		if signer := r.signer(); signer != nil {
			l.auth = []ssh.AuthMethod{ssh.PublicKeys(signer)}
		}
	case password:
		word := r.secret("password_env")
		// Servers that ask through PAM offer questions instead of a password.
		l.auth = []ssh.AuthMethod{ssh.Password(word), ssh.KeyboardInteractive(func(_, _ string, questions []string, echos []bool) ([]string, error) {
			answers := make([]string, len(questions))
			for i, echo := range echos {
				if echo {
					return nil, errors.New("it asks for more than a password")
				}
				answers[i] = word
			}
			return answers, nil
		})}
	default:
		if l.socket = os.Getenv("SSH_AUTH_SOCK"); l.socket == "" {
			r.fault("agent", "没有 SSH 代理（环境变量 SSH_AUTH_SOCK 没有值）；请启动代理并加入密钥，或改用 key", "there is no SSH agent (the environment variable SSH_AUTH_SOCK is empty or not set); start one and add the key, or write key instead")
		}
	}
}

func (r *sftpSettings) signer() ssh.Signer {
	data, phrase := r.secretFile("key"), r.secret("key_passphrase_env")
	if data == nil {
		return nil
	}
	signer, err := ssh.ParsePrivateKey(data)
	var locked *ssh.PassphraseMissingError
	switch {
	case errors.As(err, &locked) && phrase == "":
		r.fault("key", "私钥有口令；请用 key_passphrase_env 写明存放口令的环境变量的名称", "the private key has a passphrase; name by key_passphrase_env the environment variable that holds it")
		return nil
	case errors.As(err, &locked):
		if signer, err = ssh.ParsePrivateKeyWithPassphrase(data, []byte(phrase)); err != nil {
			r.fault("key_passphrase_env", "口令打不开私钥（%v）", "the passphrase does not open the private key (%v)", err)
			return nil
		}
	case err != nil:
		r.fault("key", "不是私钥（%v）；请用 ssh-keygen -t ed25519 制作", "is no private key (%v); ssh-keygen -t ed25519 makes one", err)
		return nil
	}
	return signer
}

// methods are the ways to log in; done when the server has let us in, or not.
func (l *sftpLogin) methods() (methods []ssh.AuthMethod, done func(), err error) {
	if l.socket == "" {
		return l.auth, func() {}, nil
	}
	conn, err := net.Dial("unix", l.socket)
	if err != nil {
		return nil, nil, err
	}
	return []ssh.AuthMethod{ssh.PublicKeysCallback(agent.NewClient(conn).Signers)}, func() { conn.Close() }, nil
}
