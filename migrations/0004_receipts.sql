-- What a judgement's receipt says beyond what was kept already: enough to run it
-- again on any machine and come to the same.

-- +goose Up
ALTER TABLE judgements
    ADD COLUMN output_limit    bigint           NOT NULL DEFAULT 0,
    ADD COLUMN fuel_multiplier double precision NOT NULL DEFAULT 0;
COMMENT ON COLUMN judgements.output_limit IS 'In bytes; 0 in rows from before there were receipts.';
COMMENT ON COLUMN judgements.fuel_multiplier IS 'The language''s factor in fuel_limit. 0 counts as 1.';
ALTER TABLE runs ADD COLUMN stdout text NOT NULL DEFAULT '';
COMMENT ON COLUMN runs.stdout IS 'SHA-256 of all of standard output, which is stored nowhere.';

-- +goose Down
ALTER TABLE runs DROP COLUMN stdout;
ALTER TABLE judgements DROP COLUMN output_limit, DROP COLUMN fuel_multiplier;
