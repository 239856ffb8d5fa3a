package disclosure

import "io/fs"

// An Organ is a body that publishes, is addressed or signs (机关).
type Organ struct {
	ID    string
	Level string // one of levels: deadlines differ by it
	Tier  string // one of tiers, or "" where that is not known: some equations are for some tiers only
	Name  Text
	Place int // in the file, which says in what order readers see organs: the line
}

const organsFile = "reports/organs.toml"

// What an organ's level and tier may be.
var (
	levels = []string{"government", "department", "township"}
	tiers  = []string{"province", "city", "county", "township"}
)

// loadOrgans reads reports/organs.toml: [organs.ID] with level, tier and name.
func loadOrgans(fsys fs.FS, faults *Faults) map[string]*Organ {
	organs := map[string]*Organ{}
	file := readTOML(fsys, organsFile, faults)
	if file == nil {
		return organs
	}
	all := file.sub("organs", required)
	file.done()
	if all == nil {
		return organs
	}
	for id := range all.values {
		checkKey(all, id)
		t := all.sub(id, required)
		if t == nil {
			continue
		}
		o := &Organ{ID: id, Level: t.oneOf("level", required, levels...), Name: t.text("name", required), Place: t.in.line(t.path)}
		if t.has("tier") {
			o.Tier = t.oneOf("tier", required, tiers...)
		}
		organs[id] = o
		t.done()
	}
	return organs
}
