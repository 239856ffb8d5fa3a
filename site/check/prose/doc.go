// Package prose reads the numbers of Chinese sentences that stand in a stated
// relation to each other: a total and the parts behind 其中, a share of a total, a
// growth, a list that says how long it is. It reads only what the sentence says
// by itself (requirements §10.1) and leaves everything else alone: lists that no
// total is stated for, numbers in different units, numbers of other years.
//
// A sentence is no table. That a list is complete is mostly not said, and people
// are counted under 女性 and under 少数民族 at once. So each relation tells how
// sure it is, and a rule may not be surer.
//
// The package never judges a page and knows nothing of HTML.
package prose
