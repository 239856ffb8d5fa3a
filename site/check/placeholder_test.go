package check_test

import (
	"testing"

	"gongkai/site/check"
)

// TestPlaceholder: words to be replaced are found, and such as only look so are not.
func TestPlaceholder(t *testing.T) {
	tests := []struct {
		text, want string
		crosses    bool
	}{
		{"由（待填写）主办", "（待填写）", false},
		{"待填写", "待填写", false},
		{"第一章【此处填写名称】", "【此处填写名称】", false},
		{"（请输入）", "（请输入）", false},
		{"(TBD)", "(TBD)", false},
		{"the organ （to be filled in）", "（to be filled in）", false},
		{"LOREM IPSUM", "LOREM IPSUM", false},
		{"××年", "××", true},
		{"ＸＸ县", "ＸＸ", true},
		{"受理XX件", "XX", true},
		{"____", "____", true},
		{"××年", "", false},
		{"制度待完善，材料待补充", "", true},
		{"请填写申请表", "", true},
		{"(a) fill in the form", "", true},
		{"maximum 5×5, exxon", "", true},
		{"lore of maps", "", true},
	}
	for _, tt := range tests {
		if got := check.Placeholder(tt.text, tt.crosses); got != tt.want {
			t.Errorf("in %q it finds %q, want %q", tt.text, got, tt.want)
		}
	}
}
