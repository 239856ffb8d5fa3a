package targets

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// S3 publishes into a bucket of an object store that speaks S3, in one of two ways.
//
// With mode = "pointer" the web server before the store reads which release is live:
//
//	releases/<id>/...        whole releases, which never change
//	manifests/<id>.sha256    what each holds; a release without one is not there
//	current                  the id of the live one, as text and as the header x-amz-meta-release
//	publish.lock             who publishes, while somebody does
//
// With mode = "in-place" the files stand where they are asked for, and all else is below
// _gongkai/, where of the site itself only its release record is:
//
//	...                              the live release
//	_gongkai/objects/<sha256>        what kept releases hold, each content once
//	_gongkai/manifests/<id>.sha256   which of it they hold, and where
//	_gongkai/journal.json            while one release is put in the place of another
//	_gongkai/publish.lock
//
// No key of ours is the folder of another, which stores on file systems cannot hold.
var S3 = Kind{
	Name: "s3",
	Doc: disclosure.Say("兼容 S3 的对象存储：kind、endpoint、bucket、mode（pointer 由前端服务器读取指针，一步切换；in-place 逐个文件替换，切换不是一步完成的），密钥 access_key_env 和 secret_key_env 或 credentials，可选 region、prefix、lookup、lock、keep",
		"an object store that speaks S3: kind, endpoint, bucket, mode (pointer: the server before it reads a pointer, and the switch is one step; in-place: file after file, so the switch is not one step), access_key_env and secret_key_env or credentials, and, optional, region, prefix, lookup, lock, keep"),
	Open: openS3,
}

// pointed is a store whose front reads the pointer.
type pointed struct{ *store }

// inPlace is a store that hands out its keys as they are.
type inPlace struct{ *store }

// manifest is the key of what a release holds.
func (s *store) manifest(id string) string { return s.own + "manifests/" + id + ".sha256" }

// manifests are the ids of the releases that have one. Where the live one has none,
// somebody took it away, and whatever we did next could be wrong.
func (s *store) manifests(ctx context.Context, live string) (map[string]bool, error) {
	keys, err := s.list(ctx, s.own+"manifests/")
	if err != nil {
		return nil, err
	}
	ids := map[string]bool{}
	for key := range keys {
		id := strings.TrimSuffix(path.Base(key), ".sha256")
		if _, ok := publish.MadeOf(id); ok && s.manifest(id) == key {
			ids[id] = true
		}
	}
	if live != "" && !ids[live] {
		return nil, disclosure.Errorf("现行版本 %[1]s 的清单 %[2]s 不见了；请从备份中恢复", "the manifest of the live release %[1]s, %[2]s, is gone; restore it from a copy", live, s.prefix+s.manifest(live))
	}
	return ids, nil
}

// releases lists the releases that have a manifest.
func (s *store) releases(ctx context.Context, live string) ([]publish.Release, error) {
	ids, err := s.manifests(ctx, live)
	if err != nil {
		return nil, err
	}
	var all []publish.Release
	for id := range ids {
		sums, err := s.Sums(ctx, id)
		if isNoKey(err) {
			continue // another publisher drops it at this moment
		}
		if err != nil {
			return nil, err
		}
		made, _ := publish.MadeOf(id)
		all = append(all, publish.NewRelease(id, made, sums, id == live))
	}
	slices.SortFunc(all, publish.NewestFirst)
	return all, nil
}

// Sums reads a manifest. It never changes, so the last one is kept: Open needs it for
// each file.
func (s *store) Sums(ctx context.Context, id string) (map[string]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.last.id == id {
		return s.last.sums, nil
	}
	data, err := s.read(ctx, s.manifest(id))
	if err != nil {
		return nil, s.explain(err)
	}
	sums, err := publish.ParseSums(data)
	if err != nil {
		return nil, disclosure.Errorf("%s：%v；请删去版本 %s 后再发布", "%s: %v; remove the release %s, then publish again", s.prefix+s.manifest(id), err, id)
	}
	s.last.id, s.last.sums = id, sums
	return sums, nil
}

// forget lets go of the manifest that Sums keeps.
func (s *store) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last.id, s.last.sums = "", nil
}

// writeManifest makes a release one that is there.
func (s *store) writeManifest(ctx context.Context, r publish.Release, tree publish.Tree) error {
	if err := s.mine(ctx); err != nil { // whoever took the lock over has removed what was brought
		return err
	}
	data := publish.FormatSums(tree.Sums())
	return s.put(ctx, s.manifest(r.ID), bytes.NewReader(data), int64(len(data)), private)
}

// openKey reads the file of a release that stands at a key.
func (s *store) openKey(ctx context.Context, key string) (io.ReadCloser, error) {
	in, _, err := s.get(ctx, key)
	if err != nil {
		return nil, s.explain(err)
	}
	return in, nil
}

// noFile is for names that no release has.
func noFile(name string) error {
	return explain(&fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist})
}

// checkKeys refuses what no store can hold, before anything is sent.
func (s *store) checkKeys(tree publish.Tree, below string) error {
	for _, f := range tree {
		key := s.prefix + below + f.Path
		switch {
		case len(key) > 1024:
			return disclosure.Errorf("%s：在对象存储中的名称超过 1024 字节；请缩短文件名", "%s: its name in the store is longer than 1024 bytes; shorten it", f.Path)
		case f.Size > 5<<30:
			return disclosure.Errorf("%s：超过 5 GiB，不能一次上传；请改小", "%s: more than 5 GiB cannot be sent in one piece; make it smaller", f.Path)
		case s.own != "" && strings.HasPrefix(f.Path, s.own) && f.Path != publish.RecordPath:
			return disclosure.Errorf("%s：_gongkai/ 是发布记录的位置；请改名", "%s: _gongkai/ is where publication keeps its records; rename the file", f.Path)
		}
	}
	return nil
}
