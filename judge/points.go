package judge

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// Points are hundredths of a point: exact, and equal on every machine. In JSON
// they are a number with at most two decimals.
type Points int64

// OnePoint is one point.
const OnePoint Points = 100

// String writes points without needless decimals: "12", "12.5", "-0.25".
func (p Points) String() string {
	sign, n := "", int64(p)
	if n < 0 {
		sign, n = "-", -n
	}
	if n%100 == 0 {
		return fmt.Sprintf("%s%d", sign, n/100)
	}
	return strings.TrimRight(fmt.Sprintf("%s%d.%02d", sign, n/100, n%100), "0")
}

// ParsePoints reads what String writes.
func ParsePoints(s string) (Points, error) {
	whole, decimals, found := strings.Cut(s, ".")
	digits := strings.TrimPrefix(whole, "-")
	if digits == "" || len(digits) > 12 || found && (decimals == "" || len(decimals) > 2) {
		return 0, fmt.Errorf("points %q are not a number with at most two decimals", s)
	}
	n, err := strconv.ParseUint(digits+(decimals + "00")[:2], 10, 63)
	if err != nil {
		return 0, fmt.Errorf("points %q are not a number with at most two decimals", s)
	}
	if digits != whole {
		return -Points(n), nil
	}
	return Points(n), nil
}

// MarshalJSON writes a number.
func (p Points) MarshalJSON() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalJSON reads a number with at most two decimals.
func (p *Points) UnmarshalJSON(b []byte) (err error) {
	*p, err = ParsePoints(string(bytes.TrimSpace(b)))
	return err
}
