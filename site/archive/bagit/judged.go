package bagit

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

// renamed takes out of what is gone and what was added those that are one file.
func (j *judgement) renamed() {
	by := -1 // the list by whose digests they are told: one that is strong, if there is one
	j.each(j.lists, func(i int, m *manifest) {
		if m.algorithm.make != nil && (by < 0 || j.strong(1<<by) == 0 && !m.algorithm.weak) {
			by = i
		}
	})
	if by < 0 {
		return
	}
	m := j.verification.lists[by]
	was := map[string][]string{}
	for _, name := range j.gone {
		if line, ok := m.lines[name]; ok {
			was[line.digest] = append(was[line.digest], name)
		}
	}
	now := map[string]string{}
	j.extra = slices.DeleteFunc(j.extra, func(name string) bool {
		digest := j.results[name].digests[m.algorithm.name]
		if len(was[digest]) == 0 {
			return false
		}
		now[was[digest][0]] = name
		was[digest] = was[digest][1:]
		return true
	})
	j.gone = slices.DeleteFunc(j.gone, func(name string) bool {
		to, ok := now[name]
		switch {
		case ok && norm.NFC.String(to) == norm.NFC.String(name):
			j.found.Add(name, "文件名换了 Unicode 写法（%+q），内容未变", "has its name in another form of Unicode (%+q); its content is as listed", to)
		case ok:
			j.found.Add(name, "改名为 %s，内容未变", "was renamed to %s; its content is as listed", proof.Shown(to))
		}
		return ok
	})
}

// added tells what no list names. Of the payload that is wrong; tag files may be added.
func (j *judgement) added() {
	if !j.tags {
		for _, name := range j.extra {
			j.say(name, "是多出来的文件，不在 %[1]s 中", "was added: it is not in %[2]s", j.lists)
		}
		return
	}
	j.extra = slices.DeleteFunc(j.extra, func(name string) bool { _, tags, list := manifestOf(name); return list && tags })
	if n := len(j.extra); n > 0 {
		var first []string
		for _, name := range j.extra[:min(n, proof.Told)] {
			first = append(first, proof.Shown(name))
		}
		if n > proof.Told {
			first = append(first, "… ("+strconv.Itoa(n)+")")
		}
		names := listing(first)
		j.proof.Leaves(j.level, "不在清单中、无从核对的：%[1]s", "nothing proves these, which are in no list: %[2]s", names.In(disclosure.ZhCN), names.In(disclosure.En))
	}
}

// sumUp tells of each list what it proved.
func (j *judgement) sumUp() {
	j.each(j.lists, func(i int, m *manifest) {
		absent := 0
		for name := range j.absent {
			if _, ok := m.lines[name]; ok {
				absent++
			}
		}
		switch whole := j.good[i]+absent == len(m.lines) && !m.flawed; {
		case m.algorithm.make == nil:
			j.proof.Leaves(j.level, "%[1]s 的算法 %[2]s 未知，只核对了文件是否都在", "%[1]s uses the algorithm %[2]s, which is not known: only whether its files are there was looked at", proof.Shown(m.file), proof.Shown(m.algorithm.name))
		case whole && m.algorithm.weak:
			j.proof.Holds(j.level, "%[2]s：所列文件全部一致（%[1]d 个；%[3]s 已不能防止有意的改动）", "%[2]s: every file is as listed (%[1]d; %[3]s does not withstand changes made on purpose any more)", j.good[i], proof.Shown(m.file), strings.ToUpper(m.algorithm.name))
		case whole:
			j.proof.Holds(j.level, "%[2]s：所列文件全部一致（%[1]d 个）", "%[2]s: every file is as listed (%[1]d)", j.good[i], proof.Shown(m.file))
		}
		if j.lacks[i] != "" {
			j.proof.Leaves(j.level, "%[1]s 未列出其他清单所列的文件，如 %[2]s", "%[1]s does not list what another list does, as %[2]s", proof.Shown(m.file), proof.Shown(j.lacks[i]))
		}
	})
}
