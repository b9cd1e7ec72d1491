-- Problems that are like one by what their statements say.

-- +goose Up
ALTER TABLE problems ADD COLUMN telling text[] NOT NULL DEFAULT '{}';
CREATE INDEX problems_telling ON problems USING gin (telling);
COMMENT ON COLUMN problems.telling IS 'The words of its search column that the fewest other problems have, in the background: what it is told by.';

-- +goose Down
ALTER TABLE problems DROP COLUMN telling;
