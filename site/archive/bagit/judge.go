package bagit

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

// A judgement holds what was read against the lists of the payload, or of the tag files.
type judgement struct {
	*verification
	level disclosure.Text
	tags  bool
	lists uint32         // those lists, by their numbers
	good  map[int]int    // by list: files that are as it says
	lacks map[int]string // by list: a file that another list names, where that is allowed
	gone  []string       // what the lists name and is not there
	extra []string       // what is there and no list names
}

func (v *verification) judge(tags bool, level disclosure.Text) {
	j := &judgement{verification: v, level: level, tags: tags, good: map[int]int{}, lacks: map[int]string{}}
	names := map[string]bool{}
	for name := range v.bag.files {
		names[name] = isPayload(name) != tags
	}
	for i, m := range v.lists {
		if m.tags == tags {
			j.lists |= 1 << i
			for name := range m.lines {
				names[name] = true
			}
		}
	}
	switch {
	case j.lists == 0 && tags:
		v.proof.Leaves(level, "没有 tagmanifest-*.txt，说明文件无从核对", "there is no tagmanifest-*.txt, so nothing proves the tag files")
		return
	case j.lists == 0:
		v.found.Add(v.bag.name, "没有文件清单（manifest-*.txt），内容无从核对", "has no manifest (manifest-*.txt), so nothing proves the payload")
		return
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if names[name] {
			j.file(name)
		}
	}
	j.renamed()
	for _, name := range j.gone {
		if name != "bagit.txt" { // told already
			j.say(name, "缺失（见 %[1]s）", "is missing (see %[2]s)", j.naming(name))
		}
	}
	j.added()
	j.sumUp()
}

// naming gives the lists that name a file.
func (j *judgement) naming(name string) (in uint32) {
	for i, m := range j.verification.lists {
		if _, ok := m.lines[name]; ok && j.lists&(1<<i) != 0 {
			in |= 1 << i
		}
	}
	return in
}

// file judges one file. Where lists contradict each other, the fault is looked for in the
// list that stands alone: a file that has a strong digest cannot have been changed.
func (j *judgement) file(name string) {
	r, there := j.results[name]
	in := j.naming(name)
	switch {
	case !there && j.absent[name]:
	case !there && in != j.lists && j.complete():
		j.each(in, func(_ int, m *manifest) {
			j.say(m.at(name), "列有 %[3]s，但没有这个文件，也不在 %[1]s 中", "lists %[3]s, which is neither there nor in %[2]s", j.lists&^in, proof.Shown(name))
		})
	case !there:
		j.gone = append(j.gone, name)
	case r.err != nil:
		j.unread(name, r.err)
	case in == 0:
		j.extra = append(j.extra, name)
	case r.wrong != 0 && j.strong(r.right) == 0:
		j.say(name, "改动过（见 %[1]s）", "was changed (see %[2]s)", r.wrong)
	case r.wrong != 0:
		j.each(r.wrong, func(_ int, m *manifest) {
			j.say(m.at(name), "所列 %[3]s 的摘要有误，该文件未变（见 %[1]s）", "has a wrong digest of %[3]s, which is unchanged (see %[2]s)", j.strong(r.right), proof.Shown(name))
		})
	}
	if !there || r.err != nil || in == 0 {
		return
	}
	j.each(r.right, func(i int, _ *manifest) { j.good[i]++ })
	j.each(j.lists&^in, func(i int, m *manifest) {
		if j.complete() {
			j.say(m.file, "未列出 %[3]s，后者见 %[1]s", "does not list %[3]s, which is in %[2]s", in, proof.Shown(name))
		} else if j.lacks[i] == "" {
			j.lacks[i] = name
		}
	})
}

// complete reports whether all lists must name the same files. Before BagIt 1.0 they need
// not; since then those of the payload must and those of tag files should, and lists of
// which one lacks what the others have are how a list that was cut short looks.
func (j *judgement) complete() bool { return j.version != "0.97" }

func (j *judgement) each(lists uint32, do func(i int, m *manifest)) {
	for i, m := range j.verification.lists {
		if lists&(1<<i) != 0 {
			do(i, m)
		}
	}
}

func (j *judgement) strong(lists uint32) (out uint32) {
	j.each(lists, func(i int, m *manifest) {
		if m.algorithm.make != nil && !m.algorithm.weak {
			out |= 1 << i
		}
	})
	return out
}

// named gives the names of lists, as they stand in a sentence.
func (j *judgement) named(lists uint32) disclosure.Text {
	var out []string
	j.each(lists, func(_ int, m *manifest) { out = append(out, proof.Shown(m.file)) })
	return listing(out)
}

// say notes a fault whose sentence ends with the names of lists.
func (j *judgement) say(where, zh, en string, lists uint32, args ...any) {
	names := j.named(lists)
	j.found.Add(where, zh, en, append([]any{names.In(disclosure.ZhCN), names.In(disclosure.En)}, args...)...)
}

func listing(names []string) disclosure.Text {
	return disclosure.Text{disclosure.ZhCN: strings.Join(names, "、"), disclosure.En: strings.Join(names, ", ")}
}

// at is the line of a list where it names a file.
func (m *manifest) at(name string) string { return m.file + ":" + strconv.Itoa(m.lines[name].number) }
