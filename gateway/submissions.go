package gateway

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"assize/judge"
)

type accountName struct {
	Login string `json:"login"`
	Name  string `json:"name"`
}

type problemName struct {
	Slug string `json:"slug"`
	Name string `json:"name"`
}

type submissionSummary struct {
	ID          string         `json:"id"`
	Account     accountName    `json:"account"`
	Problem     problemName    `json:"problem"`
	Contest     *string        `json:"contest"`
	Language    string         `json:"language"`
	SubmittedAt time.Time      `json:"submitted_at"`
	State       judge.State    `json:"state"`
	Verdict     *judge.Verdict `json:"verdict"`
	Fuel        judge.Fuel     `json:"fuel"`
	FuelLimit   judge.Fuel     `json:"fuel_limit"`
	MemoryBytes int64          `json:"memory_bytes"`
}

type stepsDone struct {
	Done  int `json:"done"`
	Total int `json:"total"`
}

type submissionPage struct {
	submissionSummary
	Judgement   string       `json:"judgement"`
	Progress    stepsDone    `json:"progress"`
	Reason      string       `json:"reason"`
	MemoryLimit int64        `json:"memory_limit"`
	CostTable   string       `json:"cost_table"`
	Diagnostics string       `json:"diagnostics"`
	Marks       []judge.Mark `json:"marks"`
	Runs        []runInfo    `json:"runs"`
	// Score is null where the problem has no partial scores, and Groups are its
	// parts.
	Score       *judge.Points `json:"score"`
	Groups      []groupScore  `json:"groups"`
	JudgedAt    *time.Time    `json:"judged_at"`
	RecordedAt  *time.Time    `json:"recorded_at"`
	Queue       *queuePlace   `json:"queue"`
	PollAfterMS int64         `json:"poll_after_ms"`
}

type runInfo struct {
	Case        string        `json:"case"`
	Verdict     judge.Verdict `json:"verdict"`
	Fuel        judge.Fuel    `json:"fuel"`
	MemoryBytes int64         `json:"memory_bytes"`
	OutputBytes int64         `json:"output_bytes"`
	Reason      string        `json:"reason"`
	Feedback    string        `json:"feedback,omitempty"`
	TeamMessage string        `json:"team_message,omitempty"`
	Transcript  string        `json:"transcript,omitempty"` // for the jury, of the first run that was not accepted

	output, stderr, transcript judge.Digest
}

// groupInfo is a test group of a scoring problem.
type groupInfo struct {
	Name   string        `json:"name"`
	Points *judge.Points `json:"points"` // at most; null: nothing bounds it
}

// groupScore is what one has earned.
type groupScore struct {
	groupInfo
	Score judge.Points `json:"score"`
}

// currentJudgement joins a submission s with its newest request r that is no
// preview and, where it is there, the judgement j.
const currentJudgement = ` CROSS JOIN LATERAL (SELECT r.id, r.dataset, r.requested_at FROM judgement_requests r WHERE r.submission_id = s.id AND NOT r.preview
		ORDER BY r.requested_at DESC, r.id DESC LIMIT 1) r
	LEFT JOIN judgements j ON j.id = r.id`

const submissionColumns = `s.id, a.login, a.name, coalesce(p.slug, ''), coalesce(p.name, ''), c.slug, s.language, s.submitted_at, r.id,
	j.verdict, coalesce(j.fuel, 0), coalesce(j.fuel_limit, 0), coalesce(j.memory_bytes, 0), coalesce(j.memory_limit, 0),
	coalesce(j.cost_table, ''), coalesce(j.reason, ''), j.compile, j.judged_at, j.recorded_at, j.score`

const submissionTables = ` FROM submissions s JOIN accounts a ON a.id = s.account_id
	LEFT JOIN problems p ON p.id = s.problem_id LEFT JOIN contests c ON c.id = s.contest_id` + currentJudgement

// scanSubmission reads submissionColumns. What the row does not say comes from
// the lossy progress.
func (s *Service) scanSubmission(row pgx.Row) (*submissionPage, error) {
	var p submissionPage
	var verdict *string
	var compile []byte
	err := row.Scan(&p.ID, &p.Account.Login, &p.Account.Name, &p.Problem.Slug, &p.Problem.Name, &p.Contest, &p.Language, &p.SubmittedAt,
		&p.Judgement, &verdict, &p.Fuel, &p.FuelLimit, &p.MemoryBytes, &p.MemoryLimit, &p.CostTable, &p.Reason, &compile, &p.JudgedAt, &p.RecordedAt, &p.Score)
	if err != nil {
		return nil, err
	}
	p.SubmittedAt, p.JudgedAt, p.RecordedAt, p.Runs, p.Marks = p.SubmittedAt.UTC(), utc(p.JudgedAt), utc(p.RecordedAt), []runInfo{}, []judge.Mark{}
	p.Groups = []groupScore{}
	if verdict == nil {
		told := s.progress.of(p.Judgement)
		p.State, p.Progress = told.State, stepsDone{told.Done, told.Total}
		return &p, nil
	}
	v, err := judge.ParseVerdict(*verdict)
	if err != nil {
		return nil, fmt.Errorf("judgement %s: %w", p.Judgement, err)
	}
	var c judge.Compile
	if err := json.Unmarshal(compile, &c); err != nil {
		return nil, fmt.Errorf("judgement %s: compile: %w", p.Judgement, err)
	}
	p.State, p.Verdict, p.Diagnostics = judge.Done, &v, c.Diagnostics
	p.Marks = append(p.Marks, c.Marks...)
	return &p, nil
}

// reasonForContestants stands for the reason of a JE, which is for the jury.
const reasonForContestants = "a judging error on our side: it costs no penalty, and the jury can have it judged again"

// read returns a submission or trial that the account may see.
func (s *Service) read(r *request, noun string, trial bool) (*submissionPage, error) {
	id, err := r.idParam(noun)
	if err != nil {
		return nil, err
	}
	p, err := s.scanSubmission(s.db.QueryRow(r.ctx, `SELECT `+submissionColumns+submissionTables+`
		WHERE s.id = $1 AND s.trial = $2 AND (s.account_id = $3 OR $4)`, id, trial, r.account.ID, r.isJury()))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, notFound("there is no %s %q", noun, id)
	}
	if err != nil {
		return nil, fmt.Errorf("get %s %s: %w", noun, id, err)
	}
	if p.State != judge.Done {
		return p, nil
	}
	if p.Runs, err = s.readRuns(r, p.Judgement); err != nil {
		return nil, fmt.Errorf("get %s %s: %w", noun, id, err)
	}
	p.Progress = stepsDone{len(p.Runs), len(p.Runs)}
	if p.Score != nil {
		if p.Groups, err = s.readGroups(r, p.Judgement); err != nil {
			return nil, fmt.Errorf("get %s %s: %w", noun, id, err)
		}
	}
	if r.isJury() {
		if err := s.readTranscript(r, p.Runs); err != nil {
			return nil, fmt.Errorf("get %s %s: %w", noun, id, err)
		}
		return p, nil
	}
	if *p.Verdict == judge.JE {
		p.Reason = reasonForContestants
	}
	for i := range p.Runs {
		p.Runs[i].Feedback = ""
		if p.Runs[i].Verdict == judge.JE {
			p.Runs[i].Reason = reasonForContestants
		}
	}
	return p, nil
}

func (s *Service) readRuns(r *request, judgement string) ([]runInfo, error) {
	rows, err := s.db.Query(r.ctx, `SELECT test_case, verdict, fuel, memory_bytes, output_bytes, reason, feedback, output, stderr, team_message, transcript
		FROM runs WHERE judgement_id = $1 ORDER BY ordinal`, judgement)
	if err != nil {
		return nil, fmt.Errorf("runs of judgement %s: %w", judgement, err)
	}
	runs, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (i runInfo, err error) {
		var verdict string
		if err = row.Scan(&i.Case, &verdict, &i.Fuel, &i.MemoryBytes, &i.OutputBytes, &i.Reason, &i.Feedback, &i.output, &i.stderr,
			&i.TeamMessage, &i.transcript); err == nil {
			i.Verdict, err = judge.ParseVerdict(verdict)
		}
		return i, err
	})
	if err != nil {
		return nil, fmt.Errorf("runs of judgement %s: %w", judgement, err)
	}
	return runs, nil
}

// readGroups reads what each test group has earned; none where the groups do not
// add up to the score.
func (s *Service) readGroups(r *request, judgement string) ([]groupScore, error) {
	var earned []int64
	var known []byte
	err := s.db.QueryRow(r.ctx, `SELECT j.group_scores, coalesce((SELECT v.groups FROM problem_versions v
			WHERE v.problem_id = s.problem_id AND v.dataset = j.dataset ORDER BY v.number DESC LIMIT 1), '[]')
		FROM judgements j JOIN submissions s ON s.id = j.submission_id WHERE j.id = $1`, judgement).Scan(&earned, &known)
	if err != nil {
		return nil, fmt.Errorf("groups of judgement %s: %w", judgement, err)
	}
	var infos []groupInfo
	if err := json.Unmarshal(known, &infos); err != nil {
		return nil, fmt.Errorf("groups of judgement %s: %w", judgement, err)
	}
	groups := make([]groupScore, len(earned))
	for i, points := range earned {
		groups[i] = groupScore{groupInfo{Name: fmt.Sprint(i + 1)}, judge.Points(points)}
		if i < len(infos) {
			groups[i].groupInfo = infos[i]
		}
	}
	return groups, nil
}

// readTranscript reads what an interactive run came to, of the first that was not
// accepted.
func (s *Service) readTranscript(r *request, runs []runInfo) error {
	for i := range runs {
		if runs[i].Verdict != judge.AC && runs[i].transcript != "" {
			text, err := s.readOutput(r.ctx, runs[i].transcript)
			runs[i].Transcript = text.Text
			return err
		}
	}
	return nil
}

func (s *Service) getSubmission(r *request) (*answer, error) {
	p, err := s.read(r, "submission", false)
	if err != nil {
		return nil, err
	}
	after := s.queue.pollAfter(p.State, p.Judgement, r.now.Sub(p.SubmittedAt))
	if p.State != judge.Done {
		p.Queue = s.queue.place(p.Judgement)
	}
	p.PollAfterMS = after.Milliseconds()
	return polled(p, after), nil
}

func (s *Service) getSource(r *request) (*answer, error) {
	id, err := r.idParam("submission")
	if err != nil {
		return nil, err
	}
	var source struct {
		Language string       `json:"language"`
		Entry    string       `json:"entry"`
		Files    []sourceFile `json:"files"`
	}
	err = s.db.QueryRow(r.ctx, `SELECT language, entry FROM submissions s WHERE s.id = $1 AND NOT s.trial AND (s.account_id = $2 OR $3)`,
		id, r.account.ID, r.isJury()).Scan(&source.Language, &source.Entry)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, notFound("there is no submission %q", id)
	}
	if err == nil {
		source.Files, err = readFiles(r.ctx, s.db, id)
	}
	if err != nil {
		return nil, fmt.Errorf("get source of %s: %w", id, err)
	}
	return ok(source), nil
}

func (s *Service) listSubmissions(r *request) (*answer, error) {
	if err := s.limiter.allow(r.ctx, "search:"+r.account.ID, s.limiter.rates.Searches, false); err != nil {
		return nil, err
	}
	problem, err := r.query("problem")
	if err != nil {
		return nil, err
	}
	contest, err := r.query("contest")
	if err != nil {
		return nil, err
	}
	verdict, err := r.choice("verdict", "AC", "WA", "TLE", "RTE", "MLE", "OLE", "CE", "JE")
	if err != nil {
		return nil, err
	}
	language, err := r.query("language")
	if err != nil {
		return nil, err
	}
	state, err := r.choice("state", "judged", "open")
	if err != nil {
		return nil, err
	}
	login, err := r.query("account")
	if err != nil {
		return nil, err
	}
	switch {
	case login == "":
		login = r.account.Login
	case login != r.account.Login && !r.isJury():
		return nil, judge.E(judge.Forbidden, "account: the submissions of others are for the jury")
	}
	limit, err := r.number("limit", 25, 1, 100)
	if err != nil {
		return nil, err
	}
	at, after, err := r.cursor()
	if err != nil {
		return nil, err
	}
	// One more than asked for tells whether there is another page.
	rows, err := s.db.Query(r.ctx, `SELECT `+submissionColumns+submissionTables+`
		WHERE NOT s.trial AND ($1 = '*' OR a.login = $1) AND ($2 = '' OR p.slug = $2) AND ($3 = '' OR c.slug = $3) AND ($4 = '' OR j.verdict = $4)
			AND ($8 = '' OR s.language = $8) AND ($9 = '' OR (j.id IS NOT NULL) = ($9 = 'judged'))
			AND ($5::timestamptz IS NULL OR (s.submitted_at, s.id) < ($5, $6::uuid))
		ORDER BY s.submitted_at DESC, s.id DESC LIMIT $7`, login, problem, contest, verdict, at, after, limit+1, language, state)
	if err != nil {
		return nil, fmt.Errorf("list submissions: %w", err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (submissionSummary, error) {
		p, err := s.scanSubmission(row)
		if err != nil {
			return submissionSummary{}, err
		}
		return p.submissionSummary, nil
	})
	if err != nil {
		return nil, fmt.Errorf("list submissions: %w", err)
	}
	var next *string
	if len(list) > limit {
		list = list[:limit]
		c := newCursor(list[limit-1].SubmittedAt, list[limit-1].ID)
		next = &c
	}
	return &answer{hashed: true, body: struct {
		Submissions []submissionSummary `json:"submissions"`
		NextCursor  *string             `json:"next_cursor"`
	}{list, next}}, nil
}

func newCursor(at time.Time, id string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(at.Format(time.RFC3339Nano) + " " + id))
}

// cursor reads the cursor parameter; both results are nil where it is absent.
func (r *request) cursor() (*time.Time, *string, error) {
	text, err := r.query("cursor")
	if err != nil || text == "" {
		return nil, nil, err
	}
	b, err := base64.RawURLEncoding.DecodeString(text)
	at, id, _ := strings.Cut(string(b), " ")
	t, timeErr := time.Parse(time.RFC3339Nano, at)
	if err != nil || timeErr != nil || uuid.Validate(id) != nil {
		return nil, nil, invalid("cursor is %q, which is no next_cursor of ours", clip(text))
	}
	return &t, &id, nil
}
