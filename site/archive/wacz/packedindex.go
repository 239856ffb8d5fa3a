package wacz

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/gzip"

	"gongkai/disclosure"
	"gongkai/site/archive/warc"
)

// A block is a line of a list of blocks (.idx): where a part of a packed index stands, and
// what that part begins with.
type block struct {
	Offset   number `json:"offset"`
	Length   number `json:"length"`
	Filename string `json:"filename"`
	Digest   string `json:"digest"`
}

// mostBlock is how long a part of a packed index may be: some thousand lines.
const mostBlock = 64 << 20

var errBlock = disclosure.Errorf("不是一行键和 JSON", "is no line of a key and JSON")

// packedIndexes holds the lists of blocks against the packed indexes. Programs find nothing
// in a packed index that has no such list.
func (v *verification) packedIndexes(ctx context.Context) error {
	upTo := map[string]int64{} // how far each packed index is listed
	for _, name := range v.order {
		if !strings.HasPrefix(name, "indexes/") || !strings.HasSuffix(name, ".idx") {
			continue
		}
		file := strings.TrimSuffix(path.Base(name), ".idx") + ".cdx.gz"
		in, err := v.files[name].Open()
		if err != nil {
			v.found.AddText(name, words(err))
			continue
		}
		err = eachText(&until{ctx, in}, func(n int, text string) error {
			where := fmt.Sprintf("%s:%d", name, n)
			begin, data, ok := strings.Cut(text, "{")
			var b block
			if !ok || json.Unmarshal([]byte("{"+data), &b) != nil {
				v.found.AddText(where, words(errBlock))
				return nil
			}
			if b.Filename != "" {
				file = b.Filename
			}
			if text[0] == '!' {
				return nil
			}
			if err := v.block("indexes/"+file, strings.TrimSpace(begin), b, upTo); err != nil && ctx.Err() == nil {
				v.found.AddText(where, words(err))
			}
			return ctx.Err()
		})
		in.Close()
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			v.found.AddText(name, words(err))
		}
	}
	for _, name := range v.order {
		if !isIndex(name) || !strings.HasSuffix(name, ".gz") {
			continue
		}
		switch at, listed := upTo[name]; {
		case !listed:
			v.p.Leaves(levelIndex, "%s 没有对应的 .idx 文件，回放程序可能查不到任何页面", "there is no .idx file for %s, so programs that replay may find no page", name)
		case uint64(at) != v.files[name].UncompressedSize64:
			v.found.Add(name, ".idx 文件只列到第 %d 字节", "is listed in its .idx file up to byte %d only", at)
		}
	}
	return nil
}

var (
	errNoFile    = disclosure.Errorf("所指的索引文件不存在，或者又压缩过", "names an index that is not there, or is packed once more")
	errPlace     = disclosure.Errorf("所指的位置有误：各段应当首尾相接", "names a wrong place: the blocks must follow each other")
	errBlockSum  = disclosure.Errorf("所指的一段与校验值不符", "has another digest than the block that it names")
	errBlockKey  = disclosure.Errorf("所指的一段不以这个键开头", "has another key than the block that it names begins with")
	errBlockGzip = disclosure.Errorf("所指的一段不能解压", "names a block that cannot be unpacked")
)

// block holds one line against the block that it names.
func (v *verification) block(file, begin string, b block, upTo map[string]int64) error {
	if v.files[file] == nil {
		return errNoFile
	}
	from, err := v.at(file)
	if err != nil {
		return errNoFile
	}
	if int64(b.Offset) != upTo[file] || b.Length <= 0 || int64(b.Length) > mostBlock || int64(b.Length) > from.Size()-int64(b.Offset) {
		return errPlace
	}
	upTo[file] += int64(b.Length)
	data := make([]byte, b.Length)
	if _, err := from.ReadAt(data, int64(b.Offset)); err != nil && err != io.EOF {
		return err
	}
	if d := warc.ParseDigest(b.Digest); d.Algorithm == "sha256" {
		if sum := sha256.Sum256(data); !bytes.Equal(sum[:], d.Value) {
			return errBlockSum
		}
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return errBlockGzip
	}
	z.Multistream(false)
	first, err := bufio.NewReader(io.LimitReader(z, mostLine)).ReadString('\n')
	if err != nil && err != io.EOF {
		return errBlockGzip
	}
	if !strings.HasPrefix(first, begin) {
		return errBlockKey
	}
	return nil
}
