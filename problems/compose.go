package problems

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	yaml "go.yaml.in/yaml/v3"
)

// composed is a text in the making that knows where each of its lines is from.
type composed struct {
	text  []byte
	lines []place
}

// line adds one line that says what line n of file says; n is 0 where it says
// so as a whole, or not at all.
func (c *composed) line(file string, n int, format string, args ...any) {
	c.text = append(fmt.Appendf(c.text, format, args...), '\n')
	c.lines = append(c.lines, place{file, n})
}

// block adds the lines of text, the first of which is line n of file.
func (c *composed) block(file string, n int, text string) {
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		c.line(file, n+i, "%s", line)
	}
}

// node adds a key with a value as it stands in file.
func (c *composed) node(file, key string, n *yaml.Node) {
	value, err := yaml.Marshal(&yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Content: []*yaml.Node{
		{Kind: yaml.ScalarNode, Tag: "!!str", Value: key}, n}})
	if err != nil { // only a node that no parser made can do this
		c.line(file, n.Line, "%s: %s", key, quoted(n.Value))
		return
	}
	for _, line := range strings.Split(strings.TrimSuffix(string(value), "\n"), "\n") {
		c.line(file, n.Line, "%s", line)
	}
}

// quoted is s as YAML, on one line whatever is in it.
func quoted(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return `""`
	}
	return strings.TrimSpace(b.String())
}

// quotedList is a YAML list of texts on one line.
func quotedList(list []string) string {
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = quoted(s)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// put adds the text to an overlay. Findings about it as a whole name origin.
func (c *composed) put(o *overlay, name, origin string) bool {
	if c.text == nil {
		c.text = []byte{}
	}
	return o.add(name, overlaid{text: c.text, lines: c.lines, origin: origin})
}
