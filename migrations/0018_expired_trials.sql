-- Trials are kept for a while, and then deleted with what they have left in the
-- blob store.

-- +goose Up
CREATE TABLE expired_trials (
    submission_id uuid PRIMARY KEY,
    blobs         text[] NOT NULL,
    expired_at    timestamptz NOT NULL
);
COMMENT ON TABLE expired_trials IS 'Written by the gateway. Trials whose submissions are deleted: the leaderboard then deletes their judgements, and after that the gateway their blobs, and the row.';
COMMENT ON COLUMN expired_trials.blobs IS 'Digests of what they have left. Another submission or a problem may refer to the same bytes.';

CREATE INDEX submissions_trials ON submissions (submitted_at) WHERE trial;

-- Whether anything refers to a blob.
CREATE INDEX runs_output ON runs (output) WHERE output <> '';
CREATE INDEX runs_stderr ON runs (stderr) WHERE stderr <> '';
CREATE INDEX runs_transcript ON runs (transcript) WHERE transcript <> '';
CREATE INDEX judgements_module ON judgements ((compile ->> 'module'));
CREATE INDEX judgements_validator ON judgements ((compile #>> '{validator,module}')) WHERE compile ? 'validator';
CREATE INDEX judgements_interactor ON judgements ((compile #>> '{interactor,module}')) WHERE compile ? 'interactor';

-- +goose Down
DROP INDEX judgements_interactor, judgements_validator, judgements_module, runs_transcript, runs_stderr, runs_output, submissions_trials;
DROP TABLE expired_trials;
