//go:build !unix

package targets_test

import "testing"

func sftpPlace(t testing.TB) place {
	t.Skip("the server that this is tried on is OpenSSH's, on a Unix")
	return place{}
}
