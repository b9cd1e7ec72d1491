-- +goose Up
ALTER TABLE solution_comments ADD COLUMN edited_at timestamptz;
COMMENT ON COLUMN solution_comments.edited_at IS 'When its author changed it last; null: never. What it said before is not kept.';

-- +goose Down
ALTER TABLE solution_comments DROP COLUMN edited_at;
