package disclosure

import "io/fs"

// An Organ is a body that publishes, is addressed or signs (机关).
type Organ struct {
	ID    string
	Level string // government, department or township: deadlines differ by it
	Tier  string // province, city, county or township, where that is known: some rows are for some tiers only
	Name  Text
}

// tiers are where an organ stands, from the province down.
var tiers = []string{"province", "city", "county", "township"}

const organsFile = "reports/organs.toml"

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
		organs[id] = &Organ{
			ID:    id,
			Level: t.oneOf("level", required, "government", "department", "township"),
			Tier:  t.oneOf("tier", optional, append([]string{""}, tiers...)...),
			Name:  t.text("name", required),
		}
		t.done()
	}
	return organs
}
