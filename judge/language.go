package judge

import "regexp"

// LanguageID is a language id from the ICPC CCS table: c, cpp, go, rust,
// python3, javascript, typescript, java, ruby, …
type LanguageID string

var languageIDPattern = regexp.MustCompile(`^[a-z][a-z0-9]{0,15}$`)

// Valid reports whether the id has the form that subjects and folder names
// allow. It says nothing of whether the language is installed.
func (id LanguageID) Valid() bool { return languageIDPattern.MatchString(string(id)) }

// Language is what people choose from.
type Language struct {
	ID         LanguageID `json:"id"`
	Name       string     `json:"name"`       // e.g. "C++20 (clang 22)"
	Extensions []string   `json:"extensions"` // without the dot, the first one is preferred
	// FuelMultiplier scales the fuel limit of slower languages. 0 counts as 1.
	FuelMultiplier float64 `json:"fuel_multiplier"`
}
