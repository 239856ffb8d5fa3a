package disclosure

import "embed"

// Forms reads the forms that gongkai ships, by their ids.
func Forms() (map[string]*Form, error) {
	var faults Faults
	forms, _ := loadForms(embed.FS{}, loadUnits(&faults), &faults)
	return forms, faults.orNil()
}
