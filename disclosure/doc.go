// Package disclosure is the model: what an office files, read strictly from
// reports/ into values that the rest of gongkai shares.
//
//	reports/organs.toml                     who publishes
//	reports/<year>/<slug>/report.toml       one report: words around the body, and its numbers
//	reports/<year>/<slug>/zh-cn.md, en.md   its body, with numbers by reference
//
// A number is a Fact and is typed once. Cells of a Table and Derived facts
// (rates, growth) are facts too, in one space of ids. An Identity is an
// equation that facts must satisfy. A Form says what the law asks of a kind of
// report, and computes nothing.
//
// Load reports every fault of every file at once, each with file, line and
// key, in every language. A number that contradicts another is no fault: the
// report loads, and the checker tells.
//
// This package never writes, never formats a page, never reads the clock, the
// network or the environment, and imports nothing else of gongkai.
package disclosure
