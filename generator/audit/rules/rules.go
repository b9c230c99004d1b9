// Package rules is the list of what is asked of a county's site.
//
// A rule is a literal in a file named for its family: the facts first, then the
// check. Its cases are testdata/CODE.txtar, small sites that have the fault or just
// have it not. Codes are stable: people write them into baselines.
package rules

import (
	"gongkai/generator/audit"
)

// All lists the rules in reading order, family by family.
var All = audit.Define(
	// 栏目
	blankColumn,
	placeholder,
	columnWithoutClass,
	archivedInMenu,
	archivedWithNews,
	noSource,
	repostWithoutOrigin,
	unmarkedStatus,
	leaderFacts,
	unitFacts,
	sameTitle,
	sameBody,
	staleOverview,

	// 检查指标
	staleHome,
	agingHome,
	manyStaleA,
	manyStaleB,
	manyBlank,
	noConsulting,
	unanswered,
	noServices,
	manyPoorGuides,
	noOverview,
	noUnits,
	noLeaders,
	staleNews,
	stalePolicy,
	policyWithoutTopic,
	noInterpretations,
	noData,
	staleStatistics,
	guideElements,
	guideForm,
	staleAnswers,
	fewConsultations,
	noSearch,
	staleOther,

	// 政府信息公开平台
	onePlatform,
	platformName,
	fiveParts,
	partsInMenu,
	platformEntry,
	statutoryCover,
	newsInPlatform,
	platformSearch,
	partsOfUnit,
	guideContents,
	catalogueEntry,
	onRequestContents,
	onRequestForm,
	formFields,
	rulesContents,
	reportYears,

	// 标准目录
	catalogFields,
	catalogCover,
	noItem,
	lateItem,
	catalogVersion,
	publisherWithout,

	// 时限
	lateDisclosure,
	waiting,
	lateEnforcement,
	lateDecision,
	lateBudget,
	shortNotice,
	backwardsPeriod,
	endlessNotice,
	slowAnswer,

	// 日期
	publishedBeforeIssued,
	futureFact,
	scheduled,
	signedDay,
	machineDates,
	effectiveBeforeIssued,
	endsBeforeBegin,
	titleYear,
	wrongWeekday,
	impossibleDay,

	// 发文字号
	citedForm,
	citedSerial,
	yearOfNumber,
	agencyOfNumber,
	normativeByNumber,
	citedAbroad,
	policyWithoutNumber,

	// 索引号
	noIndexNumber,
	indexForm,
	reassigned,
	indexYear,
	creditCode,
	indexOrg,

	// 有效性
	statusNotShown,
	expiredInForce,
	repealedInForce,
	repealedByNothing,
	pendingPast,
	saidRepealed,
	endsLater,

	// 规范性文件
	noPeriod,
	longTrial,
	longPeriod,
	expiringSoon,
	notNormative,
	notConsulted,
	outsideLibrary,
	noCleanUp,

	// 公开属性
	modeUnsaid,
	markedOtherwise,
	markedPublic,
	bodyOfEntry,

	// 条例的义务
	noIssuer,
	oldGuide,
	otherArticle,
	notReviewed,
	reviewedAfter,
	notReevaluated,
	noReevaluation,
	noReadingPlace,

	// 政策解读
	noInterpreter,
	notInterpreted,
	lateInterpretation,
	interpretsNothing,
	unlinkedPages,
	oneForm,
	noForm,
	pasted,
	saysLittle,
	pictureOnly,

	// 意见征集
	consultFields,
	noWays,
	noDraft,
	shortConsultation,
	tooShort,
	lateConsultation,
	stateNotShown,
	noFeedback,
	feedbackOfNothing,
	feedbackContents,
	privateContact,

	// 重大决策
	noDecisionCatalogue,
	decisionSteps,
	noParticipationCatalogue,
	chainBroken,
	noMeetings,

	// 公开年报
	reportParts,
	reportTables,
	requestBalance,
	rowTotals,
	resultTotals,
	carriedOver,
	countyRules,
	inForceOnSite,
	stockMoved,
	reportFrame,
	lateReport,
	proseNumbers,
	copiedReport,
	noProblems,
	noReport,

	// 网站年报
	siteReport,
	siteReportHidden,
	siteReportParts,
)
