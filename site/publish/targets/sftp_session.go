package targets

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"gongkai/disclosure"
)

const (
	sftpPatience = 30 * time.Second // for the server to greet us
	sftpSign     = 20 * time.Second // how often we show that we live
	sftpSilent   = 3                // so many signs without a byte from there, and it is gone
)

// An sftpSession is one connection to the server.
type sftpSession struct {
	*sftp.Client
	login *sftpLogin
	shell *ssh.Client
	wire  *sftpWire
	gone  chan struct{} // closed when the connection has ended
	sign  atomic.Pointer[func()]
}

// An sftpWire counts what comes from the server: while anything does, it lives.
type sftpWire struct {
	net.Conn
	came atomic.Int64
}

func (w *sftpWire) Read(b []byte) (int, error) {
	n, err := w.Conn.Read(b)
	w.came.Add(int64(n))
	return n, err
}

// connect logs in. Nothing is sent to a server whose key is not known.
func (l *sftpLogin) connect(ctx context.Context) (*sftpSession, error) {
	ctx, cancel := context.WithTimeout(ctx, sftpPatience)
	defer cancel()
	check, algorithms, err := l.hostKeys()
	if err != nil {
		return nil, err
	}
	methods, done, err := l.methods()
	if err != nil {
		return nil, disclosure.Errorf("SSH 代理没有应答：%v；请启动代理并加入密钥", "the SSH agent does not answer: %v; start it and add the key", err)
	}
	defer done()
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", l.addr)
	if err != nil {
		return nil, disclosure.Errorf("连不上 %[1]s：%[2]v；请查看 host、port 和防火墙", "%[1]s cannot be reached: %[2]v; look at host, port and the firewalls", l.addr, err)
	}
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	s := &sftpSession{login: l, wire: &sftpWire{Conn: conn}, gone: make(chan struct{})}
	var refused error
	config := &ssh.ClientConfig{User: l.user, Auth: methods, HostKeyAlgorithms: algorithms, HostKeyCallback: func(name string, remote net.Addr, key ssh.PublicKey) error {
		if err := check(name, remote, key); err != nil {
			refused = l.stranger(key, err)
			return refused
		}
		return nil
	}}
	c, channels, requests, err := ssh.NewClientConn(s.wire, l.addr, config)
	if err == nil {
		s.shell = ssh.NewClient(c, channels, requests)
		s.Client, err = s.start()
	}
	if !stop() {
		err = ctx.Err() // not that we closed what we waited for
	}
	if err != nil {
		conn.Close()
		return nil, l.unwelcome(err, refused, s.shell != nil)
	}
	go func() {
		_ = s.Wait() // however it ended
		s.shell.Close()
		close(s.gone)
	}()
	return s, nil
}

// start starts an SFTP server at the other end.
func (s *sftpSession) start() (*sftp.Client, error) {
	return sftp.NewClient(s.shell, sftp.UseConcurrentWrites(true))
}

// unwelcome says why there is no connection.
func (l *sftpLogin) unwelcome(err, refused error, inside bool) error {
	switch {
	case refused != nil:
		return refused
	case inside:
		return disclosure.Errorf("%[1]s 不提供 SFTP（%[2]v）；请在服务器的 sshd_config 中启用 Subsystem sftp internal-sftp", "%[1]s offers no SFTP (%[2]v); set Subsystem sftp internal-sftp in the sshd_config of the server", l.name, err)
	case strings.Contains(err.Error(), "no common algorithm for host key"):
		return disclosure.Errorf("%[1]s 没有 %[2]s 中所记种类的密钥（%[3]v）：服务器可能重装过；请向服务器管理人员索取现在的主机密钥，核对指纹", "%[1]s has no key of the kind in %[2]s (%[3]v): it may have been set up anew; ask who runs it for its host key of now, and compare the fingerprint", l.addr, l.known, err)
	case strings.Contains(err.Error(), "unable to authenticate"):
		return disclosure.Errorf("%[1]s 不让登录（%[2]v）；请查看 user，以及公钥是否在服务器该用户的 authorized_keys 中，或密码是否正确", "%[1]s refuses the login (%[2]v); look at user, and whether the public key is in that user's authorized_keys on the server, or the password right", l.name, err)
	}
	return disclosure.Errorf("与 %[1]s 的连接没有建立：%[2]v；请查看 port 是否为 SSH 的端口", "no connection was made to %[1]s: %[2]v; look whether port is that of SSH", l.addr, err)
}

func (s *sftpSession) ended() bool {
	select {
	case <-s.gone:
		return true
	default:
		return false
	}
}

func (s *sftpSession) has(extension string) bool {
	_, ok := s.HasExtension(extension)
	return ok
}

// watch asks the server for a sign of life now and then, which keeps firewalls from
// forgetting the connection, too, and cuts it when nothing comes any more: what waits
// for an answer would else wait for as long as the system tries, a quarter of an hour.
func (s *sftpSession) watch(ticks <-chan time.Time) {
	came, silent := int64(-1), 0
	for silent < sftpSilent {
		select {
		case <-s.gone:
			return
		case <-ticks:
		}
		if now := s.wire.came.Load(); now != came {
			came, silent = now, 0
		} else {
			silent++
		}
		go func() {
			if sign := s.sign.Load(); sign != nil {
				(*sign)()
				return
			}
			_, _, _ = s.shell.SendRequest("keepalive@openssh.com", true, nil) // any answer will do
		}()
	}
	s.wire.Close()
}

// cut reports whether an error came of the connection and not of what was asked.
func (s *sftpSession) cut(err error) bool {
	for _, of := range []error{sftp.ErrSSHFxConnectionLost, io.EOF, io.ErrUnexpectedEOF, net.ErrClosed, syscall.EPIPE, syscall.ECONNRESET} {
		if errors.Is(err, of) {
			return true
		}
	}
	return s.ended()
}
