package disclosure

// UnitType is what sort of body a unit is (机构类别).
type UnitType string

const (
	UnitGovernment       UnitType = "government"
	UnitDepartment       UnitType = "department"
	UnitTownship         UnitType = "township"
	UnitVillage          UnitType = "village"
	UnitPublicEnterprise UnitType = "public-enterprise"
)

var unitTypes = list(
	is(UnitGovernment, "政府", "县政府", "人民政府", "县人民政府"),
	is(UnitDepartment, "部门", "县直部门", "政府部门", "工作部门"),
	is(UnitTownship, "乡镇（街道）", "乡镇", "街道", "乡", "镇", "乡镇街道"),
	is(UnitVillage, "村（社区）", "村", "社区", "村社区"),
	is(UnitPublicEnterprise, "公共企事业单位", "公共企业", "事业单位", "企事业单位"),
)

// ParseUnitType takes the English key or a Chinese name.
func ParseUnitType(s string) (UnitType, bool) { return unitTypes.parse(s) }

// UnitTypes lists all types of unit, from the government down.
func UnitTypes() []UnitType { return unitTypes.all() }

// Chinese is the name shown to readers.
func (t UnitType) Chinese() string { return unitTypes.name(t) }
