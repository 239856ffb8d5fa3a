package main

import (
	"fmt"
	"strings"
	"time"

	"gongkai/disclosure"
)

// A step is one part of a long command, and when it began.
type step struct {
	what disclosure.Text
	at   time.Time
}

// nextStep notes that the next step begins, and tells whoever watches.
func (a *app) nextStep(what disclosure.Text) {
	a.steps = append(a.steps, step{what, time.Now()})
	a.ended()
	a.ended = a.progress(what.In(a.lang) + a.say("……", " …"))
}

// took tells what each step took, on the way where results do not go.
func (a *app) took() {
	a.ended()
	if len(a.steps) == 0 {
		return
	}
	end := time.Now()
	var parts []string
	for i, s := range a.steps {
		until := end
		if i+1 < len(a.steps) {
			until = a.steps[i+1].at
		}
		parts = append(parts, fmt.Sprintf(a.say("%s %.1f 秒", "%s %.1f s"), s.what.In(a.lang), until.Sub(s.at).Seconds()))
	}
	fmt.Fprintf(a.stderr, a.say("用时 %.1f 秒：%s\n", "it took %.1f s: %s\n"), end.Sub(a.steps[0].at).Seconds(), strings.Join(parts, a.say("，", ", ")))
	a.steps = nil
}
