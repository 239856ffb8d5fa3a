package site

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// Config is what gongkai itself reads of config.toml; Hugo reads the rest.
type Config struct {
	BaseURL   string              `toml:"baseURL"`
	Params    params              `toml:"params"`
	Languages map[string]struct { // what is said otherwise in a language
		Params   params `toml:"params"`
		Disabled bool   `toml:"disabled"`
	} `toml:"languages"`
	DisableLanguages []string `toml:"disableLanguages"`
}

// Langs lists the languages that the site has. Chinese is always there; Hugo
// leaves out a language that the settings disable or do not name.
func (c Config) Langs() []disclosure.Lang {
	var out []disclosure.Lang
	for _, lang := range disclosure.Langs {
		l, there := c.Languages[string(lang)]
		if lang == disclosure.ZhCN || there && !l.Disabled && !slices.Contains(c.DisableLanguages, string(lang)) {
			out = append(out, lang)
		}
	}
	return out
}

// MachineFiles reports whether the site offers files that only programs read.
func (c Config) MachineFiles() bool {
	on := c.Params.Gongkai.Pages.MachineFiles
	return on == nil || *on
}

// ListsArchives reports whether the site lists the archives of closed years.
func (c Config) ListsArchives() bool {
	on := c.Params.Gongkai.Pages.Archives
	return on == nil || *on
}

type params struct {
	Gongkai struct {
		Official         bool    `toml:"official"`
		SiteIDCode       string  `toml:"site_id_code"` // as pages must print it
		Host             string  `toml:"host"`
		Operator         string  `toml:"operator"`
		Contact          string  `toml:"contact"`
		ICP              string  `toml:"icp"`
		PSB              string  `toml:"psb"`
		PSBCode          string  `toml:"psb_code"`
		PartyMarkURL     string  `toml:"party_mark_url"`
		PartyMarkImage   string  `toml:"party_mark_image"`
		ReportErrorURL   string  `toml:"report_error_url"`
		ReportErrorImage string  `toml:"report_error_image"`
		Portal           portal  `toml:"portal"`
		Pages            choices `toml:"pages"`
		DataLicence      struct {
			Name        string `toml:"name"`
			URL         string `toml:"url"`
			Description string `toml:"description"`
		} `toml:"data_licence"`
		// Security becomes /.well-known/security.txt; layouts/ reads it.
		Security struct {
			Contact         any `toml:"contact"`
			Expires         any `toml:"expires"`
			Languages       any `toml:"languages"`
			Encryption      any `toml:"encryption"`
			Acknowledgments any `toml:"acknowledgments"`
			Policy          any `toml:"policy"`
		} `toml:"security"`
		// Publish says where the site is published, by name; each kind of target reads its own.
		Publish map[string]map[string]any `toml:"publish"`
		Archive Archive                   `toml:"archive"`
		// Check is for the checker, which reads it by itself.
		Check map[string]any `toml:"check"`
	} `toml:"gongkai"`
}

// choices are what an office may switch off; it has all that it does not name.
type choices struct {
	Data         *bool `toml:"data"`          // the page of data
	MachineFiles *bool `toml:"machine_files"` // JSON and descriptions of data
	Archives     *bool `toml:"archives"`      // the list of archived years
}

// Archive is what the office says of its archives (归档): words of the archive's own
// registers, which are printed as given and never made up.
type Archive struct {
	Name      string `toml:"name"`      // the part of the packages' names that tells the office; the host of baseURL where it is missing
	Fonds     string `toml:"fonds"`     // 全宗号
	Number    string `toml:"number"`    // 档号
	Retention string `toml:"retention"` // 保管期限
	WARC      string `toml:"warc"`      // 1.1, or 1.0 for GB/T 33994-2017
	URL       string `toml:"url"`       // where the public packages can be fetched; layouts/ reads it
}

// portal is the website that this site is a column of.
type portal struct {
	Name        string `toml:"name"`
	URL         string `toml:"url"`
	Links       []link `toml:"links"`
	FooterLinks []link `toml:"footer_links"`
}

type link struct {
	Name string `toml:"name"`
	URL  string `toml:"url"`
}

// readConfig reads config.toml of the site at root. A key that [params.gongkai]
// does not know is a fault: a misspelt code would be left off every page.
func readConfig(root string) (Config, error) {
	var c Config
	file := filepath.Join(root, "config.toml")
	data, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return c, disclosure.Errorf("%s 不是网站文件夹：其中没有 config.toml", "%s is no site: there is no config.toml in it", root)
	}
	if err != nil {
		return c, err
	}
	read, err := toml.Decode(string(data), &c)
	if err != nil {
		var syntax toml.ParseError
		if errors.As(err, &syntax) {
			return c, disclosure.Errorf("%s:%d：不是有效的 TOML：%s", "%s:%d: is not valid TOML: %s", file, syntax.Position.Line, syntax.Message)
		}
		return c, fmt.Errorf("%s: %w", file, err)
	}
	var unknown []string
	for _, key := range read.Undecoded() {
		i := slices.Index(key, "gongkai")
		below := i > 0 && key[i-1] == "params" && i+1 < len(key)
		if below && key[i+1] != "publish" { // each kind of target knows its own keys
			unknown = append(unknown, key.String())
		}
	}
	if len(unknown) > 0 {
		list := strings.Join(unknown, "、")
		return c, disclosure.Errorf("%[1]s：不认识 %[2]s；可用的项见该文件开头各行或使用说明", "%[1]s: %[3]s is not known; the guide lists the keys that are", file, list, strings.Join(unknown, ", "))
	}
	return c, c.wholeLinks(file)
}

// wholeLinks asks a name and an address of each link into the portal.
func (c Config) wholeLinks(file string) error {
	all := []portal{c.Params.Gongkai.Portal}
	for _, lang := range disclosure.Langs {
		own := c.Languages[string(lang)].Params.Gongkai.Portal
		if own.URL == "" {
			own.URL = all[0].URL // only the name differs
		}
		all = append(all, own)
	}
	for i, p := range all {
		list := slices.Concat(p.Links, p.FooterLinks)
		if i == 0 || p.Name != "" {
			list = append(list, link{p.Name, p.URL})
		}
		for _, l := range list {
			if (l.Name == "") != (l.URL == "") {
				return disclosure.Errorf("%[1]s：params.gongkai.portal 中“%[2]s”缺少 name 或 url；请补上", "%[1]s: params.gongkai.portal: %[2]q has no name or no url; add what is missing", file, l.Name+l.URL)
			}
		}
	}
	return nil
}

// Office gives what pages print of the office that runs the site, by language.
func (c Config) Office() map[disclosure.Lang]check.Office {
	out := map[disclosure.Lang]check.Office{}
	for _, lang := range disclosure.Langs {
		g, own := c.Params.Gongkai, c.Languages[string(lang)].Params.Gongkai
		in := func(own, all string) string {
			if own != "" {
				return own
			}
			return all
		}
		out[lang] = check.Office{
			Host: in(own.Host, g.Host), Operator: in(own.Operator, g.Operator), Contact: in(own.Contact, g.Contact),
			SiteIDCode: in(own.SiteIDCode, g.SiteIDCode), ICP: in(own.ICP, g.ICP), PSB: in(own.PSB, g.PSB), PSBCode: in(own.PSBCode, g.PSBCode),
			PartyMark: in(own.PartyMarkURL, g.PartyMarkURL), ReportError: in(own.ReportErrorURL, g.ReportErrorURL),
		}
	}
	return out
}
