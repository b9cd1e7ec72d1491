package gateway

import "net/http"

// access says who may use a route. Whether one may see a particular thing is
// decided by the handler, which answers "not found" where one may not.
type access string

// The accesses.
const (
	anyone   access = "public"
	loggedIn access = "accounts"
	jury     access = "jury"
	admin    access = "administrators"
)

// handler answers a request. It never sees fiber.
type handler func(*request) (*answer, error)

type route struct {
	method, path string
	access       access
	bodyLimit    int64 // bytes; 0: takes no body
	handler      handler
}

const (
	// sourceJSON is enough for the longest source with every character escaped,
	// and maxJSONBytes for the longest input of a trial.
	sourceJSON   = 2 << 20
	maxJSONBytes = 8 << 20
	// smallJSON is enough for a form.
	smallJSON = 64 << 10
	// draftJSON is enough for the longest draft with every character escaped.
	draftJSON = 1 << 20
)

// routes is every address of the API. openapi.yaml describes each.
func (s *Service) routes() []route {
	const (
		get, post, put, patch, del = http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete
		v1                         = "/api/v1"
	)
	return []route{
		{get, v1 + "/accounts", admin, 0, s.listAccounts},
		{post, v1 + "/accounts", anyone, smallJSON, s.register},
		{patch, v1 + "/accounts/:login", admin, smallJSON, s.changeAccount},
		{get, v1 + "/me", loggedIn, 0, s.me},
		{post, v1 + "/me/password", loggedIn, smallJSON, s.changePassword},
		{patch, v1 + "/me", loggedIn, smallJSON, s.changeMe},
		{get, v1 + "/me/friends", loggedIn, 0, s.listFriends},
		{put, v1 + "/me/friends/:login", loggedIn, 0, s.addFriend},
		{del, v1 + "/me/friends/:login", loggedIn, 0, s.dropFriend},
		{get, v1 + "/me/stats", loggedIn, 0, s.myStats},
		{get, v1 + "/me/drafts", loggedIn, 0, s.listDrafts},
		{get, v1 + "/me/drafts/:slug/:language", loggedIn, 0, s.getDraft},
		{put, v1 + "/me/drafts/:slug/:language", loggedIn, draftJSON, s.putDraft},
		{del, v1 + "/me/drafts/:slug/:language", loggedIn, 0, s.dropDraft},
		{post, v1 + "/sessions", anyone, smallJSON, s.logIn},
		{del, v1 + "/sessions/current", anyone, 0, s.logOut},
		{get, v1 + "/tokens", loggedIn, 0, s.listTokens},
		{post, v1 + "/tokens", anyone, smallJSON, s.newToken},
		{del, v1 + "/tokens/:id", loggedIn, 0, s.revokeToken},

		{get, v1 + "/ratings", anyone, 0, s.listRatings},
		{get, v1 + "/accounts/:login/ratings", anyone, 0, s.ratingHistory},

		{get, v1 + "/languages", anyone, 0, s.listLanguages},
		{get, v1 + "/tags", anyone, 0, s.listTags},
		{get, v1 + "/problems", anyone, 0, s.listProblems},
		{post, v1 + "/problems", admin, s.cfg.MaxPackageBytes, s.importProblem},
		{get, v1 + "/problems/:slug", anyone, 0, s.getProblem},
		{patch, v1 + "/problems/:slug", admin, smallJSON, s.changeProblem},
		{get, v1 + "/problems/:slug/similar", anyone, 0, s.listSimilar},
		{get, v1 + "/problems/:slug/images/:digest", anyone, 0, s.getImage},
		{get, v1 + "/problems/:slug/statement.pdf", anyone, 0, s.getStatementPDF},
		{get, v1 + "/problems/:slug/attachment", anyone, 0, s.getAttachment},
		{get, v1 + "/problems/:slug/package", jury, 0, s.getPackage},
		{get, v1 + "/problems/:slug/editorial", anyone, 0, s.getEditorial},
		{get, v1 + "/problems/:slug/solutions", anyone, 0, s.listSolutions},
		{post, v1 + "/problems/:slug/solutions", loggedIn, draftJSON, s.publishSolution},
		{get, v1 + "/me/solutions", loggedIn, 0, s.listMySolutions},
		{get, v1 + "/solutions/:id", anyone, 0, s.getSolution},
		{patch, v1 + "/solutions/:id", loggedIn, draftJSON, s.changeSolution},
		{put, v1 + "/solutions/:id/withdrawal", loggedIn, smallJSON, s.withdrawSolution},
		{del, v1 + "/solutions/:id/withdrawal", loggedIn, 0, s.restoreSolution},
		{put, v1 + "/solutions/:id/vote", loggedIn, smallJSON, s.voteSolution},
		{get, v1 + "/solutions/:id/comments", anyone, 0, s.listComments},
		{post, v1 + "/solutions/:id/comments", loggedIn, smallJSON, s.comment},
		{patch, v1 + "/solutions/:id/comments/:comment", loggedIn, smallJSON, s.editComment},
		{del, v1 + "/solutions/:id/comments/:comment", loggedIn, 0, s.withdrawComment},
		{get, v1 + "/problems/:slug/versions", jury, 0, s.listVersions},
		{put, v1 + "/problems/:slug/versions/:version/current", admin, 0, s.putVersion},
		{del, v1 + "/problems/:slug/versions/:version", admin, 0, s.dropVersion},
		{post, v1 + "/problems/:slug/versions/:version/check", jury, 0, s.checkVersion},

		{get, v1 + "/submissions", loggedIn, 0, s.listSubmissions},
		{post, v1 + "/submissions", loggedIn, sourceJSON, s.submit},
		{get, v1 + "/submissions/:id", loggedIn, 0, s.getSubmission},
		{get, v1 + "/submissions/:id/source", loggedIn, 0, s.getSource},
		{get, v1 + "/submissions/:id/judgements", jury, 0, s.listJudgements},
		{get, v1 + "/submissions/:id/receipt", loggedIn, 0, s.getReceipt},
		{post, v1 + "/submissions/:id/rejudge", jury, smallJSON, s.rejudge},
		{put, v1 + "/submissions/:id/disqualification", jury, smallJSON, s.disqualifySubmission},
		{del, v1 + "/submissions/:id/disqualification", jury, 0, s.requalifySubmission},
		{post, v1 + "/trials", loggedIn, maxJSONBytes, s.try},
		{get, v1 + "/trials/:id", loggedIn, 0, s.getTrial},

		{get, v1 + "/contests", anyone, 0, s.listContests},
		{post, v1 + "/contests", admin, smallJSON, s.createContest},
		{get, v1 + "/archive", anyone, 0, s.listArchive},
		{get, v1 + "/series", jury, 0, s.listSeries},
		{post, v1 + "/series", admin, smallJSON, s.createSeries},
		{patch, v1 + "/series/:slug", admin, smallJSON, s.changeSeries},
		{get, v1 + "/contests/:slug", anyone, 0, s.getContest},
		{patch, v1 + "/contests/:slug", admin, smallJSON, s.changeContest},
		{post, v1 + "/contests/:slug/registration", loggedIn, smallJSON, s.registerForContest},
		{get, v1 + "/contests/:slug/scoreboard", anyone, 0, s.getScoreboard},
		{get, v1 + "/contests/:slug/final", anyone, 0, s.getFinal},
		{get, v1 + "/contests/:slug/resolver", jury, 0, s.resolver},
		{post, v1 + "/contests/:slug/virtual", loggedIn, 0, s.startVirtual},
		{get, v1 + "/contests/:slug/virtual/scoreboard", loggedIn, 0, s.virtualBoard},
		{post, v1 + "/contests/:slug/freeze", jury, 0, s.freezeContest},
		{post, v1 + "/contests/:slug/thaw", jury, 0, s.thawContest},
		{post, v1 + "/contests/:slug/finalize", jury, smallJSON, s.finalizeContest},
		{post, v1 + "/contests/:slug/removed-intervals", jury, smallJSON, s.removeInterval},
		{del, v1 + "/contests/:slug/removed-intervals/:id", jury, 0, s.restoreInterval},
		{get, v1 + "/contests/:slug/invitations", jury, 0, s.listInvitations},
		{post, v1 + "/contests/:slug/invitations", jury, smallJSON, s.invite},
		{del, v1 + "/contests/:slug/invitations/:id", jury, 0, s.revokeInvitation},
		{get, v1 + "/contests/:slug/participants", jury, 0, s.listParticipants},
		{get, v1 + "/contests/:slug/events", jury, 0, s.exportEvents},
		{patch, v1 + "/contests/:slug/participants/:login", jury, smallJSON, s.changeParticipant},

		{get, v1 + "/contests/:slug/clarifications", anyone, 0, s.listClarifications},
		{post, v1 + "/contests/:slug/clarifications", loggedIn, smallJSON, s.clarify},
		{put, v1 + "/contests/:slug/participants/:participant/disqualification", jury, smallJSON, s.disqualifyParticipant},
		{del, v1 + "/contests/:slug/participants/:participant/disqualification", jury, 0, s.requalifyParticipant},
		{post, v1 + "/contests/:slug/rejudge", jury, smallJSON, s.rejudgeContest},

		{get, v1 + "/rejudgings", jury, 0, s.listRejudgings},
		{post, v1 + "/rejudgings", jury, smallJSON, s.createRejudging},
		{get, v1 + "/rejudgings/:id", jury, 0, s.getRejudging},
		{get, v1 + "/rejudgings/:id/submissions", jury, 0, s.listRejudged},
		{get, v1 + "/rejudgings/:id/board", jury, 0, s.previewBoard},
		{post, v1 + "/rejudgings/:id/apply", jury, 0, s.applyRejudging},
		{post, v1 + "/rejudgings/:id/cancel", jury, 0, s.cancelRejudging},

		{get, v1 + "/admin/audit", jury, 0, s.listAudit},
		{get, v1 + "/admin/judging-errors", jury, 0, s.listJudgingErrors},
		{get, v1 + "/admin/ratings", jury, 0, s.getRatingState},
		{post, v1 + "/admin/ratings/recompute", admin, 0, s.recomputeRatings},
		{get, v1 + "/admin/health", jury, 0, s.getVitals},
		{get, v1 + "/admin/findings", admin, 0, s.getFindings},
		{get, v1 + "/openapi.yaml", anyone, 0, s.openapiYAML},
		{get, v1 + "/openapi.json", anyone, 0, s.openapiJSON},
		{get, "/healthz", anyone, 0, s.healthz},
		{get, "/readyz", anyone, 0, s.readyz},
		{get, "/metrics", admin, 0, s.serveMetrics},
	}
}
