//go:build unix

package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"time"

	"gongkai/site/publish"
	"gongkai/site/publish/targets"
)

// publishAll publishes a built folder into dir, without building or checking it: packed
// files are kept in dir, too.
func publishAll(built, dir string) error {
	target, err := targets.Open(targets.Settings{Name: "bench", Values: map[string]any{"kind": "directory", "path": filepath.Join(dir, "www")}})
	if err != nil {
		return err
	}
	ctx := context.Background()
	tree, err := publish.ReadTree(built)
	if err == nil {
		tree, err = tree.Pack(ctx, folder(filepath.Join(dir, "packed")))
	}
	if err != nil {
		return err
	}
	p := &publish.Publisher{Target: target, Keep: 2, Now: time.Now, Book: filepath.Join(dir, "book.jsonl")}
	_, err = p.Publish(ctx, tree)
	return err
}

// folder is a cache in a folder, with a sum before what it holds, as gongkai keeps its own.
type folder string

func (d folder) Get(key string) ([]byte, bool) {
	data, err := os.ReadFile(filepath.Join(string(d), key))
	if err != nil || len(data) < 2*sha256.Size {
		return nil, false
	}
	sum := sha256.Sum256(data[2*sha256.Size:])
	return data[2*sha256.Size:], hex.EncodeToString(sum[:]) == string(data[:2*sha256.Size])
}

func (d folder) Keep(string) {}

func (d folder) Put(key string, data []byte) {
	sum := sha256.Sum256(data)
	_ = os.MkdirAll(string(d), 0o755)
	_ = os.WriteFile(filepath.Join(string(d), key), append([]byte(hex.EncodeToString(sum[:])), data...), 0o644)
}
