package diag

import (
	"encoding/json"
	"io"
	"net/url"
	"slices"
)

// The parts of SARIF 2.1.0 (OASIS) that are used.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string     `json:"id"`
		Short   sarifText  `json:"shortDescription"`
		Help    *sarifText `json:"help,omitempty"`
		Default struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
		Region *sarifRegion `json:"region,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
)

var sarifLevels = map[Severity]string{Error: "error", Warning: "warning", Notice: "note"}

func (p Printer) sarif(w io.Writer, list List) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: p.Tool, Version: p.Version, Rules: []sarifRule{}}
	if p.Tool == "" {
		run.Tool.Driver.Name = "gongkai"
	}
	index := map[*Kind]int{}
	kinds := []*Kind{}
	for _, d := range list {
		if !slices.Contains(kinds, d.Kind) {
			kinds = append(kinds, d.Kind)
		}
	}
	for i, k := range kinds {
		index[k] = i
		r := sarifRule{ID: k.Code, Short: sarifText{k.Message.In(p.Language)}}
		if help := k.Hint.In(p.Language); help != "" {
			r.Help = &sarifText{help}
		}
		r.Default.Level = sarifLevels[k.Severity]
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, r)
	}
	for _, d := range list {
		r := sarifResult{RuleID: d.Code(), RuleIndex: index[d.Kind], Level: sarifLevels[d.Severity]}
		r.Message.Text = d.Message(p.Language)
		if hint := d.Hint(p.Language); hint != "" {
			r.Message.Text += "\n" + hint
		}
		if d.File != "" {
			var l sarifLocation
			l.Physical.Artifact.URI = (&url.URL{Path: d.File}).EscapedPath()
			if d.Line > 0 {
				l.Physical.Region = &sarifRegion{d.Line, d.Column}
			}
			r.Locations = []sarifLocation{l}
		}
		run.Results = append(run.Results, r)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}
