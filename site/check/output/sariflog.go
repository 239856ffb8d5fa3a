package output

import "gongkai/disclosure"

// The part of SARIF 2.1.0 that is written, named as in the standard. A property
// at its default is left out.

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool        sarifTool                `json:"tool"`
	Language    string                   `json:"language"`
	Invocations []sarifInvocation        `json:"invocations"`
	BaseIDs     map[string]sarifArtifact `json:"originalUriBaseIds"`
	Results     []sarifResult            `json:"results"`
	ColumnKind  string                   `json:"columnKind"`
	Properties  sarifRunBag              `json:"properties"`
}

type sarifRunBag struct {
	Today   string `json:"today"`
	Verdict string `json:"verdict"`
	Pages   int    `json:"pages"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name            string             `json:"name"`
	Version         string             `json:"version"`
	SemanticVersion string             `json:"semanticVersion"`
	Language        string             `json:"language"`
	Rules           []sarifRule        `json:"rules"`
	Notifications   []sarifDescription `json:"notifications"`
}

type sarifDescription struct {
	ID    string    `json:"id"`
	Short sarifText `json:"shortDescription"`
}

type sarifRule struct {
	ID         string             `json:"id"`
	Short      *sarifText         `json:"shortDescription,omitempty"`
	Full       *sarifText         `json:"fullDescription,omitempty"`
	Help       *sarifText         `json:"help,omitempty"`
	Default    *sarifDefault      `json:"defaultConfiguration,omitempty"`
	Properties *sarifRuleProperty `json:"properties,omitempty"`
}

type sarifDefault struct {
	Level string `json:"level"`
}

type sarifRuleProperty struct {
	Citations []sarifCite `json:"citations"`
}

type sarifCite struct {
	Instrument string                `json:"instrument"`
	Article    string                `json:"article,omitempty"`
	Confidence disclosure.Confidence `json:"confidence"`
	Read       string                `json:"read"` // the confidence in words
}

type sarifText struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Notifications []sarifNotification `json:"toolExecutionNotifications"`
}

type sarifNotification struct {
	Descriptor sarifReference `json:"descriptor"`
	Rule       sarifReference `json:"associatedRule"`
	Level      string         `json:"level"`
	Message    sarifText      `json:"message"`
}

type sarifReference struct {
	ID    string `json:"id"`
	Index int    `json:"index"`
}

type sarifResult struct {
	RuleID        string             `json:"ruleId"`
	RuleIndex     int                `json:"ruleIndex"`
	Level         string             `json:"level"`
	Message       sarifText          `json:"message"`
	Locations     []sarifLocation    `json:"locations"`
	Fingerprints  sarifFingerprints  `json:"partialFingerprints"`
	BaselineState string             `json:"baselineState,omitempty"`
	Suppressions  []sarifSuppression `json:"suppressions"`
	Properties    sarifResultBag     `json:"properties"`
}

type sarifFingerprints struct {
	V1 string `json:"gongkai/v1"`
}

type sarifResultBag struct {
	// Messages holds the sentence in each language; result.message can hold one.
	Messages  disclosure.Text `json:"messages"`
	Found     *string         `json:"found"`
	Expected  *string         `json:"expected"`
	Citations []sarifCite     `json:"citations,omitempty"` // where they are not the rule's
}

type sarifSuppression struct {
	Kind          string               `json:"kind"`
	Status        string               `json:"status"`
	Justification string               `json:"justification,omitempty"`
	Location      *sarifLocation       `json:"location,omitempty"`
	Properties    *sarifSuppressionBag `json:"properties,omitempty"`
}

type sarifSuppressionBag struct {
	Until string `json:"until"`
}

type sarifLocation struct {
	Physical sarifPhysical  `json:"physicalLocation"`
	Logical  []sarifLogical `json:"logicalLocations,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI         string     `json:"uri,omitempty"`
	BaseID      string     `json:"uriBaseId,omitempty"`
	Description *sarifText `json:"description,omitempty"`
}

type sarifRegion struct {
	StartLine int `json:"startLine"`
}

type sarifLogical struct {
	Name string `json:"fullyQualifiedName"`
	Kind string `json:"kind"`
}
