-- Problems of all types of the problem package format.

-- +goose Up
ALTER TABLE problem_versions ADD COLUMN types text[] NOT NULL DEFAULT '{pass-fail}';
ALTER TABLE problem_versions ADD COLUMN groups jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN problem_versions.types IS 'The format''s: pass-fail or scoring, with interactive, multi-pass or submit-answer.';
COMMENT ON COLUMN problem_versions.groups IS 'The test groups of a scoring problem, in the dataset''s order: [{"name", "points"}], points null where nothing bounds them.';

ALTER TABLE runs ADD COLUMN team_message text NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN transcript text NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN score bigint;
ALTER TABLE runs ADD COLUMN share bigint;
ALTER TABLE runs ADD COLUMN passes int NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN validator_fuel bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN runs.team_message IS 'The output validator''s message to the contestant.';
COMMENT ON COLUMN runs.transcript IS 'Digest of the blob with what an interactive run came to.';
COMMENT ON COLUMN runs.score IS 'judge.Points that the output validator gave. NULL: none.';
COMMENT ON COLUMN runs.share IS 'judge.Share of the test case''s points that the output validator gave. NULL: none.';
COMMENT ON COLUMN runs.passes IS 'How often the submission was run; 0: once.';
COMMENT ON COLUMN runs.validator_fuel IS 'What the problem''s own output validator spent.';

-- +goose Down
ALTER TABLE runs DROP COLUMN team_message, DROP COLUMN transcript, DROP COLUMN score, DROP COLUMN share,
    DROP COLUMN passes, DROP COLUMN validator_fuel;
ALTER TABLE problem_versions DROP COLUMN types, DROP COLUMN groups;
