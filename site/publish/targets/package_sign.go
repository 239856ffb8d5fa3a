package targets

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"gongkai/disclosure"
)

// signingNamespace keeps a signature of a package from being taken for one of something else.
const signingNamespace = "gongkai@release"

// A signer signs by OpenSSH, which servers have. It never reads the key: ssh-keygen does,
// or the agent that holds it.
type signer struct{ key string }

// signer reads sign_key. A key inside the site would be committed with it, and one where
// packages are laid down would travel.
func (s Settings) signer(target string) (*signer, error) {
	key, err := s.text("sign_key")
	if err != nil {
		return nil, err
	}
	if !filepath.IsAbs(key) {
		key = filepath.Join(s.Root, key)
	}
	for _, dir := range []string{s.Root, target} {
		inside, err := within(key, dir)
		if err != nil {
			return nil, err
		}
		if inside {
			return nil, s.fault("sign_key", "私钥不能放在网站文件夹或发布文件夹中；请移到别处", "the private key must not lie in the folder of the site or of the packages; move it elsewhere")
		}
	}
	return &signer{key}, nil
}

// ready says what is missing before anything is done.
func (s *signer) ready() error {
	if _, err := exec.LookPath("ssh-keygen"); err != nil {
		return disclosure.Errorf("设置了 sign_key，但本机没有 ssh-keygen，不能签名；请安装 OpenSSH 客户端，或去掉 sign_key", "sign_key is set, but this machine has no ssh-keygen to sign with; install the OpenSSH client, or take sign_key out")
	}
	if _, err := os.Stat(s.key); err != nil {
		return disclosure.Errorf("sign_key：不能读取私钥文件 %s；请查看路径和权限", "sign_key: the private key %s cannot be read; look at the path and its permissions", s.key)
	}
	return nil
}

// sign asks nobody for a passphrase: a key that has one must be held by an agent.
func (s *signer) sign(ctx context.Context, data []byte) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "ssh-keygen", "-Y", "sign", "-f", s.key, "-n", signingNamespace)
	cmd.Env = append(os.Environ(), "SSH_ASKPASS_REQUIRE=force", "SSH_ASKPASS=false", "DISPLAY=none")
	cmd.Stdin = bytes.NewReader(data)
	var said bytes.Buffer
	cmd.Stderr = &said
	signature, err := cmd.Output()
	if err != nil || !bytes.HasPrefix(signature, []byte("-----BEGIN SSH SIGNATURE-----\n")) {
		return nil, disclosure.Errorf("ssh-keygen 不能用 %[1]s 签名：%[2]s。私钥有口令的，请先用 ssh-add 交给 ssh-agent；其他人可以读取的私钥不能使用；OpenSSH 须为 8.2 以上",
			"ssh-keygen cannot sign with %[1]s: %[2]s. A key with a passphrase must be given to ssh-agent by ssh-add first; a key that others can read is not used; OpenSSH must be 8.2 or newer", s.key, strings.Join(strings.Fields(said.String()), " "))
	}
	return signature, nil
}
