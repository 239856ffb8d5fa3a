//go:build unix

package targets_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"gongkai/site/publish"
)

// switches is how often the live release changes under load.
const switches = 1000

// TestNginxServesWholeReleases switches between two releases while readers ask for
// their pages: each answer is a whole page of one or the other, and none fails.
func TestNginxServesWholeReleases(t *testing.T) {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "gk") // short, for sockets have short names
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	target := openDirectory(t, filepath.Join(dir, "www"))
	pub := &publish.Publisher{Target: target, Keep: 2, Now: clock(), Book: filepath.Join(dir, "web.jsonl")}
	var ids []string
	for i := range 2 {
		out, err := pub.Publish(ctx, tree(t, pages(i)))
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, out.Release.ID)
	}
	client := nginx(t, dir)
	var wants [2]map[string]string
	for i := range wants {
		wants[i] = pages(i)
	}
	var asked [2]atomic.Int64
	done := make(chan struct{})
	var readers sync.WaitGroup
	for r := range 8 {
		readers.Go(func() {
			for i := r; ; i++ {
				select {
				case <-done:
					return
				default:
				}
				page := fmt.Sprintf("reports/%d/", 7*(i%17)+1)
				body, err := get(client, page)
				switch key := page + "index.html"; {
				case err != nil:
					t.Errorf("%s: %v", page, err)
					return
				case body == wants[0][key]:
					asked[0].Add(1)
				case body == wants[1][key]:
					asked[1].Add(1)
				default:
					t.Errorf("%s is of neither release:\n%.200s", page, body)
					return
				}
			}
		})
	}
	for i := range switches {
		if err := target.Switch(ctx, ids[i%2]); err != nil {
			t.Error(err)
			break
		}
		// As many switches as there are answers at least, or few would meet one.
		for before := asked[0].Load() + asked[1].Load(); asked[0].Load()+asked[1].Load() == before && !t.Failed(); {
			runtime.Gosched()
		}
	}
	close(done)
	readers.Wait()
	t.Logf("%d and %d answers while the release was switched %d times", asked[0].Load(), asked[1].Load(), switches)
	if asked[0].Load() == 0 || asked[1].Load() == 0 {
		t.Error("one of the releases was never seen")
	}
}

func get(client *http.Client, path string) (string, error) {
	answer, err := client.Get("http://site.example/" + path)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", answer.Status, strings.TrimSpace(string(body)))
	}
	return string(body), err
}
