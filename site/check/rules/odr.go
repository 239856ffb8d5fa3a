package rules

import (
	"gongkai/disclosure"
)

// What the rules on the annual report on government information disclosure
// share. Its forms are those of 2021 and of 2019.

// ofDisclosure selects those reports, in either format.
func ofDisclosure(r *disclosure.Report) bool {
	return r.Form.ID == "disclosure-annual" || r.Form.ID == "disclosure-annual-2019"
}

// in2021Format selects those that are filed in the format of 2021.
func in2021Format(r *disclosure.Report) bool { return r.Form.ID == "disclosure-annual" }

var (
	disclosureReport     = disclosure.Say("政府信息公开工作年度报告", "annual report on government information disclosure")
	disclosureReport2021 = disclosure.Say("2021年格式的政府信息公开工作年度报告", "annual report on government information disclosure in the format of 2021")
)
