package bagit

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

// The levels of a proof.
var (
	levelBag     = disclosure.Say("文件包", "bag")
	levelPayload = disclosure.Say("内容文件", "payload")
	levelTags    = disclosure.Say("说明文件", "tag files")
)

// A verification is one proof of a bag under way.
type verification struct {
	bag     *Bag
	proof   *proof.Proof
	found   proof.Findings
	version string // of BagIt; empty where it could not be read
	lists   []*manifest
	absent  map[string]bool // what fetch.txt lists and nobody fetched
	results map[string]result
	failed  map[string]bool // what could not be read, and was told
}

// Verify proves the bag by its own lists: that every file is as it was summed up, that none
// is missing, and that none was added. Every file is read once, for all lists together.
// What the lists themselves are worth is known by who has the digest of tagmanifest-sha256.txt
// from elsewhere. A proof that was stopped is never sound.
func (b *Bag) Verify(ctx context.Context) *proof.Proof {
	v := &verification{bag: b, proof: &proof.Proof{}, absent: map[string]bool{}, results: map[string]result{}, failed: map[string]bool{}}
	b.odd.Tell(v.proof, proof.Shown(b.name))
	v.declaration()
	v.manifests()
	v.readFetch()
	v.oxum()
	if err := v.sum(ctx); err != nil {
		v.proof.Fault(proof.Shown(b.name), "核对未做完：%v", "the proof was stopped: %v", err)
		return v.proof
	}
	v.judge(false, levelPayload)
	v.judge(true, levelTags)
	v.twins()
	v.found.Tell(v.proof, proof.Shown(b.name))
	return v.proof
}

// declaration reads bagit.txt.
func (v *verification) declaration() {
	if _, there := v.bag.files["bagit.txt"]; !there {
		v.found.Add("bagit.txt", "缺失，不是完整的 BagIt 文件包", "is missing, so this is no whole bag")
		return
	}
	fields, err := v.bag.fields("bagit.txt")
	version, encoding := "", ""
	for _, f := range fields { // unlike those of bag-info.txt, these names are written in one way
		switch f.Name {
		case "BagIt-Version":
			version = f.Value
		case "Tag-File-Character-Encoding":
			encoding = f.Value
		}
	}
	switch {
	case err != nil:
		v.unread("bagit.txt", err)
	case version != "1.0" && version != "0.97":
		v.found.Add("bagit.txt", "BagIt 版本为 %q，只能读取 1.0 和 0.97", "has the version %q of BagIt; only 1.0 and 0.97 are read", cut(version))
	case !strings.EqualFold(encoding, "UTF-8"):
		v.found.Add("bagit.txt", "编码为 %q，只能读取 UTF-8", "has the encoding %q; only UTF-8 is read", cut(encoding))
	default:
		v.version = version
		v.proof.Holds(levelBag, "声明为 BagIt %s，编码 UTF-8", "it is declared as BagIt %s in UTF-8", version)
	}
}

// readFetch reads fetch.txt: an address, a length and a path on each line, of files that
// whoever received the bag was to fetch. Nothing is fetched.
func (v *verification) readFetch() {
	in, err := v.bag.Open("fetch.txt")
	if err != nil {
		return
	}
	defer in.Close()
	lines := linesOf(in)
	for number := 1; lines.Scan() && number <= most; number++ {
		_, rest := word(lines.Text())
		_, path := word(rest)
		switch path = v.decoded(path); {
		case strings.TrimSpace(lines.Text()) == "":
		case !safe(path) || !isPayload(path):
			v.found.Add(fmt.Sprintf("fetch.txt:%d", number), "不是一行网址、长度和 data/ 中的路径：%q", "is no line of an address, a length and a path below data/: %q", cut(lines.Text()))
		default:
			if _, there := v.bag.files[path]; !there {
				v.absent[path] = true
			}
		}
	}
	if err := lines.Err(); err != nil {
		v.unread("fetch.txt", err)
	}
	if n := len(v.absent); n > 0 {
		v.proof.Leaves(levelPayload, "fetch.txt 所列、尚未取来的文件无从核对（%d 个）", "nothing proves the files that fetch.txt lists and nobody fetched yet (%d)", n)
	}
}

var oxum = regexp.MustCompile(`^\d{1,19}\.\d{1,10}$`)

// oxum compares size and number of the payload with bag-info.txt: the quickest sign that
// something is missing.
func (v *verification) oxum() {
	said := value(v.bag.Info(), "Payload-Oxum")
	var size, n int64
	for name, e := range v.bag.files {
		if isPayload(name) {
			size, n = size+e.size, n+1
		}
	}
	switch is := fmt.Sprintf("%d.%d", size, n); {
	case said == "":
		v.proof.Leaves(levelPayload, "bag-info.txt 没有写明 Payload-Oxum（总字节数和文件数）", "bag-info.txt gives no Payload-Oxum (bytes and files in all)")
	case !oxum.MatchString(said):
		v.found.Add("bag-info.txt", "Payload-Oxum 不是“字节数.文件数”：%q", "has a Payload-Oxum that is not of the form bytes.files: %q", cut(said))
	case len(v.absent) > 0:
		v.proof.Leaves(levelPayload, "有文件尚未取来，Payload-Oxum 未作比较", "Payload-Oxum was not compared, since files were not fetched")
	case is != said:
		v.found.Add("bag-info.txt", "Payload-Oxum 为 %[1]s，实有 %[2]s（字节数.文件数）", "says Payload-Oxum %[1]s, but there are %[2]s (bytes.files)", said, is)
	default:
		v.proof.Holds(levelPayload, "大小和数目与 Payload-Oxum 一致（%[1]d 字节，%[2]d 个文件）", "size and number are as Payload-Oxum says (bytes: %[1]d, files: %[2]d)", size, n)
	}
}

// twins tells of names that are one where neither case nor the form of Unicode counts: many
// systems would keep but one of them.
func (v *verification) twins() {
	seen := map[string]string{}
	for _, name := range v.bag.Names() {
		key := fold(name)
		if other, ok := seen[key]; ok {
			v.found.Add(name, "与 %+q 只有大小写或 Unicode 写法不同，许多系统只能保存其中一个", "differs from %+q by case or the form of Unicode only, and many systems keep but one of them", other)
		}
		seen[key] = name
	}
}
