-- Finding problems among thousands.

-- +goose Up
ALTER TABLE problems ADD COLUMN title_search tsvector NOT NULL DEFAULT '';
UPDATE problems SET title_search = setweight(to_tsvector('simple', name), 'A')
    || setweight(to_tsvector('simple', slug || ' ' || array_to_string(tags, ' ')), 'B');
CREATE INDEX problems_title_search ON problems USING gin (title_search);
CREATE INDEX problems_name ON problems (lower(name), slug);
CREATE INDEX contest_problems_problem ON contest_problems (problem_id);
COMMENT ON COLUMN problems.search IS 'Names, slug, tags and statements, in all languages, folded: what is looked through. Large, so it is not what ranks.';
COMMENT ON COLUMN problems.title_search IS 'Names (weight A), slug and tags (B), folded: small, so that ranking reads no long text.';

CREATE INDEX submissions_problem ON submissions (problem_id, account_id) WHERE NOT trial;

CREATE TABLE problem_stats (
    problem_id  uuid PRIMARY KEY REFERENCES problems ON DELETE CASCADE,
    submissions int NOT NULL DEFAULT 0,
    accepted    int NOT NULL DEFAULT 0,
    attempted   int NOT NULL DEFAULT 0,
    solvers     int NOT NULL DEFAULT 0,
    released    int NOT NULL DEFAULT 0,
    counted_at  timestamptz NOT NULL DEFAULT '-infinity',
    changes     bigint NOT NULL DEFAULT 1,
    counted     bigint NOT NULL DEFAULT 0
);
CREATE INDEX problem_stats_due ON problem_stats (counted_at) WHERE changes > counted;
INSERT INTO problem_stats (problem_id) SELECT id FROM problems;
COMMENT ON TABLE problem_stats IS 'Written by the gateway. What everybody may know of a problem''s submissions: those of a contest count once it is over and not frozen any more. All of it follows from submissions and judgements.';
COMMENT ON COLUMN problem_stats.submissions IS 'Judged ones; neither CE nor JE.';
COMMENT ON COLUMN problem_stats.attempted IS 'Accounts with such a submission.';
COMMENT ON COLUMN problem_stats.released IS 'How many contests with it were over and not frozen when it was counted.';
COMMENT ON COLUMN problem_stats.changes IS 'Grows with whatever bears on the figures; where it is greater than counted, they are counted anew.';

CREATE TABLE problem_solvers (
    problem_id uuid NOT NULL REFERENCES problems ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    PRIMARY KEY (problem_id, account_id)
);
CREATE INDEX problem_solvers_account ON problem_solvers (account_id);
COMMENT ON TABLE problem_solvers IS 'Written by the gateway, together with problem_stats and by the same rules: who has solved what.';

-- +goose Down
DROP TABLE problem_solvers, problem_stats;
DROP INDEX submissions_problem, contest_problems_problem, problems_name;
ALTER TABLE problems DROP COLUMN title_search;
