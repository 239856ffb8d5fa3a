package against

import "slices"

// locate finds the part of a text that reads most like words; false if none is
// near. Of equally near ones it takes the last or the first.
func locate(words, text []rune, share float64, last bool) (from, to int, ok bool) {
	low, high := 0, len(text)
	if len(words) >= 24 {
		if low, high, ok = around4(words, text); !ok {
			return 0, 0, false
		}
	}
	from, to, distance := sellers(words, text[low:high], last)
	limit := int(share * float64(len(words)))
	if len(words) < 4 {
		limit = 0
	}
	return from + low, to + low, distance <= limit && to > from
}

// around4 bounds where words can be near: around the runs of four letters that
// both have, where they lie closest.
func around4(words, text []rune) (low, high int, ok bool) {
	starts := map[gram]int{}
	for i := 0; i+4 <= len(words); i++ {
		starts[gram(words[i:i+4])] = i
	}
	var diagonals []int
	for i := 0; i+4 <= len(text); i++ {
		if at, ok := starts[gram(text[i:i+4])]; ok {
			diagonals = append(diagonals, i-at)
		}
	}
	if len(diagonals) < len(words)/8 {
		return 0, 0, false
	}
	slices.Sort(diagonals)
	// The window of shifts, half a piece wide, that holds the most runs.
	wide := max(len(words)/2, 16)
	best, at := 0, 0
	for i, k := 0, 0; k < len(diagonals); k++ {
		for diagonals[k]-diagonals[i] > wide {
			i++
		}
		if k-i+1 > best {
			best, at = k-i+1, diagonals[i]
		}
	}
	low = max(0, at-wide)
	high = min(len(text), at+len(words)+2*wide)
	return low, high, low < high
}

// sellers is the algorithm of Sellers (1980): the least number of letters to
// add, drop or change to turn words into some part of a text, and that part.
// Of ways alike the longer part is taken: a changed first letter is part of it.
func sellers(words, text []rune, last bool) (from, to, distance int) {
	n := len(words)
	cost, start := make([]int, n+1), make([]int, n+1)
	for i := range cost {
		cost[i] = i
	}
	distance, from, to = n, 0, 0
	for j, r := range text {
		diagonal, begun := cost[0], start[0]
		start[0] = j + 1
		for i := 1; i <= n; i++ {
			c, at := diagonal, begun
			if words[i-1] != r {
				c++
			}
			diagonal, begun = cost[i], start[i]
			if up := cost[i] + 1; up < c || up == c && start[i] < at {
				c, at = up, start[i]
			}
			if left := cost[i-1] + 1; left < c || left == c && start[i-1] < at {
				c, at = left, start[i-1]
			}
			cost[i], start[i] = c, at
		}
		switch d := cost[n]; {
		case d < distance, d == distance && (last || start[n] == from && j == to):
			from, to, distance = start[n], j+1, d
		}
	}
	return from, to, distance
}
