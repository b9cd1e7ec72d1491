-- +goose Up

-- What was judged by other rules is not taken over when it is judged again.
ALTER TABLE judgements ADD COLUMN rules int NOT NULL DEFAULT 0;
COMMENT ON COLUMN judgements.rules IS 'The version of what decided what its runs came to, besides the cost table (judge.CurrentRules). 0: from before it was kept.';

-- +goose Down
ALTER TABLE judgements DROP COLUMN rules;
