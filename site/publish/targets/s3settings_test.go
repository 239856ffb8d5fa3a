package targets_test

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/site/publish/targets"
)

// TestS3SettingsAreToldAtOnce names all that is wrong, by key, and no key of the store.
func TestS3SettingsAreToldAtOnce(t *testing.T) {
	good := s3Settings(t, "https://s3.example.cn", pointer)
	t.Setenv("GONGKAI_TEST_EMPTY", "")
	outside, root := t.TempDir(), t.TempDir()
	write := func(dir, name, text string) string {
		t.Helper()
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	inside := write(root, "keys.toml", `access_key = "a"`+"\n"+`secret_key = "b"`)
	link := filepath.Join(outside, "link.toml")
	if err := os.Symlink(inside, link); err != nil {
		t.Fatal(err)
	}
	file := func(name string) map[string]any {
		return map[string]any{"access_key_env": nil, "secret_key_env": nil, "credentials": name}
	}
	for name, c := range map[string]struct {
		change map[string]any // nil takes a key away
		want   string         // of the errors, one a line; "" where there is none
	}{
		"good":           {nil, ""},
		"no scheme":      {map[string]any{"endpoint": "s3.example.cn:9000"}, ""},
		"this machine":   {map[string]any{"endpoint": "http://127.0.0.1:9000"}, ""},
		"this one, v6":   {map[string]any{"endpoint": "http://[::1]:9000"}, ""},
		"localhost":      {map[string]any{"endpoint": "http://localhost"}, ""},
		"from a file":    {file(write(outside, "keys.toml", `access_key = "a"`+"\n"+`secret_key = "`+s3Secret+`"`)), ""},
		"without TLS":    {map[string]any{"endpoint": "http://s3.example.cn"}, "endpoint: must be https; http is for this very machine only"},
		"a path":         {map[string]any{"endpoint": "https://s3.example.cn/site"}, "endpoint: must be the address of the store, as https://s3.example.cn"},
		"keys in it":     {map[string]any{"endpoint": "https://" + s3Access + ":x@s3.example.cn"}, "endpoint: must be the address of the store, as https://s3.example.cn"},
		"other words":    {map[string]any{"mode": "both", "lookup": "x", "lock": "x", "prefix": "../x", "bucket": "A_b"}, "bucket: is no name of a bucket\nmode: must be one of: pointer, in-place\nlookup: must be one of: dns, path\nlock: must be one of: none\nprefix: is no prefix, as www/gongkai is one"},
		"no keys":        {map[string]any{"access_key_env": nil, "secret_key_env": "GONGKAI_TEST_EMPTY"}, "access_key_env: is missing; name the environment variable that holds the key, or by credentials a file outside the folder of the site\nsecret_key_env: the environment variable GONGKAI_TEST_EMPTY is empty or not set; set it first"},
		"misspelt":       {map[string]any{"buckte": "x"}, "buckte: is not known; known are access_key_env, bucket, credentials, endpoint, keep, kind, lock, lookup, mode, prefix, region, secret_key_env, url, within_hours"},
		"in the site":    {file("keys.toml"), "credentials: must not be in the folder of the site, with which it would be kept and handed on; move it elsewhere"},
		"by a link":      {file(link), "credentials: must not be in the folder of the site, with which it would be kept and handed on; move it elsewhere"},
		"half a file":    {file(write(outside, "half.toml", `secret_key = "`+s3Secret+`"`)), "credentials: must hold access_key and secret_key, each as access_key = \"…\", and nothing else"},
		"broken file":    {file(write(outside, "broken.toml", `secret_key = `+s3Secret)), "credentials: must hold access_key and secret_key, each as access_key = \"…\", and nothing else"},
		"more in it":     {file(write(outside, "more.toml", `access_key = "a"`+"\n"+`secret_key = "b"`+"\n"+`token = "`+s3Secret+`"`)), "credentials: must hold access_key and secret_key, each as access_key = \"…\", and nothing else"},
		"no such file":   {file(filepath.Join(outside, "none.toml")), "credentials: cannot be read: lstat " + filepath.Join(outside, "none.toml") + ": no such file or directory"},
		"nothing at all": {map[string]any{"endpoint": nil, "bucket": nil, "mode": nil}, "endpoint: is missing or no text; write it\nbucket: is missing or no text; write it\nmode: is missing or no text; write it"},
	} {
		s := targets.Settings{Name: "web", Root: root, Values: maps.Clone(good.Values)}
		for key, value := range c.change {
			if s.Values[key] = value; value == nil {
				delete(s.Values, key)
			}
		}
		_, err := targets.Open(s)
		if c.want == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err == nil {
			t.Errorf("%s: it was taken", name)
			continue
		}
		en, zh := inBoth(t, err)
		if got := strings.ReplaceAll(en, "config.toml: params.gongkai.publish.web.", ""); got != c.want {
			t.Errorf("%s: got\n%s\nnot\n%s", name, got, c.want)
		}
		if strings.Count(zh, "\n") != strings.Count(en, "\n") || !strings.Contains(zh, "config.toml: params.gongkai.publish.web.") {
			t.Errorf("%s: in Chinese\n%s", name, zh)
		}
	}
}
