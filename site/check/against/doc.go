// Package against proves a saved page against a filed report: whoever's CMS
// made the page, and whatever its editor took out. No attribute of ours is read.
//
// What was filed is written as the page prints it: a row of pieces (the
// addressees, the headings, the paragraphs, the words around tables, the
// sign-off) and the tables as grids. The pieces are looked for in the text of
// the page, blanks apart and wherever its paragraphs begin and end; tables are
// known by their labels. What is between two pieces was never filed; what stands
// before the first and behind the last is the CMS's own.
//
//	proof := against.New(report)
//	result, err := check.RunPage(site, "saved.html", raw, proof.Rules())
//	result.Against = proof.Account()
package against
