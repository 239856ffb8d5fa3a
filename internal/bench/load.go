//go:build unix

package main

import (
	"context"
	"fmt"
	"os"
	"sync/atomic"

	"gongkai/disclosure"
)

// loadAll reads and proves every report of a site, and judges every equation
// of the forms, within reports and between them. It keeps no report.
func loadAll(site string) error {
	filings := disclosure.Open(os.DirFS(site))
	ledger := disclosure.NewLedger(filings.Forms)
	var reports, judged, broken atomic.Int64
	judge := func(ids []*disclosure.Identity) {
		for _, i := range ids {
			judged.Add(1)
			if i.State() == disclosure.Broken {
				broken.Add(1)
			}
		}
	}
	err := filings.Each(context.Background(), func(r *disclosure.Report) error {
		reports.Add(1)
		ledger.Take(r)
		judge(r.FormIdentities())
		return nil
	})
	if err != nil {
		return err
	}
	for _, e := range ledger.Entries() {
		judge(ledger.Identities(e))
	}
	fmt.Printf("%d reports, %d equations judged, %d broken\n", reports.Load(), judged.Load(), broken.Load())
	return nil
}
