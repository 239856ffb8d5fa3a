package bagit_test

import (
	"archive/zip"
	"io"
	"testing"
)

type zipWriter struct{ *zip.Writer }

func newZip(out io.Writer) zipWriter { return zipWriter{zip.NewWriter(out)} }

func (z zipWriter) add(t testing.TB, name string, data []byte) {
	t.Helper()
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write(data)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func (z zipWriter) close(t testing.TB) {
	t.Helper()
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}
