package main

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// commitOf is the commit of the git repository that a folder lies in, read from its
// files; "" where there is none, or where it cannot be told. That files were changed
// since is not seen: the digests of what is archived say what it was.
func commitOf(dir string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for {
		git := filepath.Join(dir, ".git")
		if text, err := os.ReadFile(git); err == nil { // a worktree
			if at, ok := strings.CutPrefix(strings.TrimSpace(string(text)), "gitdir: "); ok {
				git = at
			}
		}
		if head, err := os.ReadFile(filepath.Join(git, "HEAD")); err == nil {
			return resolved(git, strings.TrimSpace(string(head)))
		}
		above := filepath.Dir(dir)
		if above == dir {
			return ""
		}
		dir = above
	}
}

var commitName = regexp.MustCompile(`^[0-9a-f]{40,64}$`)

// resolved follows a head to its commit.
func resolved(git, head string) string {
	ref, ok := strings.CutPrefix(head, "ref: ")
	if !ok {
		return commitNamed(head)
	}
	places := []string{git}
	if common, err := os.ReadFile(filepath.Join(git, "commondir")); err == nil {
		places = append(places, filepath.Join(git, strings.TrimSpace(string(common))))
	}
	for _, place := range places {
		if text, err := os.ReadFile(filepath.Join(place, filepath.FromSlash(ref))); err == nil {
			return commitNamed(strings.TrimSpace(string(text)))
		}
		packed, _ := os.ReadFile(filepath.Join(place, "packed-refs"))
		for line := range strings.Lines(string(packed)) {
			if commit, name, ok := strings.Cut(strings.TrimSpace(line), " "); ok && name == ref {
				return commitNamed(commit)
			}
		}
	}
	return ""
}

func commitNamed(s string) string {
	if !commitName.MatchString(s) {
		return ""
	}
	return s
}

// hostOf is the host of an address, as far as the name of a file may hold it.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ReplaceAll(u.Host, ":", "-")
}
