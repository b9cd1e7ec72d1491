package problems

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	yaml "go.yaml.in/yaml/v3"
)

// This file reads YAML node by node, so that every complaint has a line.

var yamlErrorLine = regexp.MustCompile(`^yaml: (?:unmarshal errors:\s*)?line (\d+): (.*)$`)

// readMapping reads a YAML file that must hold one mapping. It returns nil after
// reporting an error, and for an empty file.
func (l *loader) readMapping(file string) *yaml.Node {
	text, ok := l.readText(file, maxYAMLBytes)
	if !ok {
		return nil
	}
	return l.parseMapping(file, text)
}

func (l *loader) parseMapping(file, text string) *yaml.Node {
	decoder := yaml.NewDecoder(bytes.NewReader([]byte(text)))
	var document, more yaml.Node
	if err := decoder.Decode(&document); err != nil {
		if !errors.Is(err, io.EOF) {
			l.yamlError(file, err)
		}
		return nil
	}
	if err := decoder.Decode(&more); err == nil {
		l.found.errorf(file, more.Line, "holds more than one YAML document")
		return nil
	} else if !errors.Is(err, io.EOF) {
		l.yamlError(file, err)
		return nil
	}
	root := document.Content[0]
	// Aliases are how a small file becomes a large one.
	if line := firstAlias(root); line > 0 {
		l.found.errorf(file, line, "uses a YAML anchor or alias; write the value out")
		return nil
	}
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return nil
	}
	if root.Kind != yaml.MappingNode {
		l.found.errorf(file, root.Line, "must be a mapping of keys to values, not %s", kindName(root))
		return nil
	}
	return root
}

func (l *loader) yamlError(file string, err error) {
	line, message := 0, err.Error()
	if m := yamlErrorLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1]) // the pattern leaves digits only
		message = m[2]
	}
	l.found.errorf(file, line, "is not YAML: %s", strings.TrimPrefix(message, "yaml: "))
}

func firstAlias(n *yaml.Node) int {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return n.Line
	}
	for _, c := range n.Content {
		if line := firstAlias(c); line > 0 {
			return line
		}
	}
	return 0
}

func kindName(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	switch n.Tag {
	case "!!null":
		return "nothing"
	case "!!str":
		return "the text " + strconv.Quote(n.Value)
	}
	return n.Value
}

// handlers say what to do with the value of each known key.
type handlers map[string]func(key string, value *yaml.Node)

// each calls the handler of every key of a mapping; unknown and repeated keys
// are errors. prefix, such as "limits.", makes the key's name whole.
func (l *loader) each(file, prefix string, n *yaml.Node, known handlers) {
	if n == nil {
		return
	}
	if n.Kind != yaml.MappingNode {
		l.found.errorf(file, n.Line, "%s must be a mapping, not %s", strings.TrimSuffix(prefix, "."), kindName(n))
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		name := prefix + k.Value
		handle, ok := known[k.Value]
		switch {
		case seen[k.Value]:
			l.found.errorf(file, k.Line, "key %q is given twice", name)
		case !ok:
			l.found.errorf(file, k.Line, "unknown key %q; known are %s", name, strings.Join(slices.Sorted(maps.Keys(known)), ", "))
		default:
			handle(name, v)
		}
		seen[k.Value] = true
	}
}

// pairs calls f for every entry of a mapping with free keys.
func (l *loader) pairs(file, key string, n *yaml.Node, f func(name string, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		l.found.errorf(file, n.Line, "%s must be a mapping, not %s", key, kindName(n))
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name := n.Content[i].Value
		if seen[name] {
			l.found.errorf(file, n.Content[i].Line, "key %q is given twice", key+"."+name)
			continue
		}
		seen[name] = true
		f(name, n.Content[i+1])
	}
}

// text reads a non-empty string.
func (l *loader) text(file, key string, n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!str" || strings.TrimSpace(n.Value) == "" {
		l.found.errorf(file, n.Line, "%s must be a text, not %s", key, kindName(n))
		return ""
	}
	return n.Value
}

// texts reads a list of strings; with single, one string will do.
func (l *loader) texts(file, key string, n *yaml.Node, single bool) []string {
	if single && n.Kind == yaml.ScalarNode {
		if s := l.text(file, key, n); s != "" {
			return []string{s}
		}
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		l.found.errorf(file, n.Line, "%s must be a list of texts, not %s", key, kindName(n))
		return nil
	}
	list := []string{}
	for _, c := range n.Content {
		// Numbers in argument lists are often left unquoted.
		if c.Kind == yaml.ScalarNode && c.Tag != "!!null" {
			list = append(list, c.Value)
		} else {
			l.found.errorf(file, c.Line, "%s must be a list of texts; this item is %s", key, kindName(c))
		}
	}
	return list
}

// boolean reads true or false.
func (l *loader) boolean(file, key string, n *yaml.Node) bool {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
		l.found.errorf(file, n.Line, "%s must be true or false, not %s", key, kindName(n))
		return false
	}
	return n.Value[0] == 't' || n.Value[0] == 'T'
}

// integer reads a whole number from min to max and returns 0 after an error.
func (l *loader) integer(file, key string, n *yaml.Node, min, max int64) int64 {
	v, err := strconv.ParseInt(n.Value, 10, 64)
	if n.Kind != yaml.ScalarNode || n.Tag != "!!int" || err != nil || v < min || v > max {
		l.found.errorf(file, n.Line, "%s must be a whole number from %d to %d, not %s", key, min, max, kindName(n))
		return 0
	}
	return v
}

// number reads a number above 0 and at most max, and returns 0 after an error.
func (l *loader) number(file, key string, n *yaml.Node, max float64) float64 {
	v, err := strconv.ParseFloat(n.Value, 64)
	if n.Kind != yaml.ScalarNode || (n.Tag != "!!int" && n.Tag != "!!float") || err != nil || math.IsNaN(v) || v <= 0 || v > max {
		l.found.errorf(file, n.Line, "%s must be a number above 0 and at most %g, not %s", key, max, kindName(n))
		return 0
	}
	return v
}
