package targets

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"sync"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// Package lays down packages for a web server that no cable leads to:
//
//	path/packages/<id>/               what to carry there now: the whole release, with install.sh
//	path/packages/<id>-after-<base>/  or only what changed since base, for a server that has it
//	path/releases/<id>/               the releases that packages are made of
//	path/current.json                 which was handed over last, and which were dropped
//	path/publish.lock                 and publish.holder, who holds it, while there is one
//
// The live release of this target is the one that was handed over last; what the server
// shows, nobody here can know. There are only files and folders, no links, so that path
// may lie on a disk that is carried about.
var Package = Kind{
	Name: "package",
	Doc: disclosure.Say("交接包：把网站做成可以带走的文件夹，带到不联网的服务器上安装；“现行”是指最近一次交接的版本，服务器实际显示什么，本工具无从得知；kind、path，可选 name、sign_key、keep",
		"packages to carry to a server without a network; “live” is the release that was handed over last, for what the server really shows this tool cannot know: kind, path, and, optional, name, sign_key and keep"),
	Open: openPackage,
}

// packageName is what stands in the names of files, on whatever disk.
var packageName = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z_-]{0,39}$`)

func openPackage(s Settings) (publish.Target, error) {
	lock, err := s.directory("name", "sign_key")
	if err != nil {
		return nil, err
	}
	name, err := s.maybe("name")
	if err != nil {
		return nil, err
	}
	name = cmp.Or(name, s.Name)
	if !packageName.MatchString(name) {
		return nil, s.fault("name", "%q 不能用在文件名中；请用字母、数字、- 和 _，不超过 40 个", "%q cannot be in the name of a file; write letters, digits, - and _, 40 at most", name)
	}
	p := &handover{lock: lock, name: name, contents: map[string]map[string]span{}}
	if s.Values["sign_key"] != nil {
		p.signer, err = s.signer(lock.root)
	}
	return p, err
}

type handover struct {
	lock   *directory // which has its lock, and its names for what is half done
	name   string
	signer *signer // nil where packages are not signed

	mu       sync.Mutex
	contents map[string]map[string]span // of the tars that were read so far, by release
}

func (p *handover) at(names ...string) string { return p.lock.at(names...) }

// handed is what current.json holds.
type handed struct {
	Release string   `json:"release"` // handed over last; "" where none was yet
	Dropped []string `json:"dropped"` // that servers must remove, and never take again; in order
}

func (p *handover) handed() (handed, error) {
	var h handed
	data, err := os.ReadFile(p.at("current.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return h, nil
	}
	if err != nil {
		return h, explain(err)
	}
	if err := json.Unmarshal(data, &h); err != nil {
		return h, disclosure.Errorf("%s 不是本工具写的（%v）；请从备份中恢复，或改用别的文件夹", "%s is not as this tool wrote it (%v); restore it from a copy, or choose another folder", p.at("current.json"), err)
	}
	return h, nil
}

// save replaces current.json in one step.
func (p *handover) save(h handed) error {
	data, err := json.Marshal(h)
	if err != nil {
		return err
	}
	fresh := p.at(".current-json") // a name that directory.sweep removes
	f, err := os.Create(fresh)
	if err != nil {
		return err
	}
	_, err = f.Write(append(data, '\n'))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(fresh, p.at("current.json")); err != nil {
		return err
	}
	return syncFolder(p.at())
}

// Lock is that of a directory. Whoever gets it finishes what a killed run began.
func (p *handover) Lock(ctx context.Context) (func() error, error) {
	if p.signer != nil {
		if err := p.signer.ready(); err != nil {
			return nil, err
		}
	}
	unlock, err := p.lock.Lock(ctx)
	if err != nil {
		return nil, err
	}
	if err := p.finish(ctx); err != nil {
		return nil, explain(errors.Join(err, unlock()))
	}
	return unlock, nil
}

func (p *handover) finish(ctx context.Context) error {
	h, err := p.handed()
	if err != nil {
		return err
	}
	for _, id := range h.Dropped {
		if err := p.remove(id); err != nil {
			return err
		}
	}
	return p.change(ctx, h)
}

// Releases lists the folders that are whole and were not dropped.
func (p *handover) Releases(ctx context.Context) ([]publish.Release, error) {
	h, err := p.handed()
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(p.at("releases"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(err)
	}
	var all []publish.Release
	for _, e := range entries {
		made, ok := publish.MadeOf(e.Name())
		if !e.IsDir() || !ok || slices.Contains(h.Dropped, e.Name()) {
			continue
		}
		sums, err := p.Sums(ctx, e.Name())
		if err != nil {
			return nil, err
		}
		all = append(all, publish.NewRelease(e.Name(), made, sums, e.Name() == h.Release))
	}
	slices.SortFunc(all, publish.NewestFirst)
	return all, nil
}

func (p *handover) Sums(_ context.Context, id string) (map[string]string, error) {
	data, err := os.ReadFile(p.at("releases", id, manifestFile))
	if err != nil {
		return nil, explain(err)
	}
	sums, err := publish.ParseSums(data)
	if err != nil {
		return nil, disclosure.Errorf("%s：%v；请删去版本 %s 后再发布", "%s: %v; remove the release %s, then publish again", p.at("releases", id, manifestFile), err, id)
	}
	return sums, nil
}
