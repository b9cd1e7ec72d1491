-- Solutions that contestants publish, and editorials of packages.

-- +goose Up
ALTER TABLE problem_versions ADD COLUMN editorials jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN problem_versions.editorials IS '[{language, source, html}]: the package''s solution/.';
ALTER TABLE problems ADD COLUMN solutions text NOT NULL DEFAULT 'after_contest'
    CHECK (solutions IN ('closed', 'after_solving', 'after_contest', 'open'));
COMMENT ON COLUMN problems.solutions IS 'Who may read solutions, example solutions and editorials: nobody but the jury; who has solved it; also everybody once its contests are over; everybody. While a contest with it runs, nobody but the jury.';

CREATE TABLE solutions (
    id               uuid PRIMARY KEY,
    submission_id    uuid NOT NULL UNIQUE REFERENCES submissions,
    account_id       uuid NOT NULL REFERENCES accounts,
    problem_id       uuid NOT NULL REFERENCES problems,
    title            text NOT NULL,
    body             text NOT NULL,
    html             text NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    withdrawn_at     timestamptz,
    withdrawn_by     uuid REFERENCES accounts,
    withdrawn_reason text NOT NULL DEFAULT ''
);
CREATE INDEX solutions_problem ON solutions (problem_id, created_at DESC);
CREATE INDEX solutions_account ON solutions (account_id, created_at DESC);
COMMENT ON TABLE solutions IS 'Written by the gateway. Accepted submissions that their authors have published, with a write-up.';
COMMENT ON COLUMN solutions.body IS 'Markdown; html is what RenderMarkdown makes of it.';
COMMENT ON COLUMN solutions.withdrawn_by IS 'The author, who may take it back, or a member of the jury, who alone may then.';

CREATE TABLE solution_votes (
    solution_id uuid NOT NULL REFERENCES solutions ON DELETE CASCADE,
    account_id  uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    value       smallint NOT NULL CHECK (value IN (-1, 1)),
    PRIMARY KEY (solution_id, account_id)
);
COMMENT ON TABLE solution_votes IS 'Written by the gateway.';

CREATE TABLE solution_comments (
    id           uuid PRIMARY KEY,
    solution_id  uuid NOT NULL REFERENCES solutions ON DELETE CASCADE,
    account_id   uuid NOT NULL REFERENCES accounts,
    body         text NOT NULL,
    html         text NOT NULL,
    created_at   timestamptz NOT NULL,
    withdrawn_at timestamptz
);
CREATE INDEX solution_comments_solution ON solution_comments (solution_id, created_at, id);
COMMENT ON TABLE solution_comments IS 'Written by the gateway.';

-- +goose Down
DROP TABLE solution_comments, solution_votes, solutions;
ALTER TABLE problems DROP COLUMN solutions;
ALTER TABLE problem_versions DROP COLUMN editorials;
