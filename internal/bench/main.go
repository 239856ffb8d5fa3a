//go:build unix

// Command bench measures what the steps cost at a thousand reports of mixed
// forms, copies of the sample county's: reading them with their equations, and the
// generator, as shares of Hugo's build, the checker as a multiple of merely
// parsing every page with goquery. Each step is a process of its own, so that
// its processor time and peak memory are its own; ratios are of medians of
// the same run. Publishing a site that did not change is measured against copying it,
// packing a year against tar and gzip, proving it against sha256sum. The worst single
// pages come last. Quote the ratios: seconds depend on the machine.
//
//	go run ./internal/bench [-reports 1000] [-runs 3] [-dir DIR]
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"time"
)

func main() {
	reports := flag.Int("reports", 1000, "how many reports the site has")
	runs := flag.Int("runs", 3, "how often each step is run")
	dir := flag.String("dir", memory(), "where to lay the site out; by default in memory, so that the disk has no say")
	parse := flag.String("parse", "", "only parse each page below this folder with goquery, and exit")
	load := flag.String("load", "", "only read every report of the site in this folder and judge its equations, and exit")
	lay := flag.String("site", "", "only lay out the site in this folder, and exit")
	worst := flag.String("worst", "", "only check the worst pages with this gongkai, and exit")
	pub := flag.String("publish", "", "only publish this folder to the folder given as argument, and exit")
	pack := flag.String("pack", "", "only pack the year of this public package once more, in the folder given as argument, and exit")
	flag.Parse()
	if *lay != "" {
		fail(makeSite(".", *lay, *reports))
		return
	}
	if *worst != "" {
		fail(checkWorst(*worst, *dir))
		return
	}
	if *pub != "" {
		fail(publishAll(*pub, flag.Arg(0)))
		return
	}
	if *pack != "" {
		fail(packAll(*pack, flag.Arg(0)))
		return
	}
	if *load != "" {
		fail(loadAll(*load))
		return
	}
	if *parse != "" {
		fail(parseAll(*parse))
		return
	}
	fail(bench(*dir, *reports, *runs))
}

// memory is a file system in memory, where there is one, or the usual place.
func memory() string {
	const shm = "/dev/shm"
	if info, err := os.Stat(shm); err == nil && info.IsDir() {
		return shm
	}
	return os.TempDir()
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A step is one process to measure. before makes its starting point and is
// not measured.
type step struct {
	name   string
	before func() error
	args   []string
}

func bench(base string, reports, runs int) error {
	dir, err := os.MkdirTemp(base, "gongkai-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	gongkai, self, site := filepath.Join(dir, "gongkai"), filepath.Join(dir, "bench"), filepath.Join(dir, "site")
	for binary, pkg := range map[string]string{gongkai: "./cmd/gongkai", self: "./internal/bench"} {
		if out, err := exec.Command("go", "build", "-o", binary, pkg).CombinedOutput(); err != nil {
			return fmt.Errorf("go build %s: %w\n%s", pkg, err, out)
		}
	}
	if err := makeSite(".", site, reports); err != nil {
		return err
	}
	public := filepath.Join(site, "public")
	check := []string{gongkai, "--site", site, "check", "--fail-on", "never", "--today", "2024-06-01"}
	copied, published := filepath.Join(dir, "copied"), filepath.Join(dir, "published")
	publishing := []string{self, "-publish", public, published}
	dip, err := frozenYear(gongkai, site)
	if err != nil {
		return err
	}
	packed := filepath.Join(dir, "packed")
	steps := []step{
		{"load and equations", nil, []string{self, "-load", site}},
		{"generate", func() error { return removeGenerated(site) }, []string{gongkai, "--site", site, "generate"}},
		{"hugo", func() error { return os.RemoveAll(public) }, []string{gongkai, "__hugo", "build", "--source", site, "--noBuildLock"}},
		{"parse (goquery floor)", nil, []string{self, "-parse", public}},
		{"check", nil, append(check[:len(check):len(check)], "--no-cache")},
		{"check again", func() error { _, err := measure(check); return err }, check},
		{"copy", func() error { return os.RemoveAll(copied) }, []string{"cp", "-r", public, copied}},
		{"publish, first", func() error { return os.RemoveAll(published) }, publishing},
		{"publish, unchanged", nil, publishing},
		{"tar | gzip -6", nil, []string{"sh", "-c", `tar cf - -C "$1" . | gzip -6 >"$2"`, "sh", filepath.Join(dip, "data/site"), filepath.Join(dir, "site.tar.gz")}},
		{"archive, packing", nil, []string{self, "-pack", dip, packed}},
		{"sha256sum -c", nil, []string{"sh", "-c", `cd "$1" && sha256sum --quiet -c manifest-sha256.txt tagmanifest-sha256.txt`, "sh", dip}},
		{"verify", nil, []string{gongkai, "verify", dip}},
	}
	median := map[string]usage{}
	fmt.Printf("%d reports in %s, %d processors, %s, median of %d runs\n", reports, base, runtime.GOMAXPROCS(0), runtime.Version(), runs)
	fmt.Printf("%-24s %10s %10s %12s\n", "step", "cpu s", "wall s", "peak MB")
	for _, s := range steps {
		var all []usage
		for range runs {
			if s.before != nil {
				if err := s.before(); err != nil {
					return err
				}
			}
			u, err := measure(s.args)
			if err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
			all = append(all, u)
		}
		slices.SortFunc(all, func(a, b usage) int { return cmp.Compare(a.cpu, b.cpu) })
		m := all[len(all)/2]
		median[s.name] = m
		fmt.Printf("%-24s %10.2f %10.2f %12.0f\n", s.name, m.cpu.Seconds(), m.wall.Seconds(), float64(m.peak)/1e6)
	}
	pages, bytes, err := count(public)
	if err != nil {
		return err
	}
	fmt.Printf("pages: %d, %.1f MB\n", pages, float64(bytes)/1e6)
	fmt.Printf("load and equations / hugo:   %5.1f %%  (aim: at most 15 %%)\n", 100*ratio(median["load and equations"], median["hugo"]))
	fmt.Printf("generate / hugo, cpu:        %5.1f %%  (aim: at most 10 %%)\n", 100*ratio(median["generate"], median["hugo"]))
	fmt.Printf("check / goquery floor, cpu:  %5.2f ×  (aim: at most 1.3 ×)\n", ratio(median["check"], median["parse (goquery floor)"]))
	fmt.Printf("check again / check, cpu:    %5.1f %%  (aim: at most 15 %%)\n", 100*ratio(median["check again"], median["check"]))
	fmt.Printf("publish unchanged / copy:    %5.1f %% of cpu, %.1f %% of time  (aim: at most 25 %%)\n",
		100*ratio(median["publish, unchanged"], median["copy"]), 100*median["publish, unchanged"].wall.Seconds()/median["copy"].wall.Seconds())
	fmt.Printf("archive, packing / tar+gzip: %5.0f %% of throughput  (aim: at least 60 %%), peak %.0f MB  (aim: at most 150 MB)\n",
		100*median["tar | gzip -6"].wall.Seconds()/median["archive, packing"].wall.Seconds(), float64(median["archive, packing"].peak)/1e6)
	fmt.Printf("verify / sha256sum:          %5.0f %% of throughput  (aim: at least 80 %%)\n", 100*median["sha256sum -c"].wall.Seconds()/median["verify"].wall.Seconds())
	return checkWorst(gongkai, dir)
}

// usage is what one process took, by the operating system's account.
type usage struct {
	cpu, wall time.Duration
	peak      int64 // bytes
}

func ratio(a, b usage) float64 { return a.cpu.Seconds() / b.cpu.Seconds() }

func measure(args []string) (usage, error) {
	cmd := exec.Command(args[0], args[1:]...)
	start := time.Now()
	out, err := cmd.CombinedOutput()
	if err != nil {
		return usage{}, fmt.Errorf("%w\n%s", err, out)
	}
	u := usage{wall: time.Since(start), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.peak = int64(r.Maxrss)
		if runtime.GOOS != "darwin" {
			u.peak *= 1024 // elsewhere it is told in KiB
		}
	}
	return u, nil
}
