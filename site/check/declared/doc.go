// Package declared reads rules that a site brings without programming: one TOML
// file each, in checks/. A selector says which elements, a condition what must
// hold of them; the rest is what every rule has: level, title, why, message,
// citations.
//
//	rules, err := declared.Load(os.DirFS(root), rules.All)
//
// Files are read as strictly as reports: all faults of all files at once, each
// with file and line. What comes out are check.Rules like any other.
package declared
