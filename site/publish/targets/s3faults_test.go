//go:build unix

package targets_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"gongkai/site/publish"
)

// TestWhatAStoreRefusesIsToldInBothLanguages, and the live site is as it was. What the
// store wrote itself is not repeated: it may hold anything.
func TestWhatAStoreRefusesIsToldInBothLanguages(t *testing.T) {
	for _, mode := range []string{pointer, inPlace} {
		f := newFake(t)
		var code atomic.Value
		code.Store("")
		p := shelfPlace(s3Settings(t, onLoopback(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if code.Load() == "" || r.Method != http.MethodPut || strings.HasSuffix(r.URL.Path, "/publish.lock") {
				f.ServeHTTP(w, r)
				return
			}
			w.WriteHeader(http.StatusForbidden)
			fmt.Fprintf(w, `<Error><Code>%s</Code><Message>%s, %s</Message></Error>`, code.Load(), s3Access, s3Secret)
		})), mode), mode, f.read)
		ids := between(t, p)
		pub := &publish.Publisher{Target: p.open(t), Keep: 3, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
		pub.Now() // past the two
		pub.Now()
		for answer, want := range map[string][2]string{
			"QuotaExceeded":         {"the store is full: bucket site", "存储空间已满：存储桶 site"},
			"AccessDenied":          {"permission denied: ", "没有权限：存储桶 site"},
			"NoSuchBucket":          {"there is no bucket site; make it, or correct bucket", "没有存储桶 site"},
			"SignatureDoesNotMatch": {"does not take the keys (SignatureDoesNotMatch)", "不接受密钥（SignatureDoesNotMatch）"},
			"RequestTimeTooSkewed":  {"the clock of this machine is far from that of", "请先校准时钟"},
			"Strange":               {"refused a request: Strange", "不接受请求：Strange"},
		} {
			code.Store(answer)
			_, err := pub.Publish(context.Background(), tree(t, map[string]string{"index.html": answer}))
			code.Store("")
			if err == nil {
				t.Errorf("%s: it was published", answer)
				continue
			}
			en, zh := inBoth(t, err)
			if !strings.Contains(en, want[0]) || !strings.Contains(zh, want[1]) || !strings.HasSuffix(en, "; the live site is as it was") || !strings.HasSuffix(zh, "；现行网站没有改变") {
				t.Errorf("%s: %s\n%s", answer, en, zh)
			}
			if got := servesOne(t, p, ids); got != ids[0] {
				t.Errorf("%s: %s is live", answer, got)
			}
			if left := p.left(); len(left) > 0 {
				t.Errorf("%s: it left %q", answer, left)
			}
		}
	}
}

// A line stands between a publisher and a store, and is cut for good after some bytes.
type line struct {
	net.Listener
	to   string
	left atomic.Int64

	mu   sync.Mutex
	open []net.Conn
}

func (l *line) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.Listener.Close()
	for _, c := range l.open {
		c.Close()
	}
}

func (l *line) run() {
	for {
		in, err := l.Accept()
		if err != nil {
			return
		}
		out, err := net.Dial("tcp", l.to)
		if err != nil {
			in.Close()
			return
		}
		l.mu.Lock()
		l.open = append(l.open, in, out)
		l.mu.Unlock()
		go func() { _, _ = io.Copy(in, out); in.Close() }()
		go func() {
			buffer := make([]byte, 512)
			for {
				n, err := in.Read(buffer)
				if l.left.Add(-int64(n)) < 0 {
					l.cut()
					return
				}
				if _, e := out.Write(buffer[:n]); err != nil || e != nil {
					out.Close()
					return
				}
			}
		}()
	}
}

// newLine starts one that is cut after so many bytes.
func newLine(t *testing.T, to string, after int64) *line {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(to)
	if err != nil {
		t.Fatal(err)
	}
	l := &line{Listener: listener, to: u.Host}
	l.left.Store(after)
	go l.run()
	t.Cleanup(l.cut)
	return l
}

// TestALineThatIsCutLeavesTheLiveSite: cut at seeded places, a publication ends with a clear
// error, the live site is as it was, or in place a journal tells, and the next one tidies up.
func TestALineThatIsCutLeavesTheLiveSite(t *testing.T) {
	random := rand.New(rand.NewPCG(2024, 320))
	sites := [2]publish.Tree{tree(t, pages(0)), tree(t, pages(1))}
	both := [2]map[string]string{pages(0), pages(1)}
	var runs sync.WaitGroup
	var asBefore, mixed atomic.Int64
	for _, mode := range []string{pointer, inPlace} {
		const plenty = 1 << 40
		whole := int64(0) // bytes of one publication
		for i := range 9 {
			f := newFake(t)
			address := onLoopback(t, f)
			straight := shelfPlace(s3Settings(t, address, mode), mode, f.read)
			pub := &publish.Publisher{Target: straight.open(t), Keep: 2, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
			if _, err := pub.Publish(context.Background(), sites[0]); err != nil {
				t.Fatal(err)
			}
			after := int64(plenty)
			if whole > 0 {
				after = whole/50 + random.Int64N(whole)
				if i%2 == 0 { // the switch is short beside the uploads
					after = whole*7/10 + random.Int64N(whole*3/10)
				}
			}
			l := newLine(t, address, after)
			cut := *pub
			cut.Target = place{settings: s3Settings(t, "http://"+l.Addr().String(), mode)}.open(t)
			if whole == 0 {
				if _, err := cut.Publish(context.Background(), sites[1]); err != nil {
					t.Fatal(err)
				}
				whole = (plenty - l.left.Load()) * 9 / 10 // to the end of the switch, and a little more
				continue
			}
			runs.Go(func() {
				_, err := cut.Publish(context.Background(), sites[1])
				if err == nil {
					return // it was all but done
				}
				en, zh := inBoth(t, err)
				if !strings.Contains(en, "no connection to "+l.Addr().String()+", or it was cut") || !strings.Contains(zh, "或连接中断") {
					t.Errorf("%s\n%s", en, zh)
				}
				got, err := straight.served()
				if err != nil {
					t.Error(err)
				}
				delete(got, publish.RecordPath)
				switch old := reflect.DeepEqual(got, both[0]); {
				case old:
					asBefore.Add(1)
				case strings.HasSuffix(en, "the live site is as it was"):
					t.Errorf("the live site is not as it was: %s", en)
				case !isOneOf(got, both) && straight.mixed != nil && straight.mixed():
					mixed.Add(1)
				case !isOneOf(got, both):
					t.Errorf("it serves %d files of both releases", len(got))
				}
				if _, err := pub.Publish(context.Background(), sites[1]); err != nil {
					t.Error(err)
				}
				if left := straight.left(); len(left) > 0 {
					t.Errorf("it left %d keys, %s and others", len(left), left[0])
				}
			})
		}
	}
	runs.Wait()
	t.Logf("of 16, %d were cut before anything live was touched, %d between two releases", asBefore.Load(), mixed.Load())
	if asBefore.Load() < 4 || mixed.Load() == 0 {
		t.Error("too few to tell anything")
	}
}

// TestARemovalIsNeverTakenForGranted: what a store did not say that it deleted is an error
// that names the key, whatever the store and the library pass over.
func TestARemovalIsNeverTakenForGranted(t *testing.T) {
	f := newFake(t)
	said := ""
	p := shelfPlace(s3Settings(t, onLoopback(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost && said != "" {
			fmt.Fprint(w, said)
			return
		}
		f.ServeHTTP(w, r)
	})), inPlace), inPlace, f.read)
	ids := between(t, p)
	target := p.open(t)
	for _, answer := range []string{
		`<DeleteResult></DeleteResult>`,
		`<DeleteResult><Error><Key>a/b/_gongkai/manifests/` + ids[1] + `.sha256</Key><Code>InvalidArgument</Code></Error></DeleteResult>`,
		`<DeleteResult><Error><Key>a/b/_gongkai/manifests/` + ids[1] + `.sha256</Key><Code>AccessDenied</Code></Error></DeleteResult>`,
		`no answer at all`,
	} {
		said = answer
		err := target.Drop(context.Background(), ids[1])
		said = ""
		if err == nil {
			t.Fatalf("%s was taken for a removal", answer)
		}
		if en, zh := inBoth(t, err); !strings.Contains(en, "a/b/_gongkai/manifests/"+ids[1]+".sha256 was not deleted: ") || !strings.Contains(zh, "没有删去 a/b/_gongkai/manifests/"+ids[1]+".sha256：") {
			t.Errorf("%s: %s\n%s", answer, en, zh)
		}
	}
	// What was not there any more is gone.
	said = `<DeleteResult><Error><Key>a/b/_gongkai/manifests/` + ids[1] + `.sha256</Key><Code>NoSuchKey</Code></Error></DeleteResult>`
	if err := target.Drop(context.Background(), ids[1]); err != nil {
		t.Error(err)
	}
	said = ""
	if err := target.Drop(context.Background(), ids[1]); err != nil {
		t.Error(err)
	}
}

// TestNoRemovalIsCapped takes more pages away than stores delete at a time, and drops the
// release that had them: no byte of them is left.
func TestNoRemovalIsCapped(t *testing.T) {
	for _, mode := range []string{pointer, inPlace} {
		f := newFake(t)
		p := shelfPlace(s3Settings(t, onLoopback(t, f), mode), mode, f.read)
		many := map[string]string{"index.html": "one"}
		for i := range 1100 {
			many[fmt.Sprintf("withdrawn/%d.html", i)] = fmt.Sprintf("planted %d", i)
		}
		pub := &publish.Publisher{Target: p.open(t), Keep: 1, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
		for _, site := range []map[string]string{many, {"index.html": "two"}, {"index.html": "three"}} {
			if _, err := pub.Publish(context.Background(), tree(t, site)); err != nil {
				t.Fatal(err)
			}
		}
		s, err := f.read()
		if err != nil {
			t.Fatal(err)
		}
		for key, text := range s {
			if strings.Contains(key+text, "planted") || strings.Contains(key+text, "withdrawn") {
				t.Errorf("%s: %s is left: %.80s", mode, key, text)
			}
		}
	}
}

// TestABucketThatKeepsOldVersionsIsRefused: what is withdrawn would stay in it.
func TestABucketThatKeepsOldVersionsIsRefused(t *testing.T) {
	p := fakeS3(pointer)(t)
	if err := clientOf(t, p).EnableVersioning(context.Background(), "site"); err != nil {
		t.Fatal(err)
	}
	_, err := p.open(t).Lock(context.Background())
	if err == nil {
		t.Fatal("it was taken")
	}
	if en, zh := inBoth(t, err); !strings.Contains(en, "the bucket site keeps old versions") || !strings.Contains(zh, "存储桶 site 开启了多版本") {
		t.Errorf("%s, %s", en, zh)
	}
}
