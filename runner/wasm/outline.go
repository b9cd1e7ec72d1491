package wasm

// Outline returns a module with body in the place of each function that it defines, and
// mark in a custom section of the name, for modules that differ in their functions alone
// to have outlines that differ. body is the instructions with the end of the function.
func Outline(module, body []byte, name string, mark []byte) ([]byte, error) {
	m, err := Read(module)
	if err != nil {
		return nil, err
	}
	for i := range m.Code {
		m.Code[i] = Body{Code: body}
	}
	m.Customs = append(m.Customs, Custom{Name: name, Data: mark})
	return m.Append(nil), nil
}
