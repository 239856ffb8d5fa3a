// Package rules holds the checks that gongkai ships, one file each. A rule
// documents itself; testdata/ID.txtar shows pages it finds fault with and
// pages it does not.
//
// Rules look only at what the engine read. They never touch files, the
// network or the clock, and never select by class.
package rules

import (
	"slices"

	"gongkai/site/check"
)

// All holds every rule, in the order of the page that explains them. To add a
// rule, write its file and its testdata, and name it in one of the two lists.
var All = slices.Concat(ofReports, ofPages)

// ofReports are the rules that hold pages against what was filed, or against the
// rest of our own site.
var ofReports = []*check.Rule{
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
	OgiSecrecyReview,
	OgiWithdrawAndCorrect,
	PageEditionNotice,
	PageDraftNotice,
	PageTombstone,
	ArcMarkArchived,
	ArcSnapshotImmutable,
	OgiIndexUnique,
	OgiCatalogueFields,
	OgiCatalogueShown,
	FieldsOnPage,
	// Dates and deadlines.
	WebPubdateFormat,
	WebPubdateEqualVisible,
	RolPublishedByApr1,
	OgiAnnualDeadlineGov,
	OgiAnnualDeadlineDept,
	OgiAnnualDeadlineTownship,
	EnfAnnualJan31,
	FormDeadline,
	OgiAnnualReportExists,
	Ogi20WorkingDays,
	RolDateOrder,
	DateOrder,
	FormOneReport,
	// What the report must contain.
	RolContent1Measures,
	RolContent2Gaps,
	RolContent3FirstResponsible,
	RolContent4NextYear,
	RolContent5Other,
	RolEightDomainCoverage,
	OdrSixChapters,
	OdrOverviewFive,
	OgiAnnualContents,
	OdrCitesAuthority,
	OdrStatPeriod,
	OdrContact,
	OdrProblemsReal,
	OdrNotDuplicated,
	OgiFeeReported,
	EnfAnnualContent,
	FormChapters,
	TxtHeadingsFiled,
	TxtHeadingSequence,
	TxtHeadingLevels,
	TxtFiledText,
	TxtPlaceholder,
	// Numbers.
	FactsOnPage,
	StatBreakdownSum,
	StatSubset,
	StatUnit,
	StatCountOfList,
	StatPercent,
	StatGrowth,
	StatTablesFiled,
	StatRepeat,
	StatExplained,
	StatPrecision,
	Stat100Percent,
	// Statutory tables.
	FormTablesShown,
	OdrTablesAreHTML,
	OdrCurrentFormat,
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
