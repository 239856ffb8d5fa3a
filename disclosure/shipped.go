package disclosure

import (
	"embed"
	"io/fs"
)

// Forms reads the forms that gongkai ships, by their ids.
func Forms() (map[string]*Form, error) {
	var faults Faults
	forms, _ := loadForms(embed.FS{}, loadUnits(&faults), &faults)
	return forms, faults.orNil()
}

// ShippedForms are the files of the forms that gongkai ships, as they are written.
func ShippedForms() fs.FS { return formFiles }
