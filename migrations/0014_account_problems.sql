-- What each account has done on each problem, ready to be read: the bank's filters
-- ask for it with every page.

-- +goose Up
CREATE TABLE account_problems (
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    problem_id uuid NOT NULL REFERENCES problems ON DELETE CASCADE,
    solved     boolean NOT NULL DEFAULT false,
    PRIMARY KEY (account_id, problem_id) INCLUDE (solved)
);
COMMENT ON TABLE account_problems IS 'Written by the database itself, by triggers on submissions, judgement_requests and judgements, in the transaction of the change. A row for each problem that an account has submitted to, trials aside.';
COMMENT ON COLUMN account_problems.solved IS 'The current judgement of one of those submissions is AC.';

-- +goose StatementBegin
CREATE FUNCTION note_tried() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO account_problems (account_id, problem_id)
        SELECT DISTINCT account_id, problem_id FROM changed WHERE NOT trial ORDER BY account_id, problem_id ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
-- +goose StatementEnd

-- Whoever else changes a judgement of the same account and problem waits at the
-- first statement, in one order; the second one sees what they have committed.
-- +goose StatementBegin
CREATE FUNCTION note_solved(judged uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM account_problems a
        WHERE (a.account_id, a.problem_id) IN (SELECT s.account_id, s.problem_id FROM submissions s WHERE s.id = ANY(judged) AND NOT s.trial)
        ORDER BY a.account_id, a.problem_id FOR NO KEY UPDATE;
    UPDATE account_problems a SET solved = NOT a.solved
        FROM (SELECT DISTINCT s.account_id, s.problem_id FROM submissions s WHERE s.id = ANY(judged) AND NOT s.trial) due
        WHERE a.account_id = due.account_id AND a.problem_id = due.problem_id AND a.solved <> EXISTS (
            SELECT FROM submissions s
            CROSS JOIN LATERAL (SELECT r.id FROM judgement_requests r WHERE r.submission_id = s.id AND NOT r.preview
                ORDER BY r.requested_at DESC, r.id DESC LIMIT 1) r
            JOIN judgements j ON j.id = r.id
            WHERE s.account_id = due.account_id AND s.problem_id = due.problem_id AND NOT s.trial AND j.verdict = 'AC');
END $$;
-- +goose StatementEnd

-- A judgement that is not AC unsolves nothing: its request has done so before.
-- +goose StatementBegin
CREATE FUNCTION note_judged() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE due uuid[];
BEGIN
    due := ARRAY(SELECT submission_id FROM changed WHERE verdict = 'AC');
    IF due <> '{}' THEN
        PERFORM note_solved(due);
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd

-- The first request of a submission changes nothing before it is answered.
-- +goose StatementBegin
CREATE FUNCTION note_requested() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE due uuid[];
BEGIN
    due := ARRAY(SELECT c.submission_id FROM changed c WHERE NOT c.preview
        AND EXISTS (SELECT FROM judgement_requests o WHERE o.submission_id = c.submission_id AND o.id <> c.id));
    IF due <> '{}' THEN
        PERFORM note_solved(due);
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION note_applied() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE due uuid[];
BEGIN
    due := ARRAY(SELECT c.submission_id FROM changed c JOIN former f USING (id)
        WHERE c.preview <> f.preview OR c.requested_at <> f.requested_at);
    IF due <> '{}' THEN
        PERFORM note_solved(due);
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd

CREATE TRIGGER submissions_noted AFTER INSERT ON submissions
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_tried();
CREATE TRIGGER judgements_noted AFTER INSERT ON judgements
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_judged();
CREATE TRIGGER judgement_requests_noted AFTER INSERT ON judgement_requests
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_requested();
CREATE TRIGGER judgement_requests_noted_again AFTER UPDATE ON judgement_requests
    REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_applied();

INSERT INTO account_problems (account_id, problem_id, solved)
    SELECT s.account_id, s.problem_id, bool_or(coalesce(j.verdict = 'AC', false)) FROM submissions s
    CROSS JOIN LATERAL (SELECT r.id FROM judgement_requests r WHERE r.submission_id = s.id AND NOT r.preview
        ORDER BY r.requested_at DESC, r.id DESC LIMIT 1) r
    LEFT JOIN judgements j ON j.id = r.id WHERE NOT s.trial GROUP BY s.account_id, s.problem_id;

-- +goose Down
DROP TRIGGER submissions_noted ON submissions;
DROP TRIGGER judgements_noted ON judgements;
DROP TRIGGER judgement_requests_noted ON judgement_requests;
DROP TRIGGER judgement_requests_noted_again ON judgement_requests;
DROP FUNCTION note_tried, note_judged, note_requested, note_applied, note_solved;
DROP TABLE account_problems;
