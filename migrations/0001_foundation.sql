-- +goose Up

-- Each table has one writer, named in its comment. The compiler and the runner
-- have no access to the database at all.

CREATE TABLE accounts (
    id            uuid PRIMARY KEY,
    login         text NOT NULL CHECK (login ~ '^[a-z0-9][a-z0-9_.-]{1,31}$'),
    name          text NOT NULL,
    email         text,
    password_hash text NOT NULL,
    role          text NOT NULL DEFAULT 'contestant' CHECK (role IN ('contestant', 'jury', 'admin')),
    created_at    timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX accounts_login ON accounts (login);
COMMENT ON TABLE accounts IS 'Written by the gateway. Who may log in.';
COMMENT ON COLUMN accounts.login IS 'Lower case; what one types to log in.';
COMMENT ON COLUMN accounts.name IS 'Shown on scoreboards.';
COMMENT ON COLUMN accounts.password_hash IS 'argon2id as a PHC string, or "!" where no password is set.';

CREATE TABLE sessions (
    token_sha256 bytea PRIMARY KEY,
    account_id   uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL
);
CREATE INDEX sessions_account ON sessions (account_id);
COMMENT ON TABLE sessions IS 'Written by the gateway. Cookie sessions; only the hash of a token is kept.';

CREATE TABLE api_tokens (
    id           uuid PRIMARY KEY,
    account_id   uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    name         text NOT NULL,
    token_sha256 bytea NOT NULL UNIQUE,
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz
);
CREATE INDEX api_tokens_account ON api_tokens (account_id);
COMMENT ON TABLE api_tokens IS 'Written by the gateway. Personal tokens for the command line and for programs.';
COMMENT ON COLUMN api_tokens.expires_at IS 'NULL: never.';

CREATE TABLE problems (
    id              uuid PRIMARY KEY,
    slug            text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
    name            text NOT NULL,
    difficulty      text NOT NULL DEFAULT 'medium' CHECK (difficulty IN ('easy', 'medium', 'hard')),
    tags            text[] NOT NULL DEFAULT '{}',
    visibility      text NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'hidden')),
    current_version uuid,
    search          tsvector NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX problems_search ON problems USING gin (search);
CREATE INDEX problems_tags ON problems USING gin (tags);
COMMENT ON TABLE problems IS 'Written by the gateway. The question bank, one row a problem.';
COMMENT ON COLUMN problems.visibility IS 'hidden: nobody but the jury sees it outside a contest that has begun.';

CREATE TABLE problem_versions (
    id             uuid PRIMARY KEY,
    problem_id     uuid NOT NULL REFERENCES problems ON DELETE CASCADE,
    number         int NOT NULL,
    package_sha256 text NOT NULL,
    dataset        text NOT NULL,
    sample_dataset text NOT NULL,
    statement      text NOT NULL,
    statement_html text NOT NULL,
    limits         jsonb NOT NULL,
    constraints    text NOT NULL DEFAULT '',
    validator      jsonb NOT NULL DEFAULT '{}',
    samples        jsonb NOT NULL,
    examples       jsonb NOT NULL DEFAULT '[]',
    languages      text[] NOT NULL DEFAULT '{}',
    source_bytes   int NOT NULL DEFAULT 131072,
    created_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (problem_id, number)
);
ALTER TABLE problems ADD FOREIGN KEY (current_version) REFERENCES problem_versions;
COMMENT ON TABLE problem_versions IS 'Written by the gateway. What a judgement names: statement, limits and data never change under it.';
COMMENT ON COLUMN problem_versions.package_sha256 IS 'Digest over the imported package; importing the same package twice makes no new version.';
COMMENT ON COLUMN problem_versions.dataset IS 'Digest of the judge.Dataset blob with all test cases.';
COMMENT ON COLUMN problem_versions.sample_dataset IS 'Digest of the judge.Dataset blob with the samples alone, outputs kept, for trials.';
COMMENT ON COLUMN problem_versions.limits IS 'judge.Limits.';
COMMENT ON COLUMN problem_versions.samples IS '[{name, input, answer}].';
COMMENT ON COLUMN problem_versions.examples IS '[{language, name, expected, source}]: example solutions.';
COMMENT ON COLUMN problem_versions.languages IS 'Ids of those that it may be solved in; empty: all.';
COMMENT ON COLUMN problem_versions.source_bytes IS 'Bound on all files of a submission together.';

CREATE TABLE contests (
    id              uuid PRIMARY KEY,
    slug            text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
    name            text NOT NULL,
    starts_at       timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL CHECK (ends_at > starts_at),
    freeze_at       timestamptz CHECK (freeze_at BETWEEN starts_at AND ends_at),
    thaw_at         timestamptz,
    penalty_minutes int NOT NULL DEFAULT 20 CHECK (penalty_minutes >= 0),
    registration    text NOT NULL DEFAULT 'open' CHECK (registration IN ('open', 'closed')),
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE contests IS 'Written by the gateway.';
COMMENT ON COLUMN contests.freeze_at IS 'NULL: the public scoreboard never freezes.';
COMMENT ON COLUMN contests.thaw_at IS 'NULL: frozen until somebody sets it.';
COMMENT ON COLUMN contests.updated_at IS 'Whoever changes what scoring depends on moves it; the leaderboard then computes the board anew.';

CREATE TABLE contest_problems (
    contest_id uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    problem_id uuid NOT NULL REFERENCES problems,
    label      text NOT NULL CHECK (label ~ '^[A-Z][A-Z0-9]{0,3}$'),
    ordinal    int NOT NULL,
    PRIMARY KEY (contest_id, problem_id),
    UNIQUE (contest_id, label),
    UNIQUE (contest_id, ordinal)
);
COMMENT ON TABLE contest_problems IS 'Written by the gateway.';

CREATE TABLE contest_participants (
    contest_id    uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    account_id    uuid NOT NULL REFERENCES accounts,
    registered_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (contest_id, account_id)
);
CREATE INDEX contest_participants_account ON contest_participants (account_id);
COMMENT ON TABLE contest_participants IS 'Written by the gateway.';

CREATE TABLE submissions (
    id              uuid PRIMARY KEY,
    account_id      uuid NOT NULL REFERENCES accounts,
    problem_id      uuid REFERENCES problems,
    version_id      uuid REFERENCES problem_versions,
    contest_id      uuid REFERENCES contests,
    language        text NOT NULL,
    entry           text NOT NULL DEFAULT '',
    trial           boolean NOT NULL DEFAULT false,
    submitted_at    timestamptz NOT NULL,
    idempotency_key text,
    request_sha256  text,
    UNIQUE (account_id, idempotency_key),
    CHECK (trial OR (problem_id IS NOT NULL AND version_id IS NOT NULL))
);
CREATE INDEX submissions_account ON submissions (account_id, submitted_at DESC);
CREATE INDEX submissions_contest ON submissions (contest_id, account_id, problem_id) WHERE contest_id IS NOT NULL AND NOT trial;
CREATE INDEX submissions_first ON submissions (contest_id, problem_id, submitted_at, id) WHERE contest_id IS NOT NULL AND NOT trial;
COMMENT ON TABLE submissions IS 'Written by the gateway. Immutable; ids are UUIDv7.';
COMMENT ON COLUMN submissions.problem_id IS 'NULL: a trial on own input without a problem.';
COMMENT ON COLUMN submissions.trial IS 'A run on samples or own input: judged like the rest, never scored or listed.';
COMMENT ON COLUMN submissions.request_sha256 IS 'Digest of the request behind the idempotency key: the same key with another request is a conflict.';

CREATE TABLE submission_files (
    submission_id uuid NOT NULL REFERENCES submissions ON DELETE CASCADE,
    ordinal       int NOT NULL,
    name          text NOT NULL,
    content       bytea NOT NULL,
    PRIMARY KEY (submission_id, ordinal)
);
COMMENT ON TABLE submission_files IS 'Written by the gateway. The source itself: the blob store can be filled again from here.';

CREATE TABLE judgement_requests (
    id              uuid PRIMARY KEY,
    submission_id   uuid NOT NULL REFERENCES submissions ON DELETE CASCADE,
    class           text NOT NULL CHECK (class IN ('contest', 'practice', 'rejudge')),
    dataset         text NOT NULL,
    requested_at    timestamptz NOT NULL DEFAULT now(),
    published_at    timestamptz,
    publish_count   int NOT NULL DEFAULT 0,
    answered        boolean NOT NULL DEFAULT false
);
CREATE INDEX judgement_requests_submission ON judgement_requests (submission_id, requested_at DESC);
CREATE INDEX judgement_requests_open ON judgement_requests (requested_at) WHERE NOT answered;
COMMENT ON TABLE judgement_requests IS 'Written by the gateway: the outbox. The id is the judgement id, the fence of the whole pipeline. The newest one of a submission is current.';
COMMENT ON COLUMN judgement_requests.published_at IS 'When it was last handed to the queue; NULL: not yet.';
COMMENT ON COLUMN judgement_requests.answered IS 'Set by the sweeper once the judgement is recorded, so that it need not look again.';

CREATE TABLE judgements (
    id            uuid PRIMARY KEY,
    submission_id uuid NOT NULL,
    verdict       text NOT NULL CHECK (verdict IN ('AC', 'WA', 'TLE', 'RTE', 'MLE', 'OLE', 'CE', 'JE')),
    fuel          bigint NOT NULL,
    fuel_limit    bigint NOT NULL,
    memory_bytes  bigint NOT NULL,
    memory_limit  bigint NOT NULL,
    reason        text NOT NULL DEFAULT '',
    compile       jsonb NOT NULL,
    dataset       text NOT NULL,
    cost_table    text NOT NULL DEFAULT '',
    engine        text NOT NULL DEFAULT '',
    judged_at     timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX judgements_submission ON judgements (submission_id);
CREATE INDEX judgements_je ON judgements (recorded_at) WHERE verdict = 'JE';
COMMENT ON TABLE judgements IS 'Written by the leaderboard. One row for each judgement id, however often the result arrives.';
COMMENT ON COLUMN judgements.compile IS 'judge.Compile.';

CREATE TABLE runs (
    judgement_id uuid NOT NULL REFERENCES judgements ON DELETE CASCADE,
    ordinal      int NOT NULL,
    test_case    text NOT NULL,
    verdict      text NOT NULL,
    fuel         bigint NOT NULL,
    memory_bytes bigint NOT NULL,
    output_bytes bigint NOT NULL,
    output       text NOT NULL DEFAULT '',
    stderr       text NOT NULL DEFAULT '',
    reason       text NOT NULL DEFAULT '',
    feedback     text NOT NULL DEFAULT '',
    PRIMARY KEY (judgement_id, ordinal)
);
COMMENT ON TABLE runs IS 'Written by the leaderboard. The judgement of each test case.';
COMMENT ON COLUMN runs.output IS 'Digest of the blob with standard output; trials only.';
COMMENT ON COLUMN runs.feedback IS 'The output validator''s message: for the jury alone, it may quote the answer.';

CREATE TABLE standings (
    contest_id      uuid NOT NULL,
    viewer          text NOT NULL CHECK (viewer IN ('public', 'jury')),
    participant_id  uuid NOT NULL,
    version         bigint NOT NULL,
    solved          int NOT NULL,
    penalty_minutes int NOT NULL,
    last_seconds    int NOT NULL,
    board_row       jsonb NOT NULL,
    PRIMARY KEY (contest_id, viewer, participant_id)
);
CREATE INDEX standings_order ON standings (contest_id, viewer, solved DESC, penalty_minutes, last_seconds);
COMMENT ON TABLE standings IS 'Written by the leaderboard. What it last computed of each participant; Redis is filled from here and from nothing else.';
COMMENT ON COLUMN standings.version IS 'Grows with each computation of the row; an older row never replaces a newer one.';
COMMENT ON COLUMN standings.board_row IS 'judge.Row.';

-- +goose Down
DROP TABLE standings, runs, judgements, judgement_requests, submission_files, submissions,
    contest_participants, contest_problems, contests, problems, problem_versions, api_tokens, sessions, accounts CASCADE;
