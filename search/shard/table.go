package shard

// table gives values to keys. It is small while it has few of them, and stays in the
// nearest memory then; it is emptied at no cost, to serve for many documents.
type table struct {
	slots []slot
	used  []uint32 // places of the slots of this round, in the order of their coming
	round uint32
}

type slot struct {
	key          uint64
	round, value uint32
}

// leastSlots are enough for most documents.
const leastSlots = 1 << 12

// empty forgets all keys.
func (t *table) empty() {
	if t.slots == nil {
		t.slots = make([]slot, leastSlots)
	}
	t.slots, t.used, t.round = t.slots[:leastSlots], t.used[:0], t.round+1
}

// value is that of a key, 0 at first. It may be set until another key is asked for.
func (t *table) value(key uint64) *uint32 {
	if 2*len(t.used) >= len(t.slots) {
		t.grow()
	}
	mask := uint64(len(t.slots) - 1)
	for at := mix(key) & mask; ; at = (at + 1) & mask {
		s := &t.slots[at]
		if s.round != t.round {
			*s = slot{key, t.round, 0}
			t.used = append(t.used, uint32(at))
			return &s.value
		}
		if s.key == key {
			return &s.value
		}
	}
}

// grow doubles the slots.
func (t *table) grow() {
	have := make([]slot, len(t.used))
	for i, at := range t.used {
		have[i] = t.slots[at]
	}
	if n := 2 * len(t.slots); n <= cap(t.slots) {
		t.slots = t.slots[:n]
	} else {
		t.slots = make([]slot, n)
	}
	t.used, t.round = t.used[:0], t.round+1
	for _, s := range have {
		*t.value(s.key) = s.value
	}
}

// mix spreads keys; its first bits and its last are as good as independent.
func mix(key uint64) uint64 {
	key *= 0x9E3779B97F4A7C15
	return key ^ key>>32
}
