package gateway

import (
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"assize/problems"
)

// fold makes text comparable: lower case, without the marks over and under
// letters. What is looked through and what is looked for are folded alike.
func fold(text string) string {
	folded, _, err := transform.String(transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), text)
	if err != nil {
		folded = text // transform.Chain of these never fails; should it, the text is good enough
	}
	return strings.ToLower(folded)
}

// words are what PostgreSQL's "simple" dictionary makes of a text, nearly: runs of
// letters and digits.
func words(text string) []string {
	return strings.FieldsFunc(fold(text), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}

// wanted is what somebody looks for: every word must begin a word of the problem.
type wanted struct {
	anywhere string // tsquery; "": no word is long enough for that
	title    string // tsquery of those that are looked for in titles alone
	any      string // tsquery that ranks: the more of the words in the title, the better
	text     string // folded, for titles that are just this
}

// searchFor reads a query. One or two letters begin a word of nearly every
// statement, so they are looked for in titles. ok is false where nothing of it is a
// word.
func searchFor(q string) (w wanted, ok bool) {
	list := words(q)
	var anywhere, title, all []string
	for _, word := range list {
		// Letters and digits alone: nothing in it can end the quotes.
		term := "'" + word + "':*"
		all = append(all, term)
		if len(word) > 2 {
			anywhere = append(anywhere, term)
		} else {
			title = append(title, term)
		}
	}
	return wanted{strings.Join(anywhere, " & "), strings.Join(title, " & "), strings.Join(all, " | "), strings.Join(list, " ")}, len(list) > 0
}

// searchText is what a package is found by: names, then slug and tags, then
// statements, in all languages.
func searchText(p *problems.Package) (names, labels, statements string) {
	var n, s []string
	for _, name := range p.Names {
		n = append(n, name)
	}
	for _, statement := range p.Statements {
		s = append(s, statement.Source)
	}
	return searchable(n...), searchable(append([]string{p.Slug}, p.Tags...)...), searchable(s...)
}

// maxSearchBytes bounds what is indexed of one problem: a tsvector has at most
// 1 MB, and nobody looks for what stands behind that.
const maxSearchBytes = 256 << 10

// searchable are the words of texts, put so that to_tsvector finds the same ones.
func searchable(texts ...string) string {
	joined := strings.Join(texts, " ")
	if len(joined) > maxSearchBytes {
		joined = joined[:maxSearchBytes]
	}
	return strings.Join(words(strings.ToValidUTF8(joined, " ")), " ")
}
