package wacz_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

// both is what is wrong, in both languages.
func both(p *proof.Proof) string {
	var out []string
	for _, f := range p.Wrong {
		out = append(out, strings.TrimSpace(f.Where+"\n  "+f.What.In(disclosure.ZhCN)+"\n  "+f.What.In(disclosure.En)))
	}
	return strings.Join(out, "\n")
}

// TestWhatWasChangedIsTold, whole and in both languages: by accident, a bit of an archive of
// ours; and on purpose, with all else in the ZIP put right but the list of files.
func TestWhatWasChangedIsTold(t *testing.T) {
	_, data := written(t, site, options(t))
	flipped := func(text string, on int) []byte {
		now := slices.Clone(data)
		at := bytes.Index(now, []byte(text))
		if at < 0 {
			t.Fatalf("no %s", text)
		}
		now[at+on] ^= 1
		return now
	}
	all := members(t, data)
	with := func(name, old, new string) []byte {
		now := slices.Clone(all)
		for i, f := range now {
			if f.name == name {
				if now[i].data = strings.Replace(f.data, old, new, 1); now[i].data == f.data {
					t.Fatalf("no %s in %s", old, name)
				}
			}
		}
		return ourZIP(t, now)
	}
	second := lines(t)[1]
	same(t, both(verify(t, ourZIP(t, all))), "")
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"a bit of a record", flipped("\x1f\x8b", 330), `…
archive/gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz @297
  压缩数据已损坏（flate: corrupt input before offset 52）
  its packed data are damaged (flate: corrupt input before offset 52)`},
		{"a bit of the index", flipped("cn,gov,x)/ 2026", 0), `…
indexes/index.cdx
  内容与校验和不符
  what it holds does not fit its checksum`},
		{"a bit of the pages", flipped("json-pages", 0), `…
pages/pages.jsonl
  内容与校验和不符
  what it holds does not fit its checksum`},
		{"a bit of the list", flipped(`"wacz_version"`, 1), `
datapackage.json
  内容与校验和不符
  what it holds does not fit its checksum`},
		{"a bit of the sum of the list", flipped(`"path": "datapackage.json"`, 1), `
datapackage-digest.json
  内容与校验和不符
  what it holds does not fit its checksum`},
		{"a bit of the head of a file", flipped("PK\x03\x04", 10), `
archive/gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz
  ZIP 的文件头、目录或其前后有改动
  differs in a head or the directory of the ZIP, or around them, from what was written`},
		{"a bit of the directory", flipped("PK\x01\x02", 12), `
archive/gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz
  ZIP 的文件头、目录或其前后有改动
  differs in a head or the directory of the ZIP, or around them, from what was written`},
		{"a bit at the end", flipped("PK\x05\x06", 0), `
a.wacz 不是 WACZ 文件，或不完整：格式有误
  a.wacz is no WACZ or is not whole: it is not of the right format`},
		{"cut short", data[:len(data)-100], `
a.wacz 不是 WACZ 文件，或不完整：格式有误
  a.wacz is no WACZ or is not whole: it is not of the right format`},
		{"a line of the index changed", with(index, `"offset":"297"`, `"offset":"298"`), `
archive/gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz @297 https://www.x.gov.cn/
  不在索引中
  is in no index
indexes/index.cdx
  内容与 datapackage.json 不符
  is not what datapackage.json says
indexes/index.cdx:1
  所指的位置没有记录：gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz 第 298 字节
  names a place where no record is: gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz, byte 298`},
		{"a line of the index removed", with(index, second, ""), `
archive/gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz @690 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/?B=2&a='1'
  不在索引中
  is in no index
indexes/index.cdx
  内容与 datapackage.json 不符
  is not what datapackage.json says
pages/pages.jsonl:3
  页面 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/?B=2&a='1' 不在索引中
  names the page https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/?B=2&a='1', which is not in the index`},
		{"a page changed", with(pagesList, "https://www.x.gov.cn/", "https://www.y.gov.cn/"), `
pages/pages.jsonl
  内容与 datapackage.json 不符
  is not what datapackage.json says
pages/pages.jsonl:2
  页面 https://www.y.gov.cn/ 不在索引中
  names the page https://www.y.gov.cn/, which is not in the index`},
		{"the list changed", with("datapackage.json", "公开 2022", "公开 2023"), `
datapackage-digest.json
  与 datapackage.json 不符
  does not fit datapackage.json`},
		{"a file removed", ourZIP(t, slices.Delete(slices.Clone(all), 2, 3)), `
pages/pages.jsonl
  缺失，datapackage.json 中有
  is missing; datapackage.json lists it
pages/pages.jsonl
  缺失
  is missing`},
		{"a file added", ourZIP(t, append(slices.Clone(all), file{"archive/b.warc.gz", all[0].data})), `
archive/b.warc.gz
  不在 datapackage.json 中，是多出来的
  is not in datapackage.json: it was added
archive/b.warc.gz @1094 https://www.x.gov.cn/Style.css
  不在索引中
  is in no index
archive/b.warc.gz @297 https://www.x.gov.cn/
  不在索引中
  is in no index
archive/b.warc.gz @690 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/?B=2&a='1'
  不在索引中
  is in no index`},
		{"a file renamed", ourZIP(t, append([]file{{"archive/b.warc.gz", all[0].data}}, all[1:]...)), `
archive/b.warc.gz
  不在 datapackage.json 中，是多出来的
  is not in datapackage.json: it was added
archive/b.warc.gz @1094 https://www.x.gov.cn/Style.css
  不在索引中
  is in no index
archive/b.warc.gz @297 https://www.x.gov.cn/
  不在索引中
  is in no index
archive/b.warc.gz @690 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/?B=2&a='1'
  不在索引中
  is in no index
archive/gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz
  缺失，datapackage.json 中有
  is missing; datapackage.json lists it
indexes/index.cdx:1
  所指的位置没有记录：gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz 第 297 字节
  names a place where no record is: gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz, byte 297
indexes/index.cdx:2
  所指的位置没有记录：gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz 第 690 字节
  names a place where no record is: gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz, byte 690
indexes/index.cdx:3
  所指的位置没有记录：gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz 第 1094 字节
  names a place where no record is: gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz, byte 1094`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := both(verify(t, c.data))
			if part, more := strings.CutPrefix(c.want, "…\n"); !more {
				same(t, got, c.want)
			} else if !strings.Contains(got, part) {
				t.Errorf("got:\n%s\nwant, among others:\n%s", got, part)
			}
		})
	}
}
