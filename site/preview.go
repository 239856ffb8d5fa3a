package site

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

//go:embed preview/*
var previewFiles embed.FS

// ServeHTTP answers with files of the last good build, pages with the panel.
func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/_gongkai/events":
		p.events(w, r)
		return
	case "/_gongkai/preview.js", "/_gongkai/preview.css":
		http.ServeFileFS(w, r, previewFiles, "preview/"+path.Base(r.URL.Path))
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	s := p.current()
	if r.URL.Path == "/_gongkai/findings" {
		p.list(w, s, r.URL.Query().Get("lang"))
		return
	}
	name := path.Join(".", path.Clean("/"+r.URL.Path))
	local, err := filepath.Localize(name) // refuses what could lead out of the build, as ..\ on Windows
	if err != nil {
		http.NotFound(w, r)
		return
	}
	file := filepath.Join(s.dir, local)
	if info, err := os.Stat(file); err == nil && s.dir != "" {
		switch {
		case info.IsDir() && !strings.HasSuffix(r.URL.Path, "/"):
			http.Redirect(w, r, path.Clean("/"+r.URL.Path)+"/", http.StatusFound) // never to another host, as //host would lead
			return
		case info.IsDir():
			name, file = path.Join(name, "index.html"), filepath.Join(file, "index.html")
		case path.Ext(name) != ".html":
			http.ServeFile(w, r, file)
			return
		}
	}
	p.page(w, s, name, file)
}

// page writes a page of the build with the panel on it; without a build, the
// panel alone.
func (p *Preview) page(w http.ResponseWriter, s state, name, file string) {
	lang, status := disclosure.ZhCN, http.StatusOK
	if name == "en" || strings.HasPrefix(name, "en/") {
		lang = disclosure.En
	}
	html, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) || s.dir == "" {
		status = http.StatusNotFound
		missing := "404.html"
		if lang == disclosure.En {
			missing = "en/404.html"
		}
		html, err = os.ReadFile(filepath.Join(s.dir, missing))
	}
	if s.dir == "" || err != nil {
		status = http.StatusInternalServerError
		html = []byte("<!doctype html><html><head><meta charset=utf-8><title>gongkai</title></head><body></body></html>")
	}
	found := s.found[name]
	if name == "index.html" || name == "en/index.html" {
		found = slices.Concat(s.found["."], found) // of the whole site
	}
	v := shown{Lang: lang, Number: s.number, Built: s.dir != "", Words: panelWords[lang], Fault: s.fault.In(lang), Findings: lines(found, p.filed(), lang), All: s.count()}
	v.Grave = slices.ContainsFunc(found, func(f *check.Finding) bool { return f.Level != check.Info && f.Waiver == nil })
	var b bytes.Buffer
	if err := panels.ExecuteTemplate(&b, "panel.html", v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	head := []byte(`<link rel="stylesheet" href="/_gongkai/preview.css"><script src="/_gongkai/preview.js" defer></script></head>`)
	html = bytes.Replace(html, []byte("</head>"), head, 1)
	html = bytes.Replace(html, []byte("</body>"), append(b.Bytes(), "</body>"...), 1)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(html) // the visitor may have left
}

// events tells a page, by server-sent events, the number of each new state.
func (p *Preview) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	c := http.NewResponseController(w)
	for {
		p.mu.Lock()
		number, changed := p.state.number, p.changed
		p.mu.Unlock()
		fmt.Fprintf(w, "data: %d\n\n", number)
		if c.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}
