-- +goose Up

-- Rows of problems are wide: the words of a statement are in them. So the pages of the
-- bank are put in order, and its problems counted, out of indexes alone.
CREATE INDEX problems_pages ON problems (lower(name), slug) INCLUDE (id, name, visibility, difficulty, created_at) WHERE current_version IS NOT NULL;
CREATE INDEX problems_standing ON problems (visibility) INCLUDE (id) WHERE current_version IS NOT NULL;
DROP INDEX problems_name;

-- +goose Down
CREATE INDEX problems_name ON problems (lower(name), slug);
DROP INDEX problems_pages, problems_standing;
