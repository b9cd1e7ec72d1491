package gateway

import (
	"slices"
	"strings"
	"sync"
	"time"

	"assize/judge"
)

func (s *Service) listLanguages(*request) (*answer, error) {
	return &answer{hashed: true, body: struct {
		Languages []judge.Language `json:"languages"`
		Coming    []judge.Language `json:"coming"`
	}{described(s.languages.Languages()), described(s.languages.Coming())}}, nil
}

// languageCache keeps what was installed a moment ago: to look may cost reading
// files.
type languageCache struct {
	source Languages
	mu     sync.Mutex
	asked  time.Time
	list   []judge.Language
	coming []judge.Language
}

const languagesMaxAge = time.Second

func (c *languageCache) Languages() []judge.Language {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.look()
	return c.list
}

func (c *languageCache) Coming() []judge.Language {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.look()
	return c.coming
}

// look asks the source, if it has not just done so. The lock is held.
func (c *languageCache) look() {
	if c.asked.IsZero() || time.Since(c.asked) > languagesMaxAge {
		c.list, c.coming, c.asked = c.source.Languages(), c.source.Coming(), time.Now()
	}
}

// installed are the languages by id.
func (s *Service) installed() []judge.Language { return described(s.languages.Languages()) }

// described are languages by id, with no zero in what clients compute with.
func described(list []judge.Language) []judge.Language {
	languages := slices.Clone(list)
	for i, l := range languages {
		if l.FuelMultiplier == 0 {
			languages[i].FuelMultiplier = 1
		}
		if l.Extensions == nil {
			languages[i].Extensions = []string{}
		}
	}
	slices.SortFunc(languages, func(a, b judge.Language) int { return strings.Compare(string(a.ID), string(b.ID)) })
	if languages == nil {
		languages = []judge.Language{}
	}
	return languages
}

// offered are the installed languages, and that of answers where a problem takes
// it.
func (s *Service) offered(allowed []string) []judge.Language {
	if slices.Contains(allowed, string(judge.Answers)) {
		return []judge.Language{judge.AnswersLanguage}
	}
	return s.installed()
}

// language returns an installed language that allowed, where it is not empty,
// has on its list.
func (s *Service) language(id string, allowed []string) (judge.Language, error) {
	var known []string
	for _, l := range s.offered(allowed) {
		if len(allowed) > 0 && !slices.Contains(allowed, string(l.ID)) {
			continue
		}
		if string(l.ID) == id {
			return l, nil
		}
		known = append(known, string(l.ID))
	}
	switch {
	case id == "":
		return judge.Language{}, invalid("language is missing; there are %s", strings.Join(known, ", "))
	case len(known) == 0:
		return judge.Language{}, invalid("language %q is not installed; none is that fits", clip(id))
	}
	return judge.Language{}, invalid("language %q is not offered here; there are %s", clip(id), strings.Join(known, ", "))
}
