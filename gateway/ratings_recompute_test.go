package gateway

import "testing"

// TestRecomputeRatings asks, as an administrator alone may, and sees when the
// leaderboard has done it.
func TestRecomputeRatings(t *testing.T) {
	f := start(t)
	ada, jo := f.contestant("ada"), f.juror("jo")
	const address = "/api/v1/admin/ratings"
	var s ratingState
	if jo.must(200, "GET", address, nil, &s); s.Last != nil || s.Contests != 0 {
		t.Errorf("before anything: %+v", s)
	}
	ada.must(403, "GET", address, nil, nil)
	jo.must(403, "POST", address+"/recompute", nil, nil)
	for range 2 {
		f.admin.must(202, "POST", address+"/recompute", nil, &s)
	}
	if s.Last == nil || s.Last.DoneAt != nil || s.Last.Account.Login != "root" {
		t.Fatalf("asked: %+v", s.Last)
	}
	f.exec(`INSERT INTO rating_recomputes (request_id, done_at, contests) SELECT max(id), now(), 3 FROM rating_requests`)
	if jo.must(200, "GET", address, nil, &s); s.Last.DoneAt == nil || s.Last.Contests != 3 {
		t.Errorf("done: %+v", s.Last)
	}
	if log := f.auditLog(f.admin, "?action=ratings.recompute"); len(log) != 2 {
		t.Errorf("audit log: %+v", log)
	}
}
