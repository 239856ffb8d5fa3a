// Package check judges built pages: what Arelle is to filed accounts, it is to
// disclosed pages. Every finding says where, what was found, what was
// expected, and which article asks for it.
//
// A Rule is a constant that documents itself. Run is handed the rules; it
// parses each page once, lets every rule look at what was read, and drops the
// page. The pages that show one report are read together, so that a rule can
// hold both languages against each other and against what was filed. Tables are
// read by the table model of HTML (FormTable).
//
// A rule of the site sees no pages: it has a short Note of each, what its Keep
// kept of each report, and the disclosure.Ledger of numbers that reports are
// held against each other by. It may read a page again to name a place.
//
//	result, err := check.Run(ctx, site, rules.All)
//
// A rule that finds its subject on the site but looked at nothing has not
// passed: that is an error. A rule whose subject is absent is listed as not
// checked, with the reason.
//
// This package never goes online, never reads the clock, and never decides
// that a page is illegal: it says what is asked, by what, and what was found.
package check
