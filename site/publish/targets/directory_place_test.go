package targets_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/site/publish"
	"gongkai/site/publish/targets"
)

func directorySettings(root string) targets.Settings {
	return targets.Settings{Name: "web", Values: map[string]any{"kind": "directory", "path": root}}
}

func openDirectory(t testing.TB, root string) publish.Target {
	t.Helper()
	return place{settings: directorySettings(root)}.open(t)
}

func directoryPlace(t testing.TB) place {
	root := filepath.Join(t.TempDir(), "www")
	return place{
		settings: directorySettings(root),
		served:   func() (map[string]string, error) { return readAll(filepath.Join(root, "current")) },
		left:     func() []string { return leftIn(root) },
	}
}

// leftIn lists what lies in a directory target beside whole releases, their
// manifests, the link and the lock.
func leftIn(root string) (left []string) {
	for _, pattern := range []string{"*", ".*", "releases/.*", "manifests/*"} {
		names, _ := filepath.Glob(filepath.Join(root, pattern))
		for _, name := range names {
			switch rel, _ := filepath.Rel(root, name); {
			case rel == "releases", rel == "manifests", rel == "current", rel == "publish.lock":
			case strings.HasPrefix(rel, "manifests"):
				if _, err := os.Stat(filepath.Join(root, "releases", strings.TrimSuffix(filepath.Base(rel), ".sha256"))); err != nil {
					left = append(left, rel)
				}
			default:
				left = append(left, rel)
			}
		}
	}
	return left
}
