package gateway

import (
	"slices"
	"testing"
	"testing/fstest"

	"assize/judge"
)

// TestCheckVersion: the example submissions of a package are judged against the
// whole data, and count nowhere.
func TestCheckVersion(t *testing.T) {
	f := start(t)
	more := func(m fstest.MapFS) {
		m["submissions/accepted/add.rs"] = &fstest.MapFile{Data: []byte("fn main() {}\n")}
		m["submissions/accepted/two/a.cpp"] = &fstest.MapFile{Data: []byte("int f() { return 1; }\n")}
		m["submissions/accepted/two/b.cpp"] = &fstest.MapFile{Data: []byte("int main() {}\n")}
		m["submissions/submissions.yaml"] = &fstest.MapFile{Data: []byte("accepted/two: {entrypoint: b.cpp}\n")}
		m["submissions/wrong_answer/zero.go"] = &fstest.MapFile{Data: []byte("package main // \x00\n")}
	}
	var done Imported
	f.admin.must(201, "POST", "/api/v1/problems?visibility=hidden", zipped(t, "adding/", packageFiles("adding", more)), &done)
	facts := f.submittedFacts()
	juror := f.juror("judith")
	var checked struct{ Examples []checkedExample }
	juror.must(202, "POST", "/api/v1/problems/adding/versions/1/check", nil, &checked)
	trials := map[string]string{}
	for _, one := range checked.Examples {
		switch one.Path {
		case "accepted/add.cpp", "accepted/two", "wrong_answer/no.cpp":
			if one.Trial == nil || one.Skipped != "" || one.Language != "cpp" || len(one.Expected) != 1 {
				t.Fatalf("%+v is not judged", one)
			}
			trials[*one.Trial] = one.Path
		case "accepted/add.rs", "wrong_answer/zero.go": // a language that is not there, and no text
			if one.Trial != nil || one.Skipped == "" {
				t.Errorf("%+v is judged", one)
			}
		default:
			t.Errorf("unexpected example %+v", one)
		}
	}
	if len(trials) != 3 || len(checked.Examples) != 5 {
		t.Fatalf("examples %+v", checked.Examples)
	}
	var dataset string
	f.scan(&dataset, `SELECT dataset FROM problem_versions v JOIN problems p ON p.current_version = v.id WHERE p.slug = 'adding'`)
	for range trials {
		fact := receive(t, facts)
		if trials[fact.Submission] == "" || fact.Class != judge.Rejudge || string(fact.Dataset) != dataset {
			t.Errorf("published %+v, want one of %v against %s", fact, trials, dataset)
		}
		if (trials[fact.Submission] == "accepted/two") != (fact.Entry == "b.cpp") {
			t.Errorf("%s starts from %q", trials[fact.Submission], fact.Entry)
		}
		var p trialPage
		juror.must(200, "GET", "/api/v1/trials/"+fact.Submission, nil, &p)
		f.contestant("u"+fact.Submission[28:]).must(404, "GET", "/api/v1/trials/"+fact.Submission, nil, nil)
	}
	var list struct{ Submissions []struct{ ID string } }
	juror.must(200, "GET", "/api/v1/submissions?account=*", nil, &list)
	if len(list.Submissions) > 0 {
		t.Errorf("examples count as submissions: %+v", list)
	}
	juror.must(404, "POST", "/api/v1/problems/adding/versions/2/check", nil, nil)
	f.contestant("ada").must(403, "POST", "/api/v1/problems/adding/versions/1/check", nil, nil)
}

// TestImportHidden: what is brought in hidden never was public, and what is
// public stays so.
func TestImportHidden(t *testing.T) {
	f := start(t)
	f.admin.must(201, "POST", "/api/v1/problems?visibility=hidden", zipped(t, "secret/", packageFiles("secret")), nil)
	f.admin.must(201, "POST", "/api/v1/problems", zipped(t, "open/", packageFiles("open")), nil)
	f.admin.must(200, "POST", "/api/v1/problems?visibility=hidden", zipped(t, "open/", packageFiles("open")), nil)
	f.admin.must(400, "POST", "/api/v1/problems?visibility=maybe", zipped(t, "other/", packageFiles("other")), nil)
	var list struct{ Problems []struct{ Slug string } }
	f.contestant("ada").must(200, "GET", "/api/v1/problems", nil, &list)
	if slugs := list.Problems; !slices.Equal(slugs, []struct{ Slug string }{{"open"}}) {
		t.Errorf("a contestant sees %v", slugs)
	}
}
