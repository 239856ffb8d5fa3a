package wacz

import (
	"context"
	"maps"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
	"gongkai/site/archive/warc"
)

var (
	levelFiles = disclosure.Say("文件", "files")
	levelIndex = disclosure.Say("索引", "index")
)

// A verification is on its way through one archive.
type verification struct {
	*Archive
	p       *proof.Proof
	found   proof.Findings
	records map[place]*held
	damaged map[string]bool // WARC files of which not all was read
	unread  int             // lines of the index that name records which were not
	keys    map[string]bool // of the addresses that the index names
	open    int             // lines whose digest cannot be compared
	ours    bool            // it says that we wrote it
	main    string          // the page that it says is the first
}

// A place is where a record stands; held is what is kept of it.
type (
	place struct {
		file string
		at   int64
	}
	held struct {
		uri, date, payload, sha256 string
		status                     int // 0 where it is no answer
		length                     int64
		listed, needed             bool // by the index
	}
)

// Verify proves an archive: its files by the digests of datapackage.json, that list by
// datapackage-digest.json, each record of its WARC files, the index line by line against
// the records, and the pages against the index. Of archives that we wrote it also proves
// every byte of the ZIP between the files.
func (a *Archive) Verify(ctx context.Context) (*proof.Proof, error) {
	v := &verification{Archive: a, p: &proof.Proof{}, records: map[place]*held{}, damaged: map[string]bool{}, keys: map[string]bool{}}
	a.odd.Tell(v.p, a.name)
	files, err := v.filesAndRecords(ctx)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		v.p.Within("", f)
	}
	if err := v.index(ctx); err != nil {
		return nil, err
	}
	if err := v.pages(ctx); err != nil {
		return nil, err
	}
	v.found.Tell(v.p, a.name)
	v.p.Sort()
	return v.p, ctx.Err()
}

// filesAndRecords proves the members, and the records of all WARC files, side by side.
func (v *verification) filesAndRecords(ctx context.Context) ([]*proof.Proof, error) {
	var warcs []string
	for _, name := range v.order {
		if strings.HasPrefix(name, "archive/") && strings.HasSuffix(strings.TrimSuffix(name, ".gz"), ".warc") {
			warcs = append(warcs, name)
		}
	}
	proofs, records := make([]*proof.Proof, len(warcs)+1), make([]map[place]*held, len(warcs))
	side, sideCtx := errgroup.WithContext(ctx)
	side.SetLimit(max(2, runtime.GOMAXPROCS(0)))
	side.Go(func() (err error) {
		proofs[0], err = v.packaged(sideCtx)
		return err
	})
	for i, name := range warcs {
		side.Go(func() (err error) {
			proofs[i+1], records[i], err = v.warc(sideCtx, name)
			return err
		})
	}
	if err := side.Wait(); err != nil {
		return nil, err
	}
	for i, of := range records {
		maps.Copy(v.records, of)
		v.damaged[strings.TrimPrefix(warcs[i], "archive/")] = !proofs[i+1].Sound()
	}
	if len(warcs) == 0 {
		v.found.Add("archive/", "没有 WARC 文件", "holds no WARC file")
	}
	return proofs, nil
}

// warc proves every record of one file.
func (v *verification) warc(ctx context.Context, name string) (*proof.Proof, map[place]*held, error) {
	out := map[place]*held{}
	at, err := v.at(name)
	if err != nil {
		return &proof.Proof{Wrong: []proof.Fault{{Where: proof.Shown(name), What: words(err)}}}, out, nil
	}
	file := strings.TrimPrefix(name, "archive/")
	p, err := warc.Verify(ctx, name, at, at.Size(), strings.HasSuffix(name, ".gz"), func(r *warc.Record) error {
		web := strings.HasPrefix(r.URI, "http:") || strings.HasPrefix(r.URI, "https:")
		payload := r.PayloadDigest
		if payload == "" && r.Type == "resource" { // whose payload is its block
			payload = r.BlockDigest
		}
		out[place{file, r.Offset}] = &held{uri: r.URI, date: r.Date, status: r.Status, payload: payload, sha256: r.SHA256, length: r.Length, needed: web && (r.Type == "response" || r.Type == "resource")}
		return nil
	})
	return p, out, err
}
