package disclosure

import "testing"

func TestStatutoryItems(t *testing.T) {
	roundTrip(t, StatutoryItems(), 16, ParseStatutoryItem)
	for _, item := range StatutoryItems() {
		if item.Subject() == "" || item.Scope() == "" {
			t.Errorf("%s lacks a subject or a scope", item)
		}
	}
	tests := []struct {
		name string
		want StatutoryItem
	}{
		{"20-1", "20-1"}, {"20（15）", "20-15"}, {"第二十条第（七）项", "20-7"}, {"第二十条第十一项", "20-11"},
		{"21", CountyMatters}, {"机构职能", "20-2"}, {"20-16", ""}, {"22", ""},
	}
	for _, tt := range tests {
		if got, _ := ParseStatutoryItem(tt.name); got != tt.want {
			t.Errorf("ParseStatutoryItem(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestRequiredOf(t *testing.T) {
	tests := []struct {
		item StatutoryItem
		unit UnitType
		want bool
	}{
		{"20-2", UnitDepartment, true},
		{"20-4", UnitDepartment, false},
		{"20-4", UnitGovernment, true},
		{"21", UnitTownship, true},
		{"20-1", UnitVillage, false},
		{"99", UnitGovernment, false},
	}
	for _, tt := range tests {
		if got := tt.item.RequiredOf(tt.unit); got != tt.want {
			t.Errorf("%s of %s: %v", tt.item, tt.unit, got)
		}
	}
}
