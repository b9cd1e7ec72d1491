package gateway

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// TestRoutesAndDocument wants every route in the document, every operation of
// the document among the routes, and the access that each one tells.
func TestRoutesAndDocument(t *testing.T) {
	doc, err := openapi3.NewLoader().LoadFromData(openapi)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	documented := map[string]*openapi3.Operation{}
	for path, item := range doc.Paths.Map() {
		for method, operation := range item.Operations() {
			documented[method+" "+path] = operation
		}
	}
	f := start(t)
	served := map[string]route{}
	for _, r := range f.s.routes() {
		parts := strings.Split(r.path, "/")
		for i, part := range parts {
			if name, ok := strings.CutPrefix(part, ":"); ok {
				parts[i] = "{" + name + "}"
			}
		}
		served[r.method+" "+strings.Join(parts, "/")] = r
	}
	for name, operation := range documented {
		r, ok := served[name]
		if !ok {
			t.Errorf("%s is described and not served", name)
			continue
		}
		needsAccount := operation.Security != nil
		if needsAccount != (r.access != anyone) {
			t.Errorf("%s: described as needing an account: %v, and served to %s", name, needsAccount, r.access)
		}
		if (operation.RequestBody != nil) && r.bodyLimit == 0 {
			t.Errorf("%s has a body, and the route takes none", name)
		}
	}
	for name := range served {
		if documented[name] == nil {
			t.Errorf("%s is served and not described", name)
		}
	}
	// Nothing is registered behind the table's back.
	for _, r := range f.s.app.GetRoutes(true) {
		if r.Method == "HEAD" {
			continue
		}
		if !slices.ContainsFunc(f.s.routes(), func(known route) bool { return known.method == r.Method && known.path == r.Path }) {
			t.Errorf("%s %s is registered and not in the table of routes", r.Method, r.Path)
		}
	}
}

func TestCodesAndDocument(t *testing.T) {
	doc, err := openapi3.NewLoader().LoadFromData(openapi)
	if err != nil {
		t.Fatal(err)
	}
	described := doc.Components.Schemas["Error"].Value.Properties["error"].Value.Properties["code"].Value.Enum
	if len(described) != len(statuses) {
		t.Errorf("the document has %d codes, the table %d", len(described), len(statuses))
	}
	for code, status := range statuses {
		if !slices.Contains(described, any(string(code))) {
			t.Errorf("the code %s is not described", code)
		}
		if !strings.Contains(doc.Info.Description, "`"+string(code)+"` "+strconv.Itoa(status)) {
			t.Errorf("the description does not say that %s is %d", code, status)
		}
	}
}
