package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"text/tabwriter"
	"time"

	"assize/internal/client"
)

// contestFlags are those of all verbs of assize contest; each verb reads its own.
type contestFlags struct {
	conn                                        connection
	asJSON, jury, csv, leaveUnanswered          bool
	file, name, starts, problems                string
	length, freeze                              time.Duration
	set                                         settingList
	reason, problem, language, verdict, account string
	state, submission, participant              string
}

// contestCommand is one verb on its way.
type contestCommand struct {
	contestFlags
	env  *env
	site *client.Client
	slug string
	args []string // after the slug
}

// path is an address below the contest's own.
func (c *contestCommand) path(below string) string {
	return "/api/v1/contests/" + url.PathEscape(c.slug) + below
}

type contestVerb struct {
	name, args string
	run        func(context.Context, *contestCommand) error
}

func contestVerbs() []contestVerb {
	post := func(below string) func(context.Context, *contestCommand) error {
		return func(ctx context.Context, c *contestCommand) error {
			return c.site.Do(ctx, http.MethodPost, c.path(below), nil, nil)
		}
	}
	return []contestVerb{
		{"list", "", listContests},
		{"show", "SLUG", showContest},
		{"create", "SLUG [--file JSON] [--name NAME] [--starts TIME] [--length D] [--freeze D] [--problems A=SLUG,…] [--set FIELD=VALUE]", createContest},
		{"edit", "SLUG [the flags of create]", editContest},
		{"board", "SLUG [--jury]", showBoard},
		{"submissions", "SLUG [--problem P] [--language L] [--verdict V] [--account LOGIN] [--state open|judged]", listSubmissions},
		{"judgements", "SLUG --submission ID", showJudgements},
		{"rejudge", "SLUG --reason TEXT [--submission ID | --problem P --language L --verdict V]", rejudgeContest},
		{"disqualify", "SLUG --reason TEXT --participant LOGIN|ID | --submission ID", disqualify},
		{"requalify", "SLUG --participant LOGIN|ID | --submission ID", requalify},
		{"register", "SLUG", post("/registration")},
		{"freeze", "SLUG", post("/freeze")},
		{"thaw", "SLUG", post("/thaw")},
		{"finalize", "SLUG [--leave-unanswered]", finalizeContest},
		{"export", "SLUG [--csv]", exportContest},
		{"log", "SLUG", showLog},
	}
}

func runContest(ctx context.Context, env *env, args []string) error {
	c := &contestCommand{env: env}
	rest, err := parse(env, "contest", args, c.define)
	if err != nil {
		return err
	}
	var names []string
	for _, v := range contestVerbs() {
		names = append(names, v.name)
		if len(rest) == 0 || rest[0] != v.name {
			continue
		}
		if needsSlug := v.args != ""; needsSlug && len(rest) < 2 || !needsSlug && len(rest) > 1 || len(rest) > 2 {
			return usageError{strings.TrimSpace("usage: assize contest " + v.name + " " + v.args)}
		}
		if len(rest) == 2 {
			c.slug = rest[1]
		}
		if c.site, err = c.conn.adminClient(); err != nil {
			return err
		}
		return v.run(ctx, c)
	}
	return usageError{"needs one of " + strings.Join(names, ", ")}
}

func (c *contestCommand) define(f *flag.FlagSet) {
	c.conn.flags(c.env, f)
	f.BoolVar(&c.asJSON, "json", false, "print what the site answers, as JSON")
	f.BoolVar(&c.jury, "jury", false, "board: what the jury sees")
	f.BoolVar(&c.csv, "csv", false, "export: as CSV")
	f.BoolVar(&c.leaveUnanswered, "leave-unanswered", false, "finalize: also where questions are not answered")
	f.StringVar(&c.file, "file", "", "create, edit: the fields of the API, as a JSON object (- for standard input)")
	f.StringVar(&c.name, "name", "", "create, edit: what it is called")
	f.StringVar(&c.starts, "starts", "", "create, edit: 2026-12-31T18:00:00+01:00, or from now on: 30m")
	f.DurationVar(&c.length, "length", 0, "create, edit: from start to end")
	f.DurationVar(&c.freeze, "freeze", 0, "create, edit: so long before the end the board freezes")
	f.StringVar(&c.problems, "problems", "", "create, edit: slugs in order, or LABEL=SLUG, with commas")
	f.Var(&c.set, "set", "create, edit: any other field of the API, FIELD=VALUE (again for another)")
	f.StringVar(&c.reason, "reason", "", "why, for the audit log")
	f.StringVar(&c.problem, "problem", "", "of this problem (slug)")
	f.StringVar(&c.language, "language", "", "in this language")
	f.StringVar(&c.verdict, "verdict", "", "with this verdict")
	f.StringVar(&c.account, "account", "*", "submissions: of this login")
	f.StringVar(&c.state, "state", "", "submissions: open or judged")
	f.StringVar(&c.submission, "submission", "", "this submission (id)")
	f.StringVar(&c.participant, "participant", "", "this participant (login, or id on the scoreboard)")
}

// settingList is a flag that may be given again.
type settingList []string

// String implements flag.Value.
func (s *settingList) String() string { return strings.Join(*s, " ") }

// Set implements flag.Value.
func (s *settingList) Set(text string) error {
	if field, _, ok := strings.Cut(text, "="); !ok || field == "" {
		return errors.New("must be FIELD=VALUE")
	}
	*s = append(*s, text)
	return nil
}

// get asks the site. With --json it prints the answer and says so.
func (c *contestCommand) get(ctx context.Context, path string, answer any) (printed bool, err error) {
	var raw json.RawMessage
	if err := c.site.Do(ctx, http.MethodGet, path, nil, &raw); err != nil {
		return false, err
	}
	if c.asJSON {
		return true, printJSON(c.env.stdout, raw)
	}
	return false, json.Unmarshal(raw, answer)
}

func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// table writes rows of columns that are separated by tabs.
func table(w io.Writer, write func(w io.Writer)) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	write(t)
	return t.Flush()
}

type shownContest struct {
	Slug         string     `json:"slug"`
	Name         string     `json:"name"`
	State        string     `json:"state"`
	StartsAt     time.Time  `json:"starts_at"`
	EndsAt       time.Time  `json:"ends_at"`
	FreezeAt     *time.Time `json:"freeze_at"`
	ThawAt       *time.Time `json:"thaw_at"`
	Frozen       bool       `json:"frozen"`
	Registration string     `json:"registration"`
	Participants int        `json:"participants"`
	Problems     []struct {
		Label string `json:"label"`
		Slug  string `json:"slug"`
		Name  string `json:"name"`
	} `json:"problems"`
}

func finalizeContest(ctx context.Context, c *contestCommand) error {
	return c.site.Do(ctx, http.MethodPost, c.path("/finalize"), map[string]bool{"leave_unanswered": c.leaveUnanswered}, nil)
}

func listContests(ctx context.Context, c *contestCommand) error {
	var list struct {
		Contests []shownContest `json:"contests"`
	}
	printed, err := c.get(ctx, "/api/v1/contests?per_page=100", &list)
	if printed || err != nil {
		return err
	}
	return table(c.env.stdout, func(w io.Writer) {
		for _, k := range list.Contests {
			fmt.Fprintf(w, "%s\t%s\t%s\t%d participants\t%s\n", k.Slug, k.State, k.StartsAt.Format(time.RFC3339), k.Participants, k.Name)
		}
	})
}

func showContest(ctx context.Context, c *contestCommand) error {
	var k shownContest
	printed, err := c.get(ctx, c.path(""), &k)
	if printed || err != nil {
		return err
	}
	return table(c.env.stdout, func(w io.Writer) {
		fmt.Fprintf(w, "%s\t%s\n", k.Slug, k.Name)
		state := k.State
		if k.Frozen {
			state += ", the board is frozen"
		}
		fmt.Fprintf(w, "state\t%s\n", state)
		fmt.Fprintf(w, "starts\t%s\n", k.StartsAt.Format(time.RFC3339))
		fmt.Fprintf(w, "ends\t%s (%v)\n", k.EndsAt.Format(time.RFC3339), k.EndsAt.Sub(k.StartsAt))
		for what, at := range map[string]*time.Time{"freezes": k.FreezeAt, "thaws": k.ThawAt} {
			if at != nil {
				fmt.Fprintf(w, "%s\t%s\n", what, at.Format(time.RFC3339))
			}
		}
		fmt.Fprintf(w, "participants\t%d, registration %s\n", k.Participants, k.Registration)
		for _, p := range k.Problems {
			fmt.Fprintf(w, "%s\t%s: %s\n", p.Label, p.Slug, p.Name)
		}
	})
}
