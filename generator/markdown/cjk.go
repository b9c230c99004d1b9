package markdown

// isCJK reports whether a character is written in a full square: Han, kana,
// Hangul, and the punctuation and full-width forms that belong to them.
func isCJK(r rune) bool {
	switch {
	case r < 0x1100:
		return false
	case r <= 0x11FF, // Hangul letters
		0x2E80 <= r && r <= 0x9FFF, // radicals, 、。《》〔〕, kana, Han
		0xA960 <= r && r <= 0xA97F,
		0xAC00 <= r && r <= 0xD7FF, // Hangul
		0xF900 <= r && r <= 0xFAFF,
		0xFE30 <= r && r <= 0xFE4F, // vertical forms
		0xFF00 <= r && r <= 0xFFEF, // ，：（）！
		0x1AFF0 <= r && r <= 0x1B16F,
		0x1F200 <= r && r <= 0x1F2FF,
		0x20000 <= r && r <= 0x3FFFD:
		return true
	}
	return false
}

func isHan(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || 0x3400 <= r && r <= 0x4DBF || 0x20000 <= r && r <= 0x3FFFD || r == '〇'
}

func isHangul(r rune) bool {
	return 0x1100 <= r && r <= 0x11FF || 0xA960 <= r && r <= 0xA97F || 0xAC00 <= r && r <= 0xD7FF || 0x3130 <= r && r <= 0x318F
}

// isShared reports whether punctuation is used by Chinese and Latin text alike, so
// that only its neighbour tells which of them it belongs to.
func isShared(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '…', '—', '·', '‰':
		return true
	}
	return false
}

// joins reports whether a line break between two characters stands for nothing.
// Korean separates words by spaces, so its line breaks stay.
func joins(before, after rune) bool {
	b, a := isCJK(before) && !isHangul(before), isCJK(after) && !isHangul(after)
	return b && a || b && isShared(after) || isShared(before) && a
}
