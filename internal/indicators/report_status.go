package indicators

// ReportStatus says how far a report has come; all but FinalReport put a banner
// on every page, figure and sheet. Its value is the word of the edition file.
type ReportStatus string

// The states of a report.
const (
	DemoReport  ReportStatus = "demo"
	DraftReport ReportStatus = "draft"
	FinalReport ReportStatus = "final"
)
