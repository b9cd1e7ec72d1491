-- Drafts of programs with several files.

-- +goose Up
ALTER TABLE drafts ADD COLUMN entry text NOT NULL DEFAULT '', ADD COLUMN files jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN drafts.source IS 'The file that the program starts from.';
COMMENT ON COLUMN drafts.entry IS 'The name of source; empty: as the language names a single file.';
COMMENT ON COLUMN drafts.files IS 'The other files, in the order of the editor: [{"name", "content"}].';

-- +goose Down
ALTER TABLE drafts DROP COLUMN entry, DROP COLUMN files;
COMMENT ON COLUMN drafts.source IS NULL;
