package gateway

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"

	yaml "go.yaml.in/yaml/v3"
)

//go:embed openapi.yaml
var openapi []byte

// document is the description of the API in both notations.
type document struct{ yaml, json []byte }

// readDocument is done once: a process may have many gateways, of its tests.
var readDocument = sync.OnceValues(func() (document, error) {
	var tree map[string]any
	if err := yaml.Unmarshal(openapi, &tree); err != nil {
		return document{}, fmt.Errorf("gateway: openapi.yaml: %w", err)
	}
	b, err := json.Marshal(tree)
	if err != nil {
		return document{}, fmt.Errorf("gateway: openapi.yaml: %w", err)
	}
	return document{openapi, b}, nil
})

func (s *Service) openapiYAML(*request) (*answer, error) {
	return &answer{raw: s.document.yaml, contentType: "application/yaml", hashed: true}, nil
}

func (s *Service) openapiJSON(*request) (*answer, error) {
	return &answer{raw: s.document.json, hashed: true}, nil
}
