package private

import (
	"strings"
	"unicode/utf8"
)

// Mask leaves the first two places and the last two of a number, which is
// enough to find it again on the page and too little to use it.
func Mask(code string) string {
	r := []rune(code)
	if len(r) <= 6 {
		return strings.Repeat("*", len(r))
	}
	return string(r[:2]) + strings.Repeat("*", len(r)-4) + string(r[len(r)-2:])
}

// maskMail leaves two letters of what stands before the @.
func maskMail(address string) string {
	local, host, _ := strings.Cut(address, "@")
	kept := ""
	if utf8.RuneCountInString(local) > 4 {
		kept = window(local, 2)
	}
	return kept + "***@" + host
}
