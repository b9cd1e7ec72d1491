-- Files of a problem that contestants download.

-- +goose Up
ALTER TABLE problem_versions ADD COLUMN attachments jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN problem_versions.attachments IS '[{name, bytes, sha256, url}]: the files of the package''s attachments/; the digests are those of their blobs.';

-- +goose Down
ALTER TABLE problem_versions DROP COLUMN attachments;
