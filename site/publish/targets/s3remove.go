package targets

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/minio/minio-go/v7"

	"gongkai/disclosure"
)

// remove deletes keys, and takes none for deleted of which the store did not say so:
// its library passes over some that were refused.
func (s *store) remove(ctx context.Context, keys []string) error {
	slices.Sort(keys)
	list := func(yield func(minio.ObjectInfo) bool) {
		for _, key := range keys {
			if !yield(minio.ObjectInfo{Key: s.prefix + key}) {
				return
			}
		}
	}
	results, err := s.client.RemoveObjectsWithIter(ctx, s.bucket, list, minio.RemoveObjectsOptions{})
	if err != nil {
		return s.explain(err)
	}
	gone, why := map[string]bool{}, map[string]error{}
	var general error
	for r := range results {
		switch {
		case r.Err == nil, isNoKey(r.Err): // a request of a run that was killed came before
			gone[strings.TrimPrefix(r.ObjectName, s.prefix)] = true
		case r.ObjectName == "":
			general = r.Err
		default:
			why[strings.TrimPrefix(r.ObjectName, s.prefix)] = r.Err
		}
	}
	var faults []error
	for _, key := range keys {
		if gone[key] {
			continue
		}
		err := why[key]
		if err == nil {
			err = general
		}
		if err == nil {
			err = ctx.Err()
		}
		reason := disclosure.Say("对象存储没有确认", "the store did not confirm it")
		if err != nil {
			reason = reasonOf(s.explain(err))
		}
		faults = append(faults, disclosure.Errorf("没有删去 %[1]s：%[2]s", "%[1]s was not deleted: %[3]s", s.prefix+key, reason.In(disclosure.ZhCN), reason.In(disclosure.En)))
	}
	return together(faults)
}

// reasonOf is an error in both languages.
func reasonOf(err error) disclosure.Text {
	var said interface{ In(disclosure.Lang) string }
	if errors.As(err, &said) {
		return disclosure.Text{disclosure.ZhCN: said.In(disclosure.ZhCN), disclosure.En: said.In(disclosure.En)}
	}
	return disclosure.Say("%v", "%v", err)
}
