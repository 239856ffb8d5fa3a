package bagit

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

// members are the files of a container, before it is known which folder is the bag.
type members struct {
	bag   *Bag
	names []string
	found []entry
	links []bool
}

func (m *members) add(name string, e entry, link bool) error {
	if len(m.names) >= most {
		return m.bag.tooMany()
	}
	m.names, m.found, m.links = append(m.names, strings.TrimPrefix(name, "./")), append(m.found, e), append(m.links, link)
	return nil
}

// settle takes the files of the one folder into the bag. It is the one with a bagit.txt,
// or else with a manifest: a bag that lost the former is a bag still, which Verify tells.
func (m *members) settle() error {
	top, rank := "", 0
	for _, name := range m.names {
		first, rest, _ := strings.Cut(name, "/")
		if _, _, list := manifestOf(rest); list && rank < 1 {
			top, rank = first, 1
		}
		if rest == "bagit.txt" && rank < 2 {
			top, rank = first, 2
		}
		if name == "bagit.txt" {
			return disclosure.Errorf("%s 中的文件包不在一个文件夹里；请把文件包的文件夹整个打包", "the bag in %s does not lie in a folder; pack the folder of the bag as a whole", proof.Shown(m.bag.name))
		}
	}
	if rank == 0 {
		return nil // Open refuses it
	}
	for i, name := range m.names {
		rest, in := strings.CutPrefix(name, top+"/")
		switch {
		case !in:
			m.bag.odd.Add(name, "不在文件包的文件夹中，未作核对", "does not lie in the folder of the bag and is not proved")
		case m.links[i]:
			m.bag.addLink(rest)
		default:
			m.bag.add(rest, m.found[i])
		}
	}
	return nil
}
