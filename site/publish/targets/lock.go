package targets

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"time"

	"github.com/gofrs/flock"

	"gongkai/disclosure"
)

// A holder is who holds a lock, as the lock tells others.
type holder struct {
	Host  string    `json:"host"`
	PID   int       `json:"pid"`
	Since time.Time `json:"since"`
}

// newHolder is this process, from now on.
func newHolder() holder {
	host, _ := os.Hostname() // only to be told to people
	return holder{host, os.Getpid(), time.Now().UTC().Truncate(time.Second)}
}

// Lock asks the system for the file, which lets go of it when its holder dies. Who holds
// it stands in a file beside it, for Windows lets nobody write into a locked one.
func (d *directory) Lock(context.Context) (func() error, error) {
	if err := os.MkdirAll(d.at("releases"), 0o755); err != nil {
		return nil, explain(err)
	}
	file := d.at("publish.lock")
	lock := flock.New(file)
	ok, err := lock.TryLock()
	if err != nil {
		return nil, explain(err)
	}
	if !ok {
		return nil, held(d.at("publish.holder"))
	}
	data, err := json.Marshal(newHolder())
	if err == nil {
		err = os.WriteFile(d.at("publish.holder"), append(data, '\n'), 0o644)
	}
	if err == nil {
		err = d.sweep()
	}
	if err != nil {
		lock.Close()
		return nil, explain(err)
	}
	return func() error {
		return explain(errors.Join(removeFile(d.at("publish.holder")), lock.Close()))
	}, nil
}

// held says who holds the lock, as far as it can be read.
func held(file string) error {
	var h holder
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &h)
	}
	if err != nil {
		return disclosure.Errorf("正有另一次发布在进行（%s）；请等它结束", "another publication is under way (%s); wait for it to end", file)
	}
	return disclosure.Errorf("正有另一次发布在进行：%[1]s，进程 %[2]d，始于 %[3]s；请等它结束", "another publication is under way: %[1]s, process %[2]d, since %[3]s; wait for it to end", h.Host, h.PID, h.Since.Format(time.RFC3339))
}
