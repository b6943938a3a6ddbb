package book

const MostPointsShown = 1000

// Stripped reports whether a level has strips: more areas than that would be
// a band without gaps, and megabytes.
func (b *Book) Stripped(l *Level) bool {
	if len(l.Areas) > MostPointsShown {
		return false
	}
	for _, r := range l.rankings {
		if r != nil && r.N() > 1 && !r.Same(r.Low, r.High) {
			return true
		}
	}
	return false
}
