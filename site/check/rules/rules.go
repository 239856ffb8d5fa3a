// Package rules holds the checks that gongkai ships, one file each. A rule
// documents itself; testdata/ID.txtar shows pages it finds fault with and
// pages it does not.
//
// Rules look only at what the engine read. They never touch files, the
// network or the clock, and never select by class.
package rules

import "gongkai/site/check"

// All holds every rule, in the order of the page that explains them. To add a
// rule, write its file and its testdata, and name it here.
var All = []*check.Rule{
	// What the page says of itself.
	WebSourceDateVisible,
	WebMetaSite,
	WebSiteNameSame,
	WebMetaColumn,
	WebMetaArticle,
	WebMetaTitleEqual,
	RolTitleYear,
	RolName,
	OdrTitle,
	RolRecipientsShown,
	RolSignoff,
	OgiAttributeMarked,
	OgiMarkConsistent,
	OgiNoWithheldContent,
	PageEditionNotice,
	// Dates and deadlines.
	WebPubdateFormat,
	WebPubdateEqualVisible,
	RolPublishedByApr1,
	OgiAnnualDeadlineGov,
	OgiAnnualDeadlineDept,
	OgiAnnualDeadlineTownship,
	EnfAnnualJan31,
	FormDeadline,
	Ogi20WorkingDays,
	RolDateOrder,
	// What the report must contain.
	RolContent1Measures,
	RolContent2Gaps,
	RolContent3FirstResponsible,
	RolContent4NextYear,
	RolContent5Other,
	OdrSixChapters,
	OdrOverviewFive,
	OgiAnnualContents,
	OdrCitesAuthority,
	OdrStatPeriod,
	OdrContact,
	OdrProblemsReal,
	OdrNotDuplicated,
	OgiFeeReported,
	FormChapters,
	TxtHeadingsFiled,
	TxtHeadingSequence,
	TxtHeadingLevels,
	TxtFiledText,
	// Numbers.
	FactsOnPage,
	StatBreakdownSum,
	StatSubset,
	StatCountOfList,
	StatPercent,
	StatGrowth,
	StatTablesFiled,
	StatRepeat,
	FormTablesShown,
	OdrTablesAreHTML,
	OdrCurrentFormat,
	StatExplained,
	// Statutory tables.
	OdrNonnegInt,
	OdrNumbersDigits,
	OdrBBalance,
	OdrBResultsTotal,
	OdrBRowTotal,
	OdrCTotals,
	OdrARulesLevel,
	OdrYCarry,
	OdrYInforce,
	OdrXRol,
	OdrXNormative,
	StatCrossReport,
	StatFormIdentities,
	StatFormAcross,
	OdrProseReceived,
	OdrProseResults,
	OdrProseLitigation,
	OdrFeeLogic,
	// Languages.
	A11yLang,
	I18nPairs,
	I18nNumbersEqual,
	I18nTranslationDeclared,
	I18nZhAuthoritative,
	// The site.
	WebSampleNotice,
	ListEntriesFiled,
	WebCanonical,
	WebNoRefresh,
	ChkDeadLinksHome,
	ChkDeadLinksInner,
	ChkDeadAnchors,
	WebDownloads,
}
