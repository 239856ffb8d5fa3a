package targets_test

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/site/publish"
	"gongkai/site/publish/targets"
)

func packageSettings(root string) targets.Settings {
	return targets.Settings{Name: "web", Values: map[string]any{"kind": "package", "path": root}}
}

func packagePlace(t testing.TB) place {
	root := filepath.Join(t.TempDir(), "out")
	return place{
		settings: packageSettings(root),
		served:   func() (map[string]string, error) { return handedOver(root) },
		left:     func() []string { return leftOfPackages(root) },
	}
}

// handedOver reads the site that was handed over last out of its tar. Every package that
// can be seen is whole.
func handedOver(root string) (map[string]string, error) {
	id, _, err := currentOf(root)
	if err != nil || id == "" {
		return nil, err
	}
	folders, _ := filepath.Glob(filepath.Join(root, "packages", "[0-9]*"))
	for _, dir := range folders {
		if err := sumsHold(dir); err != nil {
			return nil, err
		}
	}
	return readTar(filepath.Join(root, "releases", id, "site.tar"))
}

func currentOf(root string) (id string, dropped []string, err error) {
	data, err := os.ReadFile(filepath.Join(root, "current.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil, nil
	}
	var now struct {
		Release string
		Dropped []string
	}
	err = errors.Join(err, json.Unmarshal(data, &now))
	return now.Release, now.Dropped, err
}

func sumsHold(dir string) error {
	data, err := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
	if err != nil {
		return err
	}
	sums, err := publish.ParseSums(data)
	for name, want := range sums {
		data, e := os.ReadFile(filepath.Join(dir, name))
		if got := sha256.Sum256(data); e == nil && hex.EncodeToString(got[:]) != want {
			e = fmt.Errorf("%s of %s is not as SHA256SUMS says", name, dir)
		}
		err = errors.Join(err, e)
	}
	return err
}

func readTar(name string) (map[string]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for in := tar.NewReader(bytes.NewReader(data)); ; {
		head, err := in.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		text, e := io.ReadAll(in)
		if err = errors.Join(err, e); err != nil {
			return nil, err
		}
		out[head.Name] = string(text)
	}
}

// leftOfPackages lists what lies there beside whole releases, the packages of the one that
// was handed over last, and the lock.
func leftOfPackages(root string) (left []string) {
	id, _, _ := currentOf(root)
	for _, pattern := range []string{"*", ".*", "releases/.*", "packages/*", "packages/.*", "manifests/*"} {
		names, _ := filepath.Glob(filepath.Join(root, pattern))
		for _, name := range names {
			rel, _ := filepath.Rel(root, name)
			base := filepath.Base(rel)
			switch {
			case rel == "releases", rel == "packages", rel == "current.json", rel == "publish.lock":
			case strings.HasPrefix(rel, "packages") && (base == id || strings.HasPrefix(base, id+"-after-")):
			default:
				left = append(left, rel)
			}
		}
	}
	return left
}
