package validator

import "strconv"

// maxNumber is how long a token may be and still count as a number.
const maxNumber = 512

// parseFloat reads a decimal number: a sign, digits with a point, an exponent.
// What strconv takes beyond that (hexadecimal, underscores, inf, nan) is text.
// A number too large for a float64 counts as infinite.
func parseFloat(token []byte) (float64, bool) {
	if len(token) == 0 || len(token) > maxNumber {
		return 0, false
	}
	for _, b := range token {
		if (b < '0' || b > '9') && b != '.' && b != '+' && b != '-' && b != 'e' && b != 'E' {
			return 0, false
		}
	}
	f, err := strconv.ParseFloat(string(token), 64)
	if err != nil {
		if e, ok := err.(*strconv.NumError); !ok || e.Err != strconv.ErrRange {
			return 0, false
		}
	}
	return f, true
}
