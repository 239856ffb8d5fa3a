package wacz

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"

	"gongkai/site/archive/proof"
)

// whole reads a member that says something of the others; nil where it cannot be read,
// which is told.
func (v *verification) whole(ctx context.Context, name string, found *proof.Findings) []byte {
	var b bytes.Buffer
	if v.files[name].UncompressedSize64 > mostSmall {
		found.Add(name, "超过 %d MB，未作核对", "is larger than %d MB and was not read", mostSmall>>20)
		return nil
	}
	if _, err := v.read(ctx, name, &b); err != nil {
		found.AddText(name, words(err))
		return nil
	}
	return b.Bytes()
}

// packaged proves the members by the list of them.
func (v *verification) packaged(ctx context.Context) (*proof.Proof, error) {
	p, found, d := &proof.Proof{}, &proof.Findings{}, datapackage{}
	defer func() { found.Tell(p, v.name) }()
	if v.files[packageFile] == nil {
		found.Add(packageFile, "缺失，不是 WACZ 文件", "is missing: this is no WACZ")
		return p, nil
	}
	data := v.whole(ctx, packageFile, found)
	if data == nil {
		return p, ctx.Err()
	}
	if err := json.Unmarshal(data, &d); err != nil {
		found.Add(packageFile, "不是有效的 JSON：%v", "is not valid JSON: %v", err)
		return p, nil
	}
	v.ours, v.main = strings.HasPrefix(d.Software, "gongkai"), d.MainPageURL
	if d.Version == "" || d.Profile != profile {
		p.Leaves(levelFiles, "WACZ 版本 %[1]q、profile %[2]q 未知", "the version %[1]q of WACZ, profile %[2]q, is not known", d.Version, d.Profile)
	}
	v.signed(ctx, data, p, found)
	named, good, other := map[string]bool{packageFile: true, digestFile: true}, 0, 0
	for _, r := range d.Resources {
		if named[r.Path] && r.Path != packageFile && r.Path != digestFile {
			found.Add(r.Path, "在 datapackage.json 中出现两次", "is listed in datapackage.json twice")
		}
		named[r.Path] = true
		if v.files[r.Path] == nil {
			found.Add(r.Path, "缺失，datapackage.json 中有", "is missing; datapackage.json lists it")
			continue
		}
		if !strings.HasPrefix(r.Hash, "sha256:") {
			other++
			continue
		}
		sum := sha256.New()
		switch n, err := v.read(ctx, r.Path, sum); {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil && !errors.Is(err, zip.ErrChecksum):
			found.AddText(r.Path, words(err))
		case err != nil || "sha256:"+hex.EncodeToString(sum.Sum(nil)) != strings.ToLower(r.Hash) || n != r.Bytes:
			found.Add(r.Path, "内容与 datapackage.json 不符", "is not what datapackage.json says")
		default:
			good++
		}
	}
	for _, name := range v.order {
		if !named[name] {
			found.Add(name, "不在 datapackage.json 中，是多出来的", "is not in datapackage.json: it was added")
		}
	}
	if other > 0 {
		p.Leaves(levelFiles, "datapackage.json 中 %d 个文件的校验值不是 SHA-256，未作核对", "%d files have digests in datapackage.json that are no SHA-256, and were not proved", other)
	}
	if good == len(d.Resources) && good > 0 {
		p.Holds(levelFiles, "datapackage.json：%d 个文件相符", "datapackage.json: %d files are as listed", good)
	}
	v.frame(p, found)
	return p, nil
}

// frame proves the bytes of the ZIP that are of no file, where we know what they must be.
func (v *verification) frame(p *proof.Proof, found *proof.Findings) {
	if !v.ours {
		p.Leaves(levelFiles, "由其他程序制作，ZIP 中文件之外的字节（时间、权限等）未作核对", "another program made it, so what the ZIP says beside its files (times, modes) was not proved")
		return
	}
	if where, ok := v.framed(); !ok {
		found.Add(where, "ZIP 的文件头、目录或其前后有改动", "differs in a head or the directory of the ZIP, or around them, from what was written")
		return
	}
	p.Holds(levelFiles, "ZIP 的文件头和目录逐字节相符", "the heads and the directory of the ZIP are as they were written, byte for byte")
}

// signed proves the list itself.
func (v *verification) signed(ctx context.Context, list []byte, p *proof.Proof, found *proof.Findings) {
	if v.files[digestFile] == nil {
		if v.ours {
			found.Add(digestFile, "缺失", "is missing")
		} else {
			p.Leaves(levelFiles, "没有 datapackage-digest.json，文件清单本身无从核对", "there is no datapackage-digest.json, so nothing proves the list of files itself")
		}
		return
	}
	data := v.whole(ctx, digestFile, found)
	if data == nil {
		return
	}
	var d packageDigest
	sum := sha256.Sum256(list)
	if err := json.Unmarshal(data, &d); err != nil || d.Path != packageFile || d.Hash != "sha256:"+hex.EncodeToString(sum[:]) {
		found.Add(digestFile, "与 datapackage.json 不符", "does not fit datapackage.json")
		return
	}
	p.Holds(levelFiles, "datapackage-digest.json 相符", "datapackage-digest.json fits")
	if d.Sign != nil {
		p.Leaves(levelFiles, "签名未作核对", "the signature was not proved")
	}
}
