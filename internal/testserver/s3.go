// Package testserver runs servers that are not ours for tests. It is for tests only, and
// never reaches beyond this machine.
package testserver

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// The keys that the object store takes.
const (
	Access = "AKTESTTESTTESTTEST01"
	Secret = "s3cr3t/Never+Printed=Anywhere"
)

// S3 runs an independent object store (versitygw) until the test ends. It gives its address
// and the folder of its one bucket, "site", where each object is a file. root is the way
// to the root of the repository, where internal/testtools/install has put the program.
func S3(t testing.TB, root string) (endpoint, bucket string) {
	t.Helper()
	binary, err := filepath.Abs(filepath.Join(root, "internal/testtools/bin/versitygw"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "site"), 0o755); err != nil {
		t.Fatal(err)
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := free.Addr().String()
	free.Close()
	server := exec.Command(binary, "--quiet", "--access", Access, "--secret", Secret, "--port", at, "--keep-alive", "posix", dir)
	if err := server.Start(); err != nil {
		t.Fatalf("%v; internal/testtools/install brings it", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Wait() }()
	t.Cleanup(func() {
		_ = server.Process.Kill()
		<-ended
	})
	for {
		if c, err := net.Dial("tcp", at); err == nil {
			c.Close()
			return "http://" + at, filepath.Join(dir, "site")
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("versitygw: %v", err)
		default:
			runtime.Gosched()
		}
	}
}
