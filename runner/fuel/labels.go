package fuel

// labelSet is the labels that a br_table branches to, together with those of other
// br_tables that share some of them. They agree on what is owed there.
type labelSet struct {
	parent    uint32 // a set that this one has become a part of; itself for none
	decided   bool
	potential int64
	often     int64 // a br_table leads here, by a guess: see calls.go
}

// newSet returns the number of a new set.
func (s *scratch) newSet() uint32 {
	n := uint32(len(s.sets))
	s.sets = append(s.sets, labelSet{parent: n})
	return n
}

// join makes set the one of a label, or a part of that which it has.
func (s *scratch) join(label *uint32, set uint32) {
	if *label == 0 {
		*label = set
		return
	}
	a, b := s.whole(*label), s.whole(set)
	s.sets[b].parent = a
	// The only potential that is decided while labels are still found is 0.
	s.sets[a].decided = s.sets[a].decided || s.sets[b].decided
}

// whole returns the set that set is a part of now.
func (s *scratch) whole(set uint32) uint32 {
	for s.sets[set].parent != set {
		s.sets[set].parent = s.sets[s.sets[set].parent].parent
		set = s.sets[set].parent
	}
	return set
}

// agreed returns the potential of the labels in set, which the first to ask decides.
func (s *scratch) agreed(set uint32, otherwise int64) int64 {
	l := &s.sets[s.whole(set)]
	if !l.decided {
		l.decided, l.potential = true, otherwise
	}
	return l.potential
}
