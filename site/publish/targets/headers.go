package targets

import (
	"path"
	"strings"

	"gongkai/site/publish"
)

// types are the content types of what a site holds, by the endings of names. The table
// is our own: that of a machine differs from one to the next, and knows few of these.
var types = map[string]string{
	".html":        "text/html; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".mjs":         "text/javascript; charset=utf-8",
	".json":        "application/json; charset=utf-8",
	".jsonld":      "application/ld+json; charset=utf-8",
	".webmanifest": "application/manifest+json; charset=utf-8",
	".xml":         "application/xml; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".md":          "text/markdown; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".svg":         "image/svg+xml; charset=utf-8",
	".png":         "image/png",
	".jpg":         "image/jpeg",
	".jpeg":        "image/jpeg",
	".gif":         "image/gif",
	".webp":        "image/webp",
	".avif":        "image/avif",
	".ico":         "image/vnd.microsoft.icon",
	".woff":        "font/woff",
	".woff2":       "font/woff2",
	".mp3":         "audio/mpeg",
	".mp4":         "video/mp4",
	".webm":        "video/webm",
	".pdf":         "application/pdf",
	".ofd":         "application/ofd",
	".doc":         "application/msword",
	".docx":        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xls":         "application/vnd.ms-excel",
	".xlsx":        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".ppt":         "application/vnd.ms-powerpoint",
	".pptx":        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".zip":         "application/zip",
	".gz":          "application/gzip",
	".tar":         "application/x-tar",
	".wacz":        "application/wacz",
	".warc":        "application/warc",
}

// ContentType is the content type of a file, by its name.
func ContentType(name string) string {
	if t, ok := types[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return "application/octet-stream"
}

// CacheControl is how long browsers and proxies may keep a file without asking, as
// docs/server has it, too: for good where its name changes with it. Anything else may
// have to be gone within minutes.
func CacheControl(name string) string {
	if publish.IsFingerprinted(name) {
		return "public, max-age=31536000, immutable"
	}
	return "no-cache"
}

// unpacked says which file of a release a packed one is of, and how it is packed; that
// of another file is the file itself.
func unpacked(name string, sums map[string]string) (of, encoding string) {
	for _, k := range []struct{ suffix, encoding string }{{".gz", "gzip"}, {".br", "br"}} {
		if of, ok := strings.CutSuffix(name, k.suffix); ok {
			if _, there := sums[of]; there {
				return of, k.encoding
			}
		}
	}
	return name, ""
}
