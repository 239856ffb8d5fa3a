package check

// An Office is who runs a site, with its official codes, as the site's settings
// have them. What is not set is "", and pages must not show it.
type Office struct {
	Host, Operator, Contact string // 主办单位, 承办单位, 联系方式
	SiteIDCode              string
	ICP                     string
	PSB, PSBCode            string // as printed, and its fourteen digits
	PartyMark               string // the address that 党政机关网站标识 leads to
	ReportError             string // the address of 我为政府网站找错
}
