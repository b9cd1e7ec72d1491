-- +goose Up

-- The jury's list of all submissions, the newest first.
CREATE INDEX submissions_newest ON submissions (submitted_at DESC, id DESC) WHERE NOT trial;

-- +goose Down
DROP INDEX submissions_newest;
