-- What somebody types and has not submitted yet, so that it is there on another
-- machine, too.

-- +goose Up
CREATE SEQUENCE draft_versions;
CREATE TABLE drafts (
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    problem_id uuid NOT NULL REFERENCES problems ON DELETE CASCADE,
    language   text NOT NULL,
    source     text NOT NULL,
    version    bigint NOT NULL DEFAULT nextval('draft_versions'),
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, problem_id, language)
);
CREATE INDEX drafts_newest ON drafts (account_id, updated_at DESC);
COMMENT ON TABLE drafts IS 'Written by the gateway. One for each account, problem and language.';
COMMENT ON COLUMN drafts.version IS 'Another one with each change, and never the same again, even after a deletion: whoever writes says which version they have read.';

-- Counting what an account has done on one problem.
CREATE INDEX submissions_account_problem ON submissions (account_id, problem_id) WHERE NOT trial;

-- +goose Down
DROP INDEX submissions_account_problem;
DROP TABLE drafts;
DROP SEQUENCE draft_versions;
