package site

import (
	"bytes"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"path"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

var panels = template.Must(template.New("").Funcs(template.FuncMap{
	"pair": func(l line, words map[string]string) any {
		return struct {
			Line  line
			Words map[string]string
		}{l, words}
	},
}).ParseFS(previewFiles, "preview/*.html"))

// shown is what the panel on a page says.
type shown struct {
	Lang     disclosure.Lang
	Number   int
	Built    bool // a good build lies below the panel
	Fault    string
	Findings []line // of the page
	Grave    bool   // there is more among them than notes
	All      int    // findings of the whole site
	Words    map[string]string
}

// A line is one finding as a person reads it.
type line struct {
	Level, Word string // error; 错误
	Text        string
	Rule        string
	Place       string // page, line and element
	Selector    string // of the element, or ""
	Cites       []string
	Filed       string // file:line of what was filed, or ""
}

var panelWords = map[disclosure.Lang]map[string]string{
	disclosure.ZhCN: {
		"preview": "预览", "fault": "最近的修改有误，未能显示；以下为上一次成功的页面。", "first": "有误，尚未能生成页面。",
		"findings": "本页检查结果", "none": "本页没有检查意见。", "waived": "（豁免至 %s：%s）",
		"all": "全站检查结果", "nowhere": "全站没有检查意见。", "site": "全站", "show": "指出位置", "basis": "依据", "filed": "修改处",
		"error": "错误", "warn": "警告", "info": "提示",
	},
	disclosure.En: {
		"preview": "Preview", "fault": "The latest edit has a fault and is not shown; below is the last good page.", "first": "There is a fault, so no page has been built yet.",
		"findings": "Findings on this page", "none": "Nothing was found on this page.", "waived": "(waived until %s: %s) ",
		"all": "Findings of the whole site", "nowhere": "Nothing was found.", "site": "The whole site", "show": "Show where", "basis": "Asked for by", "filed": "To mend in",
		"error": "error", "warn": "warning", "info": "note",
	},
}

// filed is Filed, or says nothing.
func (p *Preview) filed() func(*check.Finding) string {
	if p.Filed == nil {
		return func(*check.Finding) string { return "" }
	}
	return p.Filed()
}

// lines puts findings into words.
func lines(found []*check.Finding, filed func(*check.Finding) string, lang disclosure.Lang) []line {
	var out []line
	for _, f := range found {
		l := line{Level: string(f.Level), Word: panelWords[lang][string(f.Level)], Text: f.Message.In(lang), Rule: f.Rule, Place: f.Place(), Selector: f.Selector, Filed: filed(f)}
		if f.Waiver != nil {
			l.Text = fmt.Sprintf(panelWords[lang]["waived"], f.Waiver.Until, f.Waiver.Reason) + l.Text
		}
		for _, c := range f.Cites {
			l.Cites = append(l.Cites, check.CiteText(c, lang))
		}
		out = append(out, l)
	}
	return out
}

// count is how many findings the whole site has.
func (s state) count() int {
	n := 0
	for _, found := range s.found {
		n += len(found)
	}
	return n
}

// A group is the findings of one page.
type group struct {
	Page, Address string // Address is "" for the whole site
	Findings      []line
}

// list writes the page of all findings, in the language asked for.
func (p *Preview) list(w http.ResponseWriter, s state, asked string) {
	lang := disclosure.ZhCN
	if asked == string(disclosure.En) {
		lang = disclosure.En
	}
	v := struct {
		shown
		Groups []group
	}{shown: shown{Lang: lang, Number: s.number, Words: panelWords[lang], All: s.count()}}
	filed := p.filed()
	for _, page := range slices.Sorted(maps.Keys(s.found)) {
		g := group{Page: page, Findings: lines(s.found[page], filed, lang)}
		switch {
		case page == ".":
			g.Page = panelWords[lang]["site"]
		case path.Ext(page) == ".html":
			g.Address = "/" + strings.TrimSuffix(page, "index.html")
		}
		v.Groups = append(v.Groups, g)
	}
	var b bytes.Buffer
	if err := panels.ExecuteTemplate(&b, "findings.html", v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(b.Bytes()) // the visitor may have left
}
