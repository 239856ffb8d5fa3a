package attachment

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	pdfium "github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// The limits of the machine that reads PDF.
const (
	pdfMemory  = 2048 // of 64 KiB: 128 MiB
	pdfPatient = time.Minute
)

// A Reader reads files. It starts the machine for PDF when the first PDF comes,
// and reads one PDF at a time. The zero value is ready; Close it.
type Reader struct {
	// CacheDir is a folder where the compiled machine may be kept for the next
	// time, or "": compiling it takes some seconds.
	CacheDir string
	// Worth says of the source of a text whether anybody wants to read it, so that
	// the others need not be taken apart; nil: all. Of files whose format is not
	// read, only those are of interest that it likes.
	Worth func(source []byte) bool

	mu    sync.Mutex
	pool  pdfium.Pool
	cache wazero.CompilationCache
	err   error
}

// Close lets the machine go.
func (r *Reader) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	var errs []error
	if r.pool != nil {
		errs = append(errs, r.pool.Close())
		r.pool = nil
	}
	if r.cache != nil {
		errs = append(errs, r.cache.Close(context.Background()))
		r.cache = nil
	}
	return errors.Join(errs...)
}

// start compiles the machine. It gets no files, no network, no clock that
// matters and no randomness.
func (r *Reader) start() error {
	if r.pool != nil || r.err != nil {
		return r.err
	}
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(pdfMemory).
		WithCloseOnContextDone(true)
	if r.CacheDir != "" {
		// Without the folder it only takes longer.
		if cache, err := wazero.NewCompilationCacheWithDir(r.CacheDir); err == nil {
			r.cache = cache
			config = config.WithCompilationCache(cache)
		}
	}
	r.pool, r.err = webassembly.Init(webassembly.Config{
		Context: experimental.WithMemoryAllocator(context.Background(), experimental.MemoryAllocatorFunc(allocate)),
		MaxIdle: 1, MaxTotal: 1, RuntimeConfig: config, FSConfig: wazero.NewFSConfig(),
		Stdout: nothing{}, Stderr: nothing{}, RandomSource: nothing{},
	})
	if r.err != nil {
		r.err = fmt.Errorf("starting the reader of PDF: %w", r.err)
	}
	debug.FreeOSMemory() // compiling takes more memory than any PDF does after it
	return r.err
}

// allocate gives a machine the memory that it may have at most, at once: to grow
// would copy it again and again. What is never touched costs nothing.
func allocate(_, most uint64) experimental.LinearMemory {
	m := memory(make([]byte, min(most, pdfMemory<<16)))
	return &m
}

type memory []byte

func (m *memory) Reallocate(size uint64) []byte {
	if size > uint64(len(*m)) {
		return nil
	}
	return (*m)[:size]
}

func (m *memory) Free() { *m = nil }

// nothing swallows what is written, and reads as zeros.
type nothing struct{}

func (nothing) Write(p []byte) (int, error) { return len(p), nil }

func (nothing) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// readPDF reads the text of a PDF page by page, its remarks and its properties.
func (r *Reader) readPDF(t *Text, raw []byte, inside string) (err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.start(); err != nil {
		return err
	}
	machine, err := r.pool.GetInstance(pdfPatient)
	if err != nil {
		return ErrTooLong
	}
	ctx, done := context.WithTimeout(t.ctx, pdfPatient)
	defer done()
	var late atomic.Bool
	spare := context.AfterFunc(ctx, func() {
		late.Store(true)
		machine.Kill()
	})
	defer func() {
		// A machine that was stopped, or ran out of memory, fails in many ways.
		if p := recover(); p != nil && err == nil {
			err = ErrDamaged
		}
		if spare() {
			machine.Close()
		}
		if late.Load() {
			err = ErrTooLong
		}
	}()
	return readPages(t, machine, raw, inside)
}

func readPages(t *Text, machine pdfium.Pdfium, raw []byte, inside string) error {
	opened, err := machine.OpenDocument(&requests.OpenDocument{FileReader: bytes.NewReader(raw), FileReaderSize: int64(len(raw))})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return ErrEncrypted
	case err != nil:
		return ErrDamaged
	}
	doc := opened.Document
	if meta, err := machine.GetMetaData(&requests.GetMetaData{Document: doc}); err == nil {
		for _, tag := range meta.Tags {
			if !strings.HasSuffix(tag.Tag, "Date") {
				t.add(Line{Text: tag.Value, Place: Properties, Inside: inside})
			}
		}
	}
	count, err := machine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc})
	if err != nil {
		return ErrDamaged
	}
	for i := range min(count.PageCount, MaxPages) {
		if err := readPage(t, machine, doc, i, inside); err != nil {
			return ErrDamaged
		}
	}
	t.Cut = t.Cut || count.PageCount > MaxPages
	return nil
}

func readPage(t *Text, machine pdfium.Pdfium, doc references.FPDF_DOCUMENT, i int, inside string) error {
	loaded, err := machine.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: i})
	if err != nil {
		return nil // a page that is damaged does not hide the others
	}
	defer machine.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	page := requests.Page{ByReference: &loaded.Page}
	text, err := machine.GetPageText(&requests.GetPageText{Page: page})
	if err != nil {
		return err
	}
	for line := range strings.Lines(text.Text) {
		if !t.add(Line{Text: strings.TrimSpace(line), Page: i + 1, Inside: inside}) {
			return nil
		}
	}
	return nil
}
