package against

import "cmp"

// pairUp finds for each of n filed lines its place among m shown ones, or -1:
// of all ways that keep the order, the one with the most likeness. like gives 0
// for lines that cannot be the same.
func pairUp(n, m int, like func(i, j int) int) []int {
	place := make([]int, n)
	// What is the same at the beginning needs no search.
	first := 0
	for first < n && first < m && like(first, first) >= alike {
		place[first] = first
		first++
	}
	rows, columns := n-first, m-first
	if rows*columns > 4_000_000 {
		columns = 4_000_000 / max(rows, 1)
	}
	best := make([][]int32, rows+1)
	for i := range best {
		best[i] = make([]int32, columns+1)
	}
	likes := make([]int32, rows*columns)
	for i := rows - 1; i >= 0; i-- {
		for j := columns - 1; j >= 0; j-- {
			v := int32(like(first+i, first+j))
			likes[i*columns+j] = v
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if v > 0 {
				best[i][j] = max(best[i][j], best[i+1][j+1]+v)
			}
		}
	}
	for i, j := 0, 0; i < rows; i++ {
		place[first+i] = -1
		for j < columns && best[i][j] == best[i][j+1] {
			j++
		}
		if j < columns && best[i][j] != best[i+1][j] {
			place[first+i] = first + j
			j++
		}
	}
	return place
}

// pairAlone pairs a filed line with the one line of the page that stands between
// the same neighbours, where both agree in what may: its label was changed.
func pairAlone(place []int, m int, may func(i, j int) bool) {
	used := make([]bool, m)
	for _, k := range place {
		if k >= 0 {
			used[k] = true
		}
	}
	for i, k := range place {
		if k >= 0 {
			continue
		}
		low, high := -1, m
		if i > 0 {
			low = place[i-1]
		}
		if i+1 < len(place) {
			high = place[i+1]
		}
		if alone := low + 1; (low >= 0 || i == 0) && alone < m && high == alone+1 && !used[alone] && may(i, alone) {
			place[i], used[alone] = alone, true
		}
	}
}

// alike is the likeness of lines whose labels are the same.
const alike = 100

// likeness compares two labels: alike, or less for those that share most of
// their letters, or 0.
func likeness(a, b string) int {
	if a == b {
		return alike
	}
	x, y := []rune(a), []rune(b)
	if len(x) < 2 || len(y) < 2 {
		return 0
	}
	_, _, distance := sellers(x, y, false)
	distance = max(distance, max(len(x), len(y))-min(len(x), len(y)))
	if longest := max(len(x), len(y)); distance*2 <= longest {
		return cmp.Or(60*(longest-distance)/longest, 1)
	}
	return 0
}
