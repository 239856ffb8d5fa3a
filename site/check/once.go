package check

// forget lets go of all that was read for rules, when they are done with the page: to find
// the lines of its findings takes room, too.
func (p *Page) forget() {
	p.unseen, p.once, p.reading, p.digests, p.foot = unseen{}, nil, nil, nil, nil
}

// Once gives what several rules read of the page alike: it is read when the
// first of them asks, and kept as long as the page. The key is the reader's own.
func (p *Page) Once(key string, read func() any) any {
	v, ok := p.once[key]
	if !ok {
		v = read()
		if p.once == nil {
			p.once = map[string]any{}
		}
		p.once[key] = v
	}
	return v
}
