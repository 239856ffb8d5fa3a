package check

import "gongkai/disclosure"

// A Waiver is somebody's reasoned acceptance of one finding, until a day.
type Waiver struct {
	Reason string
	Until  disclosure.Date
	File   string
	Line   int
}
