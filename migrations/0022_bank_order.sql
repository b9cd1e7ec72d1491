-- +goose Up

-- What a search puts in order by stands in the row: for a word of every statement
-- that is each problem of the bank.
ALTER TABLE problems ADD COLUMN name_key text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED;
ALTER TABLE problems ADD COLUMN solver_digits int NOT NULL DEFAULT 1;
UPDATE problems p SET solver_digits = length((1 + st.solvers)::text) FROM problem_stats st WHERE st.problem_id = p.id AND st.solvers >= 9;
COMMENT ON COLUMN problems.name_key IS 'What problems are put in order of their names by.';
COMMENT ON COLUMN problems.solver_digits IS 'How many digits 1 + solvers has, the order of magnitude that a search sorts by. Follows problem_stats.';

DROP INDEX problems_pages;
CREATE INDEX problems_pages ON problems (name_key, slug) INCLUDE (id, visibility, difficulty, created_at) WHERE current_version IS NOT NULL;

-- +goose Down
DROP INDEX problems_pages;
ALTER TABLE problems DROP COLUMN name_key, DROP COLUMN solver_digits;
CREATE INDEX problems_pages ON problems (lower(name), slug) INCLUDE (id, name, visibility, difficulty, created_at) WHERE current_version IS NOT NULL;
