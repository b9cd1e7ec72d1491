-- +goose Up

CREATE TABLE problem_statements (
    version_id uuid NOT NULL REFERENCES problem_versions ON DELETE CASCADE,
    language   text NOT NULL,
    name       text NOT NULL,
    format     text NOT NULL CHECK (format IN ('markdown', 'latex', 'pdf')),
    source     text NOT NULL,
    html       text NOT NULL,
    pdf        text NOT NULL DEFAULT '',
    position   int NOT NULL,
    PRIMARY KEY (version_id, language)
);
COMMENT ON TABLE problem_statements IS 'Written by the gateway. The statements of a version, one for each language; the first is also in problem_versions.';
COMMENT ON COLUMN problem_statements.language IS 'Such as en or pt-BR.';
COMMENT ON COLUMN problem_statements.name IS 'Of the problem in this language.';
COMMENT ON COLUMN problem_statements.format IS 'Of source; pdf: there is nothing but the PDF.';
COMMENT ON COLUMN problem_statements.html IS 'Sanitised; images by their addresses at this site.';
COMMENT ON COLUMN problem_statements.pdf IS 'Digest of the PDF''s blob; empty: none.';
COMMENT ON COLUMN problem_statements.position IS 'From 0; the first is shown to who wants no language that there is.';

CREATE TABLE problem_images (
    version_id uuid NOT NULL REFERENCES problem_versions ON DELETE CASCADE,
    digest     text NOT NULL,
    media_type text NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml')),
    PRIMARY KEY (version_id, digest)
);
COMMENT ON TABLE problem_images IS 'Written by the gateway. The images that the statements of a version show.';
COMMENT ON COLUMN problem_images.digest IS 'Of the image''s blob.';
COMMENT ON COLUMN problem_images.media_type IS 'By its first bytes, never by its name.';

ALTER TABLE problem_versions ADD package text NOT NULL DEFAULT '';
COMMENT ON COLUMN problem_versions.package IS 'Digest of the blob with the package as a zip file of the format 2025-09; empty in versions of before there was this column.';

INSERT INTO problem_statements (version_id, language, name, format, source, html, position)
SELECT v.id, 'en', p.name, 'markdown', v.statement, v.statement_html, 0 FROM problem_versions v JOIN problems p ON p.id = v.problem_id;

-- +goose Down
ALTER TABLE problem_versions DROP COLUMN package;
DROP TABLE problem_images, problem_statements;
