package generate

import "path/filepath"

// Group writes the test cases that add makes into the folder of a test group. Its
// test_group.yaml stays as it is, and its test cases are numbered by themselves.
func (d *Data) Group(folder string, add func()) {
	outer, cases := d.dir, d.cases
	d.dir, d.cases = filepath.Join(outer, folder), 0
	if err := d.clear(); err != nil && d.err == nil {
		d.err = err
	}
	add()
	d.dir, d.cases = outer, cases
}
