package verify

import (
	"context"
	"mime"
	"net/http"
	"path"
	"slices"
	"strings"

	"gongkai/disclosure"
)

// kinds are what browsers must be told of files, by ending: told otherwise they show no
// page, or leave styles and scripts out.
var kinds = map[string][]string{
	".html": {"text/html"}, ".css": {"text/css"}, ".js": {"text/javascript", "application/javascript"}, ".svg": {"image/svg+xml"},
}

// asked are the headers that a page, a style sheet and the answer for what is not there
// must come with; docs/publish tells how web servers send them.
var asked = []struct {
	name string
	good func(http.Header) bool
}{
	{"Content-Security-Policy", func(h http.Header) bool { return h.Get("Content-Security-Policy") != "" }},
	{"X-Content-Type-Options", func(h http.Header) bool { return h.Get("X-Content-Type-Options") == "nosniff" }},
	{"Referrer-Policy", func(h http.Header) bool { return h.Get("Referrer-Policy") != "" }},
	{"X-Frame-Options", func(h http.Header) bool {
		return h.Get("X-Frame-Options") != "" || strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors")
	}},
}

// notThere is an address at which no site has anything.
const notThere = "_gongkai/there-is-no-such-file"

// Headers asks for one file of each kind and for one that is not there, and tells what
// the server should say of them and does not.
func (v *Server) Headers(ctx context.Context, paths []string) (told []disclosure.Text, err error) {
	of := map[string]string{"": notThere}
	for _, p := range paths {
		if ext := path.Ext(p); kinds[ext] != nil {
			of[ext] = p
		}
	}
	if slices.Contains(paths, "index.html") {
		of[".html"] = "index.html"
	}
	missing := map[string][]string{} // by header
	for _, ext := range []string{".html", ".css", ".js", ".svg", ""} {
		p, there := of[ext]
		if !there {
			continue
		}
		address := v.address(p)
		resp, err := v.get(ctx, address, "identity")
		if err != nil {
			return told, err
		}
		resp.Body.Close()
		kind, params, _ := mime.ParseMediaType(resp.Header.Get("Content-Type")) // none is told below
		switch charset := params["charset"]; {
		case ext == "" && resp.StatusCode != http.StatusNotFound:
			told = append(told, disclosure.Say("%[1]s：不存在的地址，应答为 %[2]d，应为 404", "%[1]s: there is no such address, but the answer is %[2]d, not 404", address, resp.StatusCode))
		case ext != "" && !slices.Contains(kinds[ext], kind), charset != "" && !strings.EqualFold(charset, "utf-8"):
			told = append(told, disclosure.Say("%[1]s：Content-Type 为 %[2]q，应为 %[3]s", "%[1]s: its Content-Type is %[2]q; it should be %[3]s", address, resp.Header.Get("Content-Type"), kinds[ext][0]+"; charset=utf-8"))
		}
		for _, a := range asked {
			if !a.good(resp.Header) {
				missing[a.name] = append(missing[a.name], address)
			}
		}
	}
	for _, a := range asked {
		if at := missing[a.name]; len(at) > 0 {
			told = append(told, disclosure.Say("网站服务器没有发送标头 %[1]s：%[2]s；请按使用说明设置", "the web server does not send the header %[1]s: %[2]s; set it as the guide says", a.name, strings.Join(at, " ")))
		}
	}
	return told, nil
}
