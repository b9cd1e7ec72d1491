-- Rejudgings that are looked at before they count, and versions of problems that
-- wait for them.

-- +goose Up
ALTER TABLE problem_versions
    ADD COLUMN applied_at   timestamptz,
    ADD COLUMN dropped_at   timestamptz,
    ADD COLUMN name         text,
    ADD COLUMN difficulty   text,
    ADD COLUMN tags         text[],
    ADD COLUMN title_search tsvector,
    ADD COLUMN search       tsvector;
UPDATE problem_versions SET applied_at = created_at;
COMMENT ON COLUMN problem_versions.applied_at IS 'When it became the one that submissions are judged by, the first time; NULL: it waits.';
COMMENT ON COLUMN problem_versions.dropped_at IS 'It was never applied and never will be.';
COMMENT ON COLUMN problem_versions.name IS 'This and the columns after it go to problems when the version is applied. NULL in rows from before versions could wait.';

CREATE TABLE rejudgings (
    id            uuid PRIMARY KEY,
    account_id    uuid NOT NULL REFERENCES accounts,
    created_at    timestamptz NOT NULL,
    reason        text NOT NULL,
    submission_id uuid REFERENCES submissions,
    problem_id    uuid REFERENCES problems,
    contest_id    uuid REFERENCES contests ON DELETE CASCADE,
    language      text NOT NULL DEFAULT '',
    verdict       text NOT NULL DEFAULT '',
    version_id    uuid REFERENCES problem_versions,
    state         text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'applied', 'cancelled')),
    closed_at     timestamptz,
    closed_by     uuid REFERENCES accounts
);
CREATE INDEX rejudgings_newest ON rejudgings (created_at DESC, id DESC);
CREATE INDEX rejudgings_version ON rejudgings (version_id) WHERE version_id IS NOT NULL;
COMMENT ON TABLE rejudgings IS 'Written by the gateway. Sets of judgement requests: which submissions are judged again, and whether that counts.';
COMMENT ON COLUMN rejudgings.verdict IS 'This and the columns before it narrow the set down; empty or NULL: they do not.';
COMMENT ON COLUMN rejudgings.version_id IS 'The version that is tried out, and applied together with the set; NULL: the current one.';

ALTER TABLE judgement_requests
    ADD COLUMN rejudging_id uuid REFERENCES rejudgings,
    ADD COLUMN replaces     uuid,
    ADD COLUMN preview      boolean NOT NULL DEFAULT false;
CREATE INDEX judgement_requests_rejudging ON judgement_requests (rejudging_id) WHERE rejudging_id IS NOT NULL;
COMMENT ON TABLE judgement_requests IS 'Written by the gateway: the outbox. The id is the judgement id, the fence of the whole pipeline. The newest one of a submission that is no preview is current.';
COMMENT ON COLUMN judgement_requests.replaces IS 'The request that was current when the rejudging began.';
COMMENT ON COLUMN judgement_requests.preview IS 'It counts for nothing: its rejudging was not applied, or is not yet. Applying it moves requested_at.';

ALTER TABLE judgements ADD COLUMN reused int NOT NULL DEFAULT 0;
COMMENT ON COLUMN judgements.reused IS 'How many of its runs were taken over from an earlier judgement, as the same function of the same input.';

-- +goose Down
ALTER TABLE judgements DROP COLUMN reused;
DELETE FROM judgement_requests WHERE preview;
ALTER TABLE judgement_requests DROP COLUMN rejudging_id, DROP COLUMN replaces, DROP COLUMN preview;
DROP TABLE rejudgings;
ALTER TABLE problem_versions DROP COLUMN applied_at, DROP COLUMN dropped_at, DROP COLUMN name, DROP COLUMN difficulty, DROP COLUMN tags,
    DROP COLUMN title_search, DROP COLUMN search;
