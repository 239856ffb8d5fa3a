// Package disclosure is the model: what an office files, read strictly from
// reports/ into values that the rest of gongkai shares.
//
//	disclosure/forms/*.toml, forms/*.toml   which kinds of reports there are; the site's own in forms/
//	reports/organs.toml                     who publishes
//	reports/<year>/<slug>/report.toml       one report: words around the body, and its numbers
//	reports/<year>/<slug>/*.csv, *.xlsx     tables that it files as spreadsheets
//	reports/<year>/<slug>/zh-cn.md, en.md   its body, with numbers by reference
//
// A Form says what the law asks of a kind of report, and computes nothing:
// chapters, fields, tables, who files by when, and equations. It is data, one
// TOML file.
//
// A number is a Fact and is typed once. Cells of a Table and Derived facts
// (rates, growth) are facts too, in one space of ids. A Table follows a
// TableForm of the form, typed or read from a file, or is the report's own; a
// cell may hold words, or the sign of a missing number, which is not 0. The
// rows of a catalogue are items with codes that stay, so Changes can compare
// two versions.
//
// An Identity is an equation that facts must satisfy: the report's own, or an
// instance of an Equation of its form for one column or row. Of those that
// fail together, Diagnose names the one likely cause, if there is just one.
//
// Reports are read one by one and dropped. What must be held against another
// report, a year or a form away, a Ledger keeps: numbers, never reports.
//
// Filings.Each reports every fault of every file at once, each with file, line
// and key, or cell, in every language. A number that contradicts another is no
// fault: the report loads, and the checker tells.
//
// This package never writes, never formats a page, never reads the clock, the
// network or the environment, and imports nothing else of gongkai.
package disclosure
