package gateway

import (
	"encoding/json"
	"time"
)

// maybe is a field of a body that may be absent (set is false), null (value is
// nil) or given: where something is changed, the three differ.
type maybe[T any] struct {
	set   bool
	value *T
}

// UnmarshalJSON implements json.Unmarshaler. It is not called for an absent
// field.
func (m *maybe[T]) UnmarshalJSON(b []byte) error {
	m.set = true
	return json.Unmarshal(b, &m.value)
}

// when is a time as it was sent. It is parsed later, where the field's name is
// known: encoding/json does not name the field whose own unmarshaler fails.
type when string

// UnmarshalJSON takes whatever there is.
func (w *when) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) != nil {
		s = string(b)
	}
	*w = when(s)
	return nil
}

// time returns nil for nil, and else an RFC 3339 time in UTC.
func (w *when) time(field string) (*time.Time, error) {
	if w == nil {
		return nil, nil
	}
	t, err := time.Parse(time.RFC3339, string(*w))
	if err != nil || t.Year() < 1970 || t.Year() > 9998 {
		return nil, invalid("%s is %q; it must be a time such as 2026-12-31T18:00:00Z", field, clip(string(*w)))
	}
	t = t.UTC().Truncate(time.Microsecond)
	return &t, nil
}
