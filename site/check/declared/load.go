package declared

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/andybalholm/cascadia"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// Folder is where a site keeps its rules.
const Folder = "checks"

// Load reads the rules of a site, by the names of their files; shipped are
// those that gongkai has anyway, whose ids are taken. What is wrong comes back as
// disclosure.Faults.
func Load(site fs.FS, shipped []*check.Rule) ([]*check.Rule, error) {
	entries, err := fs.ReadDir(site, Folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var faults disclosure.Faults
	var out []*check.Rule
	for _, e := range entries {
		file := path.Join(Folder, e.Name())
		id, isTOML := strings.CutSuffix(e.Name(), ".toml")
		fault := func(zh, en string, args ...any) {
			faults = append(faults, disclosure.Fault{File: file, Message: disclosure.Say(zh, en, args...)})
		}
		switch {
		case disclosure.Leftover(e.Name()):
		case !isTOML || e.IsDir():
			fault("不是规则文件；%s/ 中只放 .toml 文件", "is no rule; %s/ holds .toml files only", Folder)
		case !check.IsRuleID(id):
			fault("文件名即规则名，只能用小写字母、数字和连字符", "the file's name is the rule's id: lower-case letters, digits and hyphens only")
		case slices.ContainsFunc(shipped, func(r *check.Rule) bool { return r.ID == id }):
			fault("规则 %q 已随程序提供，请改名", "the rule %q comes with gongkai; give this one another name", id)
		default:
			// A file of comments only is an example, or a rule put aside.
			if s := disclosure.ReadSettings(site, file, &faults); s != nil && len(s.Keys()) > 0 {
				out = append(out, read(id, s))
			}
		}
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return out, check.Validate(slices.Concat(shipped, out))
}

// What a selector or pattern may come to: more than any that people write.
const longest = 1000

// read reads one rule.
func read(id string, s *disclosure.Settings) *check.Rule {
	r := &check.Rule{
		ID: id, Level: check.Level(s.OneOf("level", disclosure.Must, "error", "warn", "info")),
		Subject: disclosure.Say("网页", "page of that kind"), Foreign: s.Bool("foreign"),
	}
	title, doc := s.Text("title", disclosure.Must), s.Text("doc", disclosure.Must)
	r.Doc = disclosure.Text{}
	for lang, words := range title {
		if strings.Contains(words, "\n") {
			s.Fault("title."+string(lang), "标题只能有一行", "the title must be one line")
		}
		r.Doc[lang] = words + "\n\n" + strings.TrimSpace(doc[lang])
	}
	if s.Has("subject") {
		r.Subject = s.Text("subject", disclosure.Must)
	}
	j := &judge{message: s.Text("message", disclosure.Must), level: r.Level}
	j.selector = selector(s)
	if s.Has("attribute") {
		j.attribute = strings.ToLower(s.String("attribute", disclosure.May))
	}
	if c := s.Sub("condition", disclosure.Must); c != nil {
		j.readCondition(c)
		c.Done()
		if j.attribute != "" && (j.kind == "exists" || j.kind == "count") {
			s.Fault("attribute", "条件 %[1]s 只看元素，不看属性；属性请写进 selector，如 meta[name=description]", "the condition %[1]s looks at elements, not at what an attribute says; write attributes into the selector, as meta[name=description]", j.kind)
		}
	}
	var where *where
	if w := s.Sub("page", disclosure.May); w != nil {
		where = readWhere(w, r.Foreign)
		w.Done()
	}
	r.Cites = cites(s, r.Level)
	s.Done()
	if where != nil {
		r.On = where.holds
	}
	r.Page = j.page
	return r
}

// selector compiles the CSS selector: one that is wrong would match nothing in
// silence.
func selector(s *disclosure.Settings) cascadia.SelectorGroup {
	text := s.String("selector", disclosure.Must)
	if text == "" {
		return nil
	}
	if len(text) > longest {
		s.Fault("selector", "超过 %d 个字节", "is longer than %d bytes", longest)
		return nil
	}
	group, err := cascadia.ParseGroup(text)
	if err != nil {
		s.Fault("selector", "不是有效的 CSS 选择器：%v", "is no CSS selector: %v", err)
	}
	return group
}

// cites reads what the rule rests on. A site answers for how far it read.
func cites(s *disclosure.Settings, level check.Level) []disclosure.Cite {
	var out []disclosure.Cite
	binds := false
	for _, e := range s.Subs("cites", disclosure.Must) {
		c := disclosure.Cite{
			Instrument: e.String("instrument", disclosure.Must), Confidence: disclosure.Confidence(e.OneOf("confidence", disclosure.Must, "V", "V2", "P", "M", "logic")),
			Official: e.Bool("official"),
		}
		if e.Has("article") {
			c.Article = e.String("article", disclosure.May)
		}
		if c.Official && c.Confidence != disclosure.V2 {
			e.Fault("official", "只与 confidence = \"V2\" 一起使用：转载该条文的是政府网页", "goes with confidence = \"V2\" only: a government's page reproduces the provision")
		}
		e.Done()
		binds = binds || c.Binds()
		out = append(out, c)
	}
	if level == check.Error && len(out) > 0 && !binds {
		s.Fault("level", "错误级会阻止发布，须有可据以阻止的依据：读过原文（V），或政府网页转载（V2 且 official = true），或由数据和算术得出（logic）；否则请用 warn 或 info",
			"an error blocks publication, so a citation must bear it: the text was read (V), a government's page reproduces it (V2 with official = true), or it is a matter of logic; else use warn or info")
	}
	return out
}
