package check

// An edge is what was passed since the last text: starts of elements, ends, or an end
// and then a start.
type edge int

const (
	started edge = 1 << iota
	ended
	between
)

func (e *edge) start() {
	if *e |= started; *e&ended != 0 {
		*e |= between
	}
}

func (e *edge) end() { *e |= ended }

func (e edge) sign() string {
	switch {
	case e == 0:
		return ""
	case e&between != 0:
		return gap
	}
	return seam
}
