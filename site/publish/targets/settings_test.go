package targets_test

import (
	"testing"

	"gongkai/site/publish/targets"
)

// TestSettingsAreToldByKey names what is wrong with settings.
func TestSettingsAreToldByKey(t *testing.T) {
	for want, values := range map[string]map[string]any{
		"config.toml: params.gongkai.publish.web.kind: is missing or no text; write it":                                     {"path": "x"},
		`config.toml: params.gongkai.publish.web.kind: there is no kind "ftp"; known are directory, package, cms, sftp, s3`: {"kind": "ftp"},
		"config.toml: params.gongkai.publish.web.path: is missing or no text; write it":                                     {"kind": "directory"},
		"config.toml: params.gongkai.publish.web.paht: is not known; known are keep, kind, path, url, within_hours":         {"kind": "directory", "path": "x", "paht": "y"},
		"config.toml: params.gongkai.publish.web.keep: must be a whole number from 1 to 1000":                               {"kind": "directory", "path": "x", "keep": int64(0)},
	} {
		s := targets.Settings{Name: "web", Values: values}
		_, err := targets.Open(s)
		if err == nil {
			_, err = s.Keep()
		}
		if err == nil || err.Error() != want {
			t.Errorf("%v: got %v, not %s", values, err, want)
		}
	}
}
