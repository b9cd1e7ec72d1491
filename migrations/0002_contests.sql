-- +goose Up

-- Contests of every kind: how they are scored, who takes part, what is taken
-- out of their time, and what is kept of them for good.

ALTER TABLE accounts ADD COLUMN organization text NOT NULL DEFAULT '' CHECK (length(organization) <= 100);
CREATE INDEX accounts_organization ON accounts (organization) WHERE organization <> '';
COMMENT ON COLUMN accounts.organization IS 'University, school or company as shown on scoreboards; empty: none.';

CREATE TABLE friends (
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    friend_id  uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    since      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, friend_id),
    CHECK (account_id <> friend_id)
);
COMMENT ON TABLE friends IS 'Written by the gateway. Whose rows account_id wants to see together; the friend is not asked and not told.';

CREATE TABLE contest_series (
    id            uuid PRIMARY KEY,
    slug          text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,47}$'),
    name          text NOT NULL,
    time_zone     text NOT NULL,
    first_date    date NOT NULL,
    local_time    time NOT NULL,
    every_weeks   int NOT NULL DEFAULT 1 CHECK (every_weeks BETWEEN 1 AND 52),
    ahead_days    int NOT NULL DEFAULT 14 CHECK (ahead_days BETWEEN 1 AND 366),
    template      jsonb NOT NULL,
    active        boolean NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE contest_series IS 'Written by the gateway. Contests that recur; each occurrence becomes a contest of its own ahead of time.';
COMMENT ON COLUMN contest_series.slug IS 'The contests are called <slug>-1, <slug>-2, …';
COMMENT ON COLUMN contest_series.time_zone IS 'IANA name. local_time is what the clock there shows at the start, summer and winter.';
COMMENT ON COLUMN contest_series.first_date IS 'Day of the first contest in time_zone; its day of the week is that of all.';
COMMENT ON COLUMN contest_series.template IS 'gateway.seriesTemplate: length, freeze, rules, and the problems of the occurrences to come.';

ALTER TABLE contests
    ADD COLUMN scoring          text NOT NULL DEFAULT 'pass-fail' CHECK (scoring IN ('pass-fail', 'points', 'best-score', 'best-groups', 'last-score')),
    ADD COLUMN visibility       text NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'private')),
    ADD COLUMN team_size        int NOT NULL DEFAULT 0 CHECK (team_size BETWEEN 0 AND 100),
    ADD COLUMN practice         boolean NOT NULL DEFAULT true,
    ADD COLUMN virtual          boolean NOT NULL DEFAULT true,
    ADD COLUMN rated            boolean NOT NULL DEFAULT false,
    ADD COLUMN languages        text[] NOT NULL DEFAULT '{}',
    ADD COLUMN fuel_multipliers jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN finalized_at     timestamptz,
    ADD COLUMN series_id        uuid REFERENCES contest_series,
    ADD COLUMN occurrence       int,
    ADD CONSTRAINT contests_occurrence UNIQUE (series_id, occurrence),
    ADD CHECK (finalized_at IS NULL OR finalized_at >= ends_at),
    ADD CHECK (NOT (rated AND team_size > 0));
COMMENT ON COLUMN contests.ends_at IS 'An instant: removing an interval moves it, and freeze_at, by the length of the interval.';
COMMENT ON COLUMN contests.scoring IS 'judge.Scoring.';
COMMENT ON COLUMN contests.penalty_minutes IS 'For each rejected attempt before the accepted one, where scoring is pass-fail or points.';
COMMENT ON COLUMN contests.visibility IS 'private: for everybody but its participants, those invited and the jury there is no such contest.';
COMMENT ON COLUMN contests.registration IS 'closed: with an invitation only.';
COMMENT ON COLUMN contests.team_size IS 'Most members of a team; 0: everybody takes part alone.';
COMMENT ON COLUMN contests.practice IS 'Its hidden problems can be solved by everybody who sees the contest once it has ended.';
COMMENT ON COLUMN contests.virtual IS 'After the end one may take part with a start of one''s own.';
COMMENT ON COLUMN contests.languages IS 'Ids of those that are allowed; empty: all.';
COMMENT ON COLUMN contests.fuel_multipliers IS '{language id: multiplier} in the place of the language''s own.';
COMMENT ON COLUMN contests.finalized_at IS 'Set once. The leaderboard then writes the final board, and nothing changes it.';
COMMENT ON COLUMN contests.occurrence IS 'Number in the series, from 1.';

ALTER TABLE contest_problems ADD COLUMN points bigint NOT NULL DEFAULT 10000 CHECK (points BETWEEN 0 AND 100000000);
COMMENT ON COLUMN contest_problems.points IS 'judge.Points, hundredths of a point: what solving it is worth. Not used for pass-fail; where a judgement has a score of its own, that counts.';

CREATE TABLE contest_removed_intervals (
    id         uuid PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    starts_at  timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL CHECK (ends_at > starts_at),
    reason     text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX contest_removed_intervals_contest ON contest_removed_intervals (contest_id);
COMMENT ON TABLE contest_removed_intervals IS 'Written by the gateway. While one of them lasts, contest time stands still. They do not overlap.';

CREATE TABLE contest_teams (
    id           uuid PRIMARY KEY,
    contest_id   uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    name         text NOT NULL,
    organization text NOT NULL DEFAULT '' CHECK (length(organization) <= 100),
    join_code    text NOT NULL UNIQUE,
    created_at   timestamptz NOT NULL DEFAULT now(),
    UNIQUE (contest_id, name),
    UNIQUE (contest_id, id)
);
COMMENT ON TABLE contest_teams IS 'Written by the gateway. A team is a participant of one contest with member accounts.';
COMMENT ON COLUMN contest_teams.join_code IS 'Whoever is told it by a member may join.';

ALTER TABLE contest_participants
    ADD COLUMN team_id         uuid,
    ADD COLUMN participant_id  uuid NOT NULL GENERATED ALWAYS AS (coalesce(team_id, account_id)) STORED,
    ADD COLUMN extra_seconds   int NOT NULL DEFAULT 0 CHECK (extra_seconds BETWEEN 0 AND 86400),
    ADD COLUMN rated           boolean NOT NULL DEFAULT true,
    ADD COLUMN disqualified_at timestamptz,
    ADD FOREIGN KEY (contest_id, team_id) REFERENCES contest_teams (contest_id, id);
CREATE INDEX contest_participants_participant ON contest_participants (contest_id, participant_id);
COMMENT ON TABLE contest_participants IS 'Written by the gateway. The accounts that take part. Accounts of one team are one participant.';
COMMENT ON COLUMN contest_participants.participant_id IS 'Who has the row on the scoreboard: the team, or the account itself.';
COMMENT ON COLUMN contest_participants.extra_seconds IS 'The participant''s end is this much later. A team has the most of its members.';
COMMENT ON COLUMN contest_participants.rated IS 'false: this contest does not move the account''s rating.';
COMMENT ON COLUMN contest_participants.disqualified_at IS 'NULL: takes part. Otherwise the participant has no row; a team as soon as one member is.';

CREATE TABLE disqualified_submissions (
    submission_id   uuid PRIMARY KEY REFERENCES submissions,
    disqualified_at timestamptz NOT NULL,
    reason          text NOT NULL DEFAULT ''
);
COMMENT ON TABLE disqualified_submissions IS 'Written by the gateway. They count for nothing on any scoreboard.';

CREATE TABLE contest_invitations (
    id          uuid PRIMARY KEY,
    contest_id  uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    account_id  uuid REFERENCES accounts ON DELETE CASCADE,
    code_sha256 bytea UNIQUE,
    uses_left   int CHECK (uses_left >= 0),
    expires_at  timestamptz,
    created_at  timestamptz NOT NULL DEFAULT now(),
    UNIQUE (contest_id, account_id),
    CHECK ((account_id IS NULL) <> (code_sha256 IS NULL))
);
COMMENT ON TABLE contest_invitations IS 'Written by the gateway. An account that is invited, or a code for whoever knows it.';
COMMENT ON COLUMN contest_invitations.code_sha256 IS 'Only the hash of a code is kept.';
COMMENT ON COLUMN contest_invitations.uses_left IS 'NULL: any number.';

CREATE TABLE virtual_participations (
    id         uuid PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES accounts,
    starts_at  timestamptz NOT NULL,
    UNIQUE (contest_id, account_id)
);
COMMENT ON TABLE virtual_participations IS 'Written by the gateway. A contest taken again after its end, alone, against the board as it was.';
ALTER TABLE submissions ADD COLUMN virtual_id uuid REFERENCES virtual_participations;
ALTER TABLE submissions ADD CHECK (virtual_id IS NULL OR contest_id IS NULL);
CREATE INDEX submissions_virtual ON submissions (virtual_id) WHERE virtual_id IS NOT NULL;
COMMENT ON COLUMN submissions.virtual_id IS 'Made in a virtual participation; contest_id is NULL then, and the official board never sees it.';

ALTER TABLE judgements
    ADD COLUMN score        bigint,
    ADD COLUMN group_scores bigint[];
COMMENT ON COLUMN judgements.score IS 'judge.Points, hundredths of a point. NULL: the dataset has no test groups.';
COMMENT ON COLUMN judgements.group_scores IS 'judge.Points of each test group, in the dataset''s order. NULL: it has none.';

ALTER TABLE standings DROP CONSTRAINT standings_viewer_check;
ALTER TABLE standings ADD CONSTRAINT standings_viewer_check CHECK (viewer IN ('public', 'frozen', 'jury'));
ALTER TABLE standings ADD COLUMN sort_key bigint NOT NULL DEFAULT 0;
UPDATE standings SET sort_key = (least(solved, 255)::bigint << 45) | ((1048575 - least(penalty_minutes, 1048575))::bigint << 25)
    | (33554431 - least(last_seconds, 33554431));
DROP INDEX standings_order;
CREATE INDEX standings_order ON standings (contest_id, viewer, sort_key DESC);
COMMENT ON COLUMN standings.sort_key IS 'scoring.Key: a greater one is a better row, equal ones share a rank. It is the score in Redis.';

CREATE TABLE standing_totals (
    contest_id uuid NOT NULL,
    viewer     text NOT NULL CHECK (viewer IN ('public', 'frozen', 'jury')),
    version    bigint NOT NULL,
    totals     jsonb NOT NULL,
    PRIMARY KEY (contest_id, viewer)
);
COMMENT ON TABLE standing_totals IS 'Written by the leaderboard. Sums over the rows of standings.';
COMMENT ON COLUMN standing_totals.totals IS '[judge.Total] in board order.';

CREATE TABLE final_boards (
    contest_id   uuid PRIMARY KEY,
    finalized_at timestamptz NOT NULL,
    written_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    scoring      text NOT NULL,
    problems     jsonb NOT NULL,
    totals       jsonb NOT NULL,
    participants int NOT NULL
);
COMMENT ON TABLE final_boards IS 'Written by the leaderboard. One row for each finalized contest, written once.';
COMMENT ON COLUMN final_boards.problems IS '[{label, slug, name, points}] in board order, as they were.';

CREATE TABLE final_standings (
    contest_id     uuid NOT NULL REFERENCES final_boards,
    position       int NOT NULL,
    rank           int NOT NULL,
    participant_id uuid NOT NULL,
    name           text NOT NULL,
    login          text NOT NULL,
    organization   text NOT NULL,
    members        jsonb NOT NULL,
    sort_key       bigint NOT NULL,
    board_row      jsonb NOT NULL,
    PRIMARY KEY (contest_id, position),
    UNIQUE (contest_id, participant_id)
);
COMMENT ON TABLE final_standings IS 'Written by the leaderboard. The final board, written once together with final_boards.';
COMMENT ON COLUMN final_standings.login IS 'Of the account; empty for a team.';
COMMENT ON COLUMN final_standings.members IS '[{account_id, login, name, rated}]: of a team or of the one account.';

-- +goose StatementBegin
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is immutable', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
-- +goose StatementEnd
CREATE TRIGGER final_boards_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON final_boards
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER final_standings_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON final_standings
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- +goose Down
DROP TABLE final_standings, final_boards, standing_totals;
DROP FUNCTION refuse_change;
DELETE FROM standings WHERE viewer = 'frozen';
DROP INDEX standings_order;
ALTER TABLE standings DROP COLUMN sort_key;
CREATE INDEX standings_order ON standings (contest_id, viewer, solved DESC, penalty_minutes, last_seconds);
ALTER TABLE standings DROP CONSTRAINT standings_viewer_check;
ALTER TABLE standings ADD CONSTRAINT standings_viewer_check CHECK (viewer IN ('public', 'jury'));
ALTER TABLE judgements DROP COLUMN score, DROP COLUMN group_scores;
ALTER TABLE submissions DROP COLUMN virtual_id;
DROP TABLE virtual_participations, contest_invitations, disqualified_submissions;
ALTER TABLE contest_participants DROP COLUMN participant_id, DROP COLUMN team_id, DROP COLUMN extra_seconds, DROP COLUMN rated, DROP COLUMN disqualified_at;
DROP TABLE contest_teams, contest_removed_intervals;
ALTER TABLE contest_problems DROP COLUMN points;
ALTER TABLE contests DROP COLUMN scoring, DROP COLUMN visibility, DROP COLUMN team_size, DROP COLUMN practice, DROP COLUMN virtual, DROP COLUMN rated,
    DROP COLUMN languages, DROP COLUMN fuel_multipliers, DROP COLUMN finalized_at, DROP COLUMN series_id, DROP COLUMN occurrence;
DROP TABLE contest_series, friends;
ALTER TABLE accounts DROP COLUMN organization;
