package problems

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"

	"assize/judge"

	yaml "go.yaml.in/yaml/v3"
)

const metadataFile = "problem.yaml"

var licenses = []string{"unknown", "public domain", "cc0", "cc by", "cc by-sa", "educational", "permission"}

var (
	languageCode = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z]{2})?$`)
	constantName = regexp.MustCompile(`^[a-zA-Z_][a-zA-Z0-9_]*$`)
)

// Bounds on what a problem may ask for, so that whatever is accepted can be
// honoured.
const (
	maxTimeLimit      = 20        // seconds
	maxValidationTime = 60        // seconds, the format's default
	maxMemoryMiB      = 4096      // all that 32-bit addresses reach
	tightMemoryMiB    = 80        // below it there is a warning
	maxOutputMiB      = 64        // held in the runner's memory
	maxNameBytes      = 200       // of a problem's name
	maxTagBytes       = 40        // of a keyword
	largestAnything   = 1_000_000 // of limits that are read and not used
)

// metadata reads problem.yaml. It returns false where the package is of another
// version, so that its other files would only be misread.
func (l *loader) metadata() bool {
	const file = metadataFile
	p := l.pkg
	p.License = "unknown"
	p.Multipliers = Multipliers{ACToTimeLimit: 2, TimeLimitToTLE: 1.5}
	p.TimeResolution = time.Second
	p.CodeBytes = judge.MaxSourceBytes
	if _, ok := l.tree.files[file]; !ok {
		l.found.errorf(file, 0, "is missing")
		return false
	}
	root := l.readMapping(file)
	if root == nil {
		if len(l.found.errors) == 0 {
			l.found.errorf(file, 0, "is empty")
		}
		return false
	}
	version, line := "legacy", 0
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == "problem_format_version" {
			version, line = root.Content[i+1].Value, root.Content[i+1].Line
		}
	}
	if version != FormatVersion {
		l.found.errorf(file, line, "problem_format_version is %q; only %q is read", version, FormatVersion)
		return false
	}
	ignore := func(string, *yaml.Node) {}
	var ownerLine int
	l.each(file, "", root, handlers{
		"problem_format_version": ignore,
		"type":                   l.problemType,
		"name":                   l.names,
		"uuid":                   func(k string, n *yaml.Node) { p.UUID = l.text(file, k, n) },
		"version":                func(k string, n *yaml.Node) { p.Version = n.Value },
		"credits":                l.credits,
		"source":                 l.origins,
		"license": func(k string, n *yaml.Node) {
			p.License = l.text(file, k, n)
			ownerLine = n.Line
			if p.License != "" && !slices.Contains(licenses, p.License) {
				l.found.errorf(file, n.Line, "license %q is not one of %s", p.License, strings.Join(licenses, ", "))
			}
		},
		"rights_owner":  func(k string, n *yaml.Node) { p.RightsOwner = l.text(file, k, n) },
		"embargo_until": l.embargo,
		"limits":        l.limits,
		"keywords":      l.keywords,
		"languages":     l.languages,
		"allow_file_writing": func(k string, n *yaml.Node) {
			if l.boolean(file, k, n) {
				l.found.errorf(file, n.Line, "allow_file_writing: submissions have no file system here")
			}
		},
		"constants": l.readConstants,
	})
	if p.UUID == "" {
		l.found.errorf(file, 0, "has no uuid")
	}
	if len(p.Names) == 0 {
		l.found.errorf(file, 0, "has no name")
	}
	if p.License == "public domain" && p.RightsOwner != "" {
		l.found.errorf(file, ownerLine, "rights_owner must not be given for what is in the public domain")
	}
	if p.License != "unknown" && p.License != "public domain" &&
		p.RightsOwner == "" && len(p.Credits["authors"]) == 0 && len(p.Origins) == 0 {
		l.found.warnf(file, ownerLine, "license %q needs a rights_owner, credits or a source", p.License)
	}
	return true
}

func (l *loader) problemType(key string, n *yaml.Node) {
	types := l.texts(metadataFile, key, n, true)
	if n.Kind == yaml.SequenceNode && len(types) == 0 {
		l.found.errorf(metadataFile, n.Line, "type must not be an empty list")
	}
	for i, t := range types {
		if slices.Contains(types[:i], t) {
			l.found.errorf(metadataFile, n.Line, "type %q is there twice", t)
		}
		switch t {
		case "pass-fail":
		case "scoring":
			l.pkg.Scoring = true
		case "interactive":
			l.pkg.Interactive = true
		case "multi-pass":
			l.pkg.Passes = max(l.pkg.Passes, 2)
			l.multiPass = true
		case "submit-answer":
			l.pkg.Answers = true
		default:
			l.found.errorf(metadataFile, n.Line, "type %q is none of the format", t)
		}
	}
	for _, pair := range [][2]string{{"pass-fail", "scoring"}, {"submit-answer", "multi-pass"}, {"submit-answer", "interactive"}} {
		if slices.Contains(types, pair[0]) && slices.Contains(types, pair[1]) {
			l.found.errorf(metadataFile, n.Line, "type: %s and %s do not go together", pair[0], pair[1])
		}
	}
}

// types checks that a problem has what its type needs.
func (l *loader) types() {
	p := l.pkg
	if p.OutputValidator == nil && (p.Interactive || l.multiPass) && !l.tree.dirs["output_validator"] {
		l.found.errorf("output_validator", 0, "is missing: an interactive or multi-pass problem needs a program there")
	}
	if l.passesLine > 0 && !l.multiPass {
		l.found.errorf(metadataFile, l.passesLine, "limits.validation_passes belongs to multi-pass problems alone")
		p.Passes = 0
	}
}

func (l *loader) names(key string, n *yaml.Node) {
	l.pkg.Names = map[string]string{}
	add := func(language string, n *yaml.Node) {
		if !languageCode.MatchString(language) {
			l.found.errorf(metadataFile, n.Line, "name: %q is not a language code such as en or pt-BR", language)
			return
		}
		name := l.text(metadataFile, key, n)
		if len(name) > maxNameBytes || strings.ContainsAny(name, "\n\t") {
			l.found.errorf(metadataFile, n.Line, "name must be one line of at most %d bytes", maxNameBytes)
			return
		}
		l.pkg.Names[language] = name
	}
	if n.Kind == yaml.MappingNode {
		l.pairs(metadataFile, key, n, add)
		return
	}
	add("en", n)
}

func (l *loader) credits(key string, n *yaml.Node) {
	l.pkg.Credits = map[string][]string{}
	if n.Kind == yaml.ScalarNode {
		l.pkg.Credits["authors"] = []string{l.text(metadataFile, key, n)}
		return
	}
	role := func(key string, n *yaml.Node) {
		name := strings.TrimPrefix(key, "credits.")
		l.pkg.Credits[name] = append(l.pkg.Credits[name], l.persons(key, n)...)
	}
	l.each(metadataFile, "credits.", n, handlers{
		"authors": role, "contributors": role, "testers": role, "packagers": role, "acknowledgements": role,
		"translators": func(key string, n *yaml.Node) {
			l.pairs(metadataFile, key, n, func(language string, n *yaml.Node) {
				l.pkg.Credits["translators"] = append(l.pkg.Credits["translators"], l.persons(key+"."+language, n)...)
			})
		},
	})
}

func (l *loader) persons(key string, n *yaml.Node) (names []string) {
	switch n.Kind {
	case yaml.SequenceNode:
		for _, c := range n.Content {
			names = append(names, l.persons(key, c)...)
		}
	case yaml.MappingNode:
		var name string
		text := func(k string, n *yaml.Node) { l.text(metadataFile, k, n) }
		l.each(metadataFile, key+".", n, handlers{
			"name": func(k string, n *yaml.Node) { name = l.text(metadataFile, k, n) }, "email": text, "orcid": text, "kattis": text,
		})
		if name == "" {
			l.found.errorf(metadataFile, n.Line, "%s: a person needs a name", key)
		}
		names = append(names, name)
	default:
		names = append(names, l.text(metadataFile, key, n))
	}
	return names
}

func (l *loader) origins(key string, n *yaml.Node) {
	switch n.Kind {
	case yaml.SequenceNode:
		for _, c := range n.Content {
			l.origins(key, c)
		}
	case yaml.MappingNode:
		var o Origin
		l.each(metadataFile, "source.", n, handlers{
			"name": func(k string, n *yaml.Node) { o.Name = l.text(metadataFile, k, n) },
			"url":  func(k string, n *yaml.Node) { o.URL = l.text(metadataFile, k, n) },
		})
		if o.Name == "" {
			l.found.errorf(metadataFile, n.Line, "source needs a name")
		}
		l.pkg.Origins = append(l.pkg.Origins, o)
	default:
		l.pkg.Origins = append(l.pkg.Origins, Origin{Name: l.text(metadataFile, key, n)})
	}
}

func (l *loader) embargo(key string, n *yaml.Node) {
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04:05Z"} {
		if t, err := time.Parse(layout, n.Value); err == nil {
			l.pkg.EmbargoUntil = t
			return
		}
	}
	l.found.errorf(metadataFile, n.Line, "%s must be YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ, not %s", key, kindName(n))
}

func (l *loader) keywords(key string, n *yaml.Node) {
	for _, tag := range l.texts(metadataFile, key, n, false) {
		tag = strings.ToLower(strings.TrimSpace(tag))
		if tag == "" || len(tag) > maxTagBytes {
			l.found.errorf(metadataFile, n.Line, "keywords: %.50q must have 1 to %d bytes", tag, maxTagBytes)
		} else if !slices.Contains(l.pkg.Tags, tag) {
			l.pkg.Tags = append(l.pkg.Tags, tag)
		}
	}
}

func (l *loader) languages(key string, n *yaml.Node) {
	list := l.texts(metadataFile, key, n, true)
	if slices.Equal(list, []string{"all"}) {
		return
	}
	for _, s := range list {
		id := judge.LanguageID(s)
		if !id.Valid() {
			l.found.errorf(metadataFile, n.Line, "languages: %.50q is not a language id such as cpp or python3", s)
			continue
		}
		l.pkg.Languages = append(l.pkg.Languages, id)
	}
	if n.Kind == yaml.SequenceNode && len(list) == 0 {
		l.found.errorf(metadataFile, n.Line, "languages must be all or a list that is not empty")
	}
}

func (l *loader) limits(key string, n *yaml.Node) {
	p := l.pkg
	unused := func(why string) func(string, *yaml.Node) {
		return func(k string, n *yaml.Node) {
			if l.integer(metadataFile, k, n, 1, largestAnything) > 0 && why != "" {
				l.found.warnf(metadataFile, n.Line, "%s: %s", k, why)
			}
		}
	}
	const compilation = "the limits of the language's toolchain apply instead"
	l.each(metadataFile, "limits.", n, handlers{
		"time_limit": func(k string, n *yaml.Node) {
			seconds := l.number(metadataFile, k, n, maxTimeLimit)
			p.Limits.Time = time.Duration(math.Round(seconds * float64(time.Second)))
		},
		"time_multipliers": func(k string, n *yaml.Node) {
			l.each(metadataFile, k+".", n, handlers{
				"ac_to_time_limit":  func(k string, n *yaml.Node) { p.Multipliers.ACToTimeLimit = l.multiplier(k, n) },
				"time_limit_to_tle": func(k string, n *yaml.Node) { p.Multipliers.TimeLimitToTLE = l.multiplier(k, n) },
			})
		},
		"time_resolution": func(k string, n *yaml.Node) {
			if v := l.number(metadataFile, k, n, maxTimeLimit); v >= 0.001 {
				p.TimeResolution = time.Duration(math.Round(v * float64(time.Second)))
			} else if v > 0 {
				l.found.errorf(metadataFile, n.Line, "%s must be at least 0.001, not %g", k, v)
			}
		},
		"memory": func(k string, n *yaml.Node) {
			mib := l.integer(metadataFile, k, n, 1, maxMemoryMiB)
			p.Limits.MemoryBytes = mib << 20
			if mib > 0 && mib < tightMemoryMiB {
				l.found.warnf(metadataFile, n.Line, "%s: C and C++ programs start with 64 MiB of stack, so %d MiB leave them little or nothing", k, mib)
			}
		},
		"output": func(k string, n *yaml.Node) {
			p.Limits.OutputBytes = l.integer(metadataFile, k, n, 1, maxOutputMiB) << 20
		},
		"code": func(k string, n *yaml.Node) {
			if kib := l.integer(metadataFile, k, n, 1, judge.MaxSourceBytes>>10); kib > 0 {
				p.CodeBytes = kib << 10
			}
		},
		"compilation_time":   unused(compilation),
		"compilation_memory": unused(compilation),
		"validation_time": func(k string, n *yaml.Node) {
			p.ValidatorLimits.Time = time.Duration(l.integer(metadataFile, k, n, 1, maxValidationTime)) * time.Second
		},
		"validation_memory": func(k string, n *yaml.Node) {
			p.ValidatorLimits.MemoryBytes = l.integer(metadataFile, k, n, 1, maxMemoryMiB) << 20
		},
		"validation_output": func(k string, n *yaml.Node) {
			p.ValidatorLimits.OutputBytes = l.integer(metadataFile, k, n, 1, maxOutputMiB) << 20
		},
		"validation_passes": func(k string, n *yaml.Node) {
			l.passesLine = n.Line
			p.Passes = int(l.integer(metadataFile, k, n, 2, judge.MaxPasses))
		},
	})
}

func (l *loader) multiplier(key string, n *yaml.Node) float64 {
	v := l.number(metadataFile, key, n, 100)
	if v != 0 && v < 1 {
		l.found.errorf(metadataFile, n.Line, "%s must be at least 1, not %g", key, v)
	}
	return v
}

func (l *loader) readConstants(key string, n *yaml.Node) {
	l.constants = map[string]string{}
	l.pkg.constants = l.constants
	l.pairs(metadataFile, key, n, func(name string, v *yaml.Node) {
		switch {
		case !constantName.MatchString(name):
			l.found.errorf(metadataFile, v.Line, "constants: %.50q is not a name of letters, digits and '_'", name)
		case v.Kind != yaml.ScalarNode || v.Tag == "!!null":
			l.found.errorf(metadataFile, v.Line, "constants.%s must be a number or a text, not %s", name, kindName(v))
		default:
			l.constants[name] = v.Value
		}
	})
}

var constantTag = regexp.MustCompile(`\{\{([a-zA-Z_][a-zA-Z0-9_]*)\}\}`)

// expand replaces {{name}} by the constant of that name; other tags stay.
func (l *loader) expand(text string) string {
	if len(l.constants) == 0 {
		return text
	}
	return constantTag.ReplaceAllStringFunc(text, func(tag string) string {
		if v, ok := l.constants[tag[2:len(tag)-2]]; ok {
			return v
		}
		return tag
	})
}

// extrasFile holds what the format has no key for. It is a file of its own
// because unknown keys in problem.yaml are errors to every other system.
const extrasFile = "assize.yaml"

// extras reads assize.yaml, which may be missing.
func (l *loader) extras() {
	p := l.pkg
	p.Difficulty = "medium"
	if _, ok := l.tree.files[extrasFile]; !ok {
		return
	}
	l.each(extrasFile, "", l.readMapping(extrasFile), handlers{
		"difficulty": func(k string, n *yaml.Node) {
			p.Difficulty = l.text(extrasFile, k, n)
			if !slices.Contains([]string{"easy", "medium", "hard"}, p.Difficulty) {
				l.found.errorf(extrasFile, n.Line, "difficulty must be easy, medium or hard, not %s", kindName(n))
			}
		},
		"output_validator_convention": func(k string, n *yaml.Node) { p.Convention = l.convention(k, n) },
		"input_validator_convention":  func(k string, n *yaml.Node) { p.InputConvention = l.convention(k, n) },
		"unproven":                    func(k string, n *yaml.Node) { p.Unproven = l.boolean(extrasFile, k, n) },
		"constraints": func(k string, n *yaml.Node) {
			list := l.texts(extrasFile, k, n, true)
			if n.Kind == yaml.SequenceNode {
				for i := range list {
					list[i] = fmt.Sprintf("- %s", list[i])
				}
			}
			p.Constraints = l.expand(strings.TrimSpace(strings.Join(list, "\n")))
		},
	})
}

// convention reads how validators are called and answer.
func (l *loader) convention(key string, n *yaml.Node) judge.Convention {
	if l.text(extrasFile, key, n) != string(judge.ByTestlib) {
		l.found.errorf(extrasFile, n.Line, "%s must be testlib, not %s; without it, validators exit with 42 and 43", key, kindName(n))
		return judge.ByFormat
	}
	return judge.ByTestlib
}
