package targets

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// SFTP publishes over SSH to a server that a web server serves from, in the layout of
// Directory:
//
//	path/releases/<id>/                 whole releases, which never change
//	path/releases/.<id>.<run>.partial   the whole files of one on its way
//	path/releases/.<id>.<run>.incoming  its files while they travel
//	path/releases/.<id>.<run>.left      whole files of a run that died, to be used again
//	path/manifests/<id>.sha256          what each holds, as sha256sum -c reads it in releases/<id>
//	path/current -> releases/<id>
//	path/publish.lock                   who is publishing, while somebody is
//
// The server needs nothing but OpenSSH's sftp-server, or another one that replaces a
// name in one step (posix-rename@openssh.com): without that, readers would meet a site
// that is not there.
var SFTP = Kind{
	Name: "sftp",
	Doc: disclosure.Say("经 SSH 发布到另一台服务器上的文件夹；kind、host、user、path、known_hosts，以及 key、password_env、agent 之一，可选 port、key_passphrase_env、keep",
		"a folder on another server, over SSH: kind, host, user, path, known_hosts, one of key, password_env and agent, and, optional, port, key_passphrase_env, keep"),
	Open: func(s Settings) (publish.Target, error) {
		login, err := readSFTPSettings(s)
		if err != nil {
			return nil, err
		}
		return &sftpTarget{login: login, ticks: func() <-chan time.Time { return time.Tick(sftpSign) }}, nil
	},
}

// sftpRequests is how many requests that carry no file are on their way at once: each
// waits for the line, not for the server.
const sftpRequests = 64

// An sftpTarget connects when it is first asked, and stays connected: releases are read
// file by file, and a greeting costs more than a page.
type sftpTarget struct {
	login *sftpLogin
	ticks func() <-chan time.Time // when to show that we live

	mu   sync.Mutex
	on   *sftpSession
	held *sftpHold // the lock, while we hold it
}

func (r *sftpTarget) at(names ...string) string {
	return path.Join(append([]string{r.login.path}, names...)...)
}

func (r *sftpTarget) manifest(id string) string { return r.at("manifests", id+".sha256") }

// session is the connection. Who holds the lock keeps the one that the lock is refreshed
// by, even if it was cut: a run that lost sight of its lock is over.
func (r *sftpTarget) session(ctx context.Context) (*sftpSession, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.held != nil {
		return r.held.on, nil
	}
	if r.on == nil || r.on.ended() {
		s, err := r.login.connect(ctx)
		if err != nil {
			return nil, err
		}
		go s.watch(r.ticks())
		r.on = s
	}
	return r.on, nil
}

// Releases reads the folders and manifests. A folder with a name of another kind is not
// ours.
func (r *sftpTarget) Releases(ctx context.Context) ([]publish.Release, error) {
	s, err := r.session(ctx)
	if err != nil {
		return nil, err
	}
	entries, err := s.ReadDir(r.at("releases"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, s.explain(fmt.Errorf("%s: %w", r.at("releases"), err), true)
	}
	current, err := r.current(s)
	if err != nil {
		return nil, err
	}
	found := make([]publish.Release, len(entries))
	var readers errgroup.Group
	readers.SetLimit(sftpRequests)
	for i, e := range entries {
		made, ok := publish.MadeOf(e.Name())
		if !e.IsDir() || !ok {
			continue
		}
		readers.Go(func() error {
			sums, err := r.Sums(ctx, e.Name())
			if errors.Is(err, fs.ErrNotExist) {
				if _, gone := s.Lstat(r.at("releases", e.Name())); errors.Is(gone, fs.ErrNotExist) {
					return nil // it was removed while we looked
				}
			}
			if err == nil {
				found[i] = publish.NewRelease(e.Name(), made, sums, e.Name() == current)
			}
			return err
		})
	}
	if err := readers.Wait(); err != nil {
		return nil, err
	}
	all := slices.DeleteFunc(found, func(r publish.Release) bool { return r.ID == "" })
	slices.SortFunc(all, publish.NewestFirst)
	return all, nil
}

// current is the id that the link names, or "" where there is no link yet.
func (r *sftpTarget) current(s *sftpSession) (string, error) {
	to, err := s.ReadLink(r.at("current"))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil
	case err != nil && s.cut(err):
		return "", s.explain(err, true)
	case err != nil:
		return "", disclosure.Errorf("%[1]s:%[2]s 应为本工具建立的链接，却不是（%[3]v）；请改用别的文件夹，或移走它", "%[1]s:%[2]s should be a link that this tool made, and is not (%[3]v); choose another folder, or move it away", r.login.name, r.at("current"), err)
	}
	return path.Base(to), nil
}

func (r *sftpTarget) Sums(ctx context.Context, id string) (map[string]string, error) {
	s, err := r.session(ctx)
	if err != nil {
		return nil, err
	}
	data, err := s.read(r.manifest(id))
	if err != nil {
		return nil, s.explain(err, true)
	}
	sums, err := publish.ParseSums(data)
	if err != nil {
		return nil, disclosure.Errorf("%[1]s:%[2]s：%[3]v；请删去版本 %[4]s 后再发布", "%[1]s:%[2]s: %[3]v; remove the release %[4]s, then publish again", r.login.name, r.manifest(id), err, id)
	}
	return sums, nil
}

// read reads a file of the server, many parts of it at once.
func (s *sftpSession) read(name string) ([]byte, error) {
	f, err := s.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer f.Close()
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return b.Bytes(), nil
}

// Open reads below the release only, whatever the path says.
func (r *sftpTarget) Open(ctx context.Context, id, name string) (io.ReadCloser, error) {
	s, err := r.session(ctx)
	if err != nil {
		return nil, err
	}
	if _, ok := publish.MadeOf(id); !ok || path.Base(id) != id || !fs.ValidPath(name) {
		return nil, s.explain(fmt.Errorf("%s/%s: %w", id, name, fs.ErrNotExist), true)
	}
	f, err := s.Client.Open(r.at("releases", id, name))
	if err != nil {
		return nil, s.explain(fmt.Errorf("%s: %w", r.at("releases", id, name), err), true)
	}
	return f, nil
}
