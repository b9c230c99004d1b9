package disclosure

import (
	"slices"
	"strings"
)

// Change is something ParseDocumentNumber did to reach the canonical form.
type Change string

const (
	ChangeBrackets    Change = "brackets"
	ChangeWidth       Change = "width"
	ChangeSpaces      Change = "spaces"
	ChangeZeros       Change = "zeros"
	ChangeOrdinal     Change = "ordinal"
	ChangeScript      Change = "script"
	ChangeLostBracket Change = "lost-bracket"
	ChangeLostSuffix  Change = "lost-suffix"
)

// Repair reports whether the change supplied something that was missing. A person
// should compare the result with the original.
func (c Change) Repair() bool { return c == ChangeLostBracket || c == ChangeLostSuffix }

type changeSet []Change

func (s *changeSet) add(c Change) {
	if !slices.Contains(*s, c) {
		*s = append(*s, c)
	}
}

// simplified has the traditional characters that occur in agency codes and around
// them. It is no general converter: an agency code has few characters.
var simplified = strings.NewReplacer(pairs(
	"辦办開开發发國国號号規规決决財财務务農农業业環环設设縣县鎮镇鄉乡區区黨党衛卫計计統统稅税險险應应審审組组織织編编機机關关會会電电" +
		"監监質质資资產产場场貿贸醫医藥药養养體体廣广東东雲云貴贵蘇苏寧宁遼辽陝陕滬沪贛赣閩闽瓊琼魯鲁龍龙長长劃划銀银傳传錄录網网訊讯" +
		"運运輸输綜综執执罰罚營营優优眾众隊队參参處处實实檔档僑侨臺台協协導导濟济勞劳動动協协門门間间馬马陽阳陰阴漢汉瀋沈溫温揚扬慶庆" +
		"義义紹绍無无錫锡鹽盐贊赞書书記记紀纪檢检監监訴诉調调復复議议試试驗验認认證证標标準准測测繪绘圖图館馆習习創创")...)

// pairs splits "辦办開开" into the arguments of a Replacer.
func pairs(s string) []string { return strings.Split(s, "") }

func simplify(s string, changes *changeSet) string {
	plain := simplified.Replace(s)
	if plain != s {
		changes.add(ChangeScript)
	}
	return plain
}
