package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"gongkai/disclosure"
	"gongkai/site/archive"
	"gongkai/site/archive/proof"
)

func (a *app) verify() *cobra.Command {
	var again bool
	c := &cobra.Command{
		Use:   "verify FILE",
		Short: a.say("核对归档文件包：没有改动、没有缺失", "prove an archive: nothing changed, nothing missing"),
		Long: a.say(`FILE 为 BagIt 文件包（文件夹、.tar 或 .zip）、.wacz 或 .warc(.gz)，不论由谁制作。逐级说明证明了什么、不能证明什么；有不符的，指出是哪个文件、哪条记录。
--rebuild 还用本程序制作的文件包自带的材料在空文件夹中重新建站，逐个文件比较。`,
			`FILE is a BagIt bag (a folder, .tar or .zip), a .wacz or a .warc(.gz), whoever made it. Tells level by level what is proved and what cannot be; what is wrong is named by file and record.
--rebuild also builds the site of a package that this program made from the package's own sources, in an empty folder, and compares every file.`),
		Args: exactly("FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			p, err := archive.Verify(c.Context(), args[0])
			if err != nil {
				return err
			}
			if again {
				more, err := a.builtAgain(c.Context(), args[0])
				if err != nil {
					return err
				}
				p.Within("", more)
			}
			return a.proved(args[0], p)
		},
	}
	c.Flags().BoolVar(&again, "rebuild", false, a.say("由文件包自带的材料重新建站并比较", "build the site again from the package's own sources, and compare"))
	return c
}

// builtAgain rebuilds the site of a bag.
func (a *app) builtAgain(ctx context.Context, file string) (*proof.Proof, error) {
	temp, err := os.MkdirTemp("", "gongkai-rebuild-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	a.nextStep(disclosure.Say("重新建站", "building the site again"))
	defer a.took()
	return archive.Rebuild(ctx, file, temp, rebuild)
}

// proved tells what came of a proof; the last line is the verdict.
func (a *app) proved(file string, p *proof.Proof) error {
	for _, s := range p.Held {
		fmt.Fprintf(a.stdout, a.say("已证明 %s：%s\n", "proved, %s: %s\n"), s.Level.In(a.lang), s.What.In(a.lang))
	}
	for _, s := range p.Open {
		fmt.Fprintf(a.stdout, a.say("未证明 %s：%s\n", "not proved, %s: %s\n"), s.Level.In(a.lang), s.What.In(a.lang))
	}
	for _, f := range p.Wrong {
		if f.Where == "" {
			fmt.Fprintln(a.stdout, f.What.In(a.lang))
			continue
		}
		fmt.Fprintf(a.stdout, a.say("%s：%s\n", "%s: %s\n"), f.Where, f.What.In(a.lang))
	}
	if !p.Sound() {
		fmt.Fprintf(a.stdout, a.say("不符：%[1]s，%[2]d 处\n", "DAMAGED: %[1]s, %[2]d faults\n"), file, len(p.Wrong))
		return errFound
	}
	fmt.Fprintf(a.stdout, a.say("相符：%s\n", "SOUND: %s\n"), file)
	return nil
}

// differ tells what changed from one archive to another.
func (a *app) differ(ctx context.Context, args []string) error {
	if len(args) != 2 {
		return disclosure.Errorf("--diff 后写两个文件包，旧的在前", "name two archives behind --diff, the older one first")
	}
	d, err := archive.Diff(ctx, args[0], args[1])
	if err != nil {
		return err
	}
	for _, c := range []struct {
		sign  string
		names []string
	}{{"+", d.Added}, {"~", d.Changed}, {"-", d.Removed}} {
		for _, name := range c.names {
			fmt.Fprintln(a.stdout, c.sign, name)
		}
	}
	fmt.Fprintf(a.stdout, a.say("新增 %d、改变 %d、删去 %d，相同 %d\n", "%d added, %d changed, %d removed, %d the same\n"), len(d.Added), len(d.Changed), len(d.Removed), d.Same)
	return nil
}
