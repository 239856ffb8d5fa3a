//go:build unix

package targets_test

import (
	"context"
	"io"
	"math"
	"net"
	"sync"
	"testing"
)

// proxy forwards connections to a server, and ends each after as many bytes to it as
// limit says for the first, second … connection; below 0, never. Where frozen is not
// nil, it keeps connections open at the end, and closes frozen.
func proxy(t testing.TB, to string, limit func(n int) int64, frozen chan struct{}) (port int) {
	t.Helper()
	listener, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	var lines sync.WaitGroup
	var once sync.Once
	ended := make(chan struct{})
	lines.Go(func() {
		for n := 0; ; n++ {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial("tcp", to)
			if err != nil {
				t.Error(err)
				return
			}
			over, end := context.WithCancel(context.Background())
			lines.Go(func() {
				select {
				case <-over.Done():
				case <-ended:
				}
				client.Close()
				server.Close()
			})
			most := limit(n)
			frozen := frozen
			if most < 0 {
				most, frozen = math.MaxInt64, nil
			}
			lines.Go(func() {
				sent, _ := io.CopyN(server, client, most)
				if frozen == nil || sent < most {
					end()
					return
				}
				once.Do(func() { close(frozen) })
			})
			lines.Go(func() {
				_, _ = io.Copy(client, server) // it ends as the connection does
				end()
			})
		}
	})
	t.Cleanup(func() {
		listener.Close()
		close(ended)
		lines.Wait()
	})
	return listener.Addr().(*net.TCPAddr).Port
}
