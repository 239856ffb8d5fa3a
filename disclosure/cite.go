package disclosure

// Confidence tells how far a citation was read: V the instrument's own text,
// V2 a page that reproduces the provision, P observed practice, M from memory,
// Logic no instrument but arithmetic or the report's own data.
type Confidence string

// The confidence codes, strongest first.
const (
	V     Confidence = "V"
	V2    Confidence = "V2"
	P     Confidence = "P"
	M     Confidence = "M"
	Logic Confidence = "logic"
)

// A Cite names what asks for something.
type Cite struct {
	Instrument string // its Chinese title with number, or a standard's code
	Article    string // "art. 26", "§10.1", or empty
	Confidence Confidence
	Official   bool // with V2: the page that reproduces it is a government's
}

// Binds reports whether a finding may block publication on the strength of
// this citation: the text itself was read, or a government reproduces it, or
// it is a matter of logic.
func (c Cite) Binds() bool {
	return c.Confidence == V || c.Confidence == Logic || c.Confidence == V2 && c.Official
}
