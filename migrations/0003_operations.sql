-- +goose Up

CREATE TABLE clarifications (
    id             uuid PRIMARY KEY,
    contest_id     uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    problem_id     uuid REFERENCES problems,
    from_id        uuid,
    to_id          uuid,
    reply_to_id    uuid REFERENCES clarifications,
    author_id      uuid NOT NULL REFERENCES accounts,
    body           text NOT NULL CHECK (body <> ''),
    created_at     timestamptz NOT NULL,
    CHECK (from_id IS NULL OR to_id IS NULL)
);
CREATE INDEX clarifications_contest ON clarifications (contest_id, created_at, id);
CREATE INDEX clarifications_reply ON clarifications (reply_to_id) WHERE reply_to_id IS NOT NULL;
COMMENT ON TABLE clarifications IS 'Written by the gateway. Questions of participants, answers and announcements of the jury; never changed.';
COMMENT ON COLUMN clarifications.problem_id IS 'NULL: about the contest as a whole.';
COMMENT ON COLUMN clarifications.from_id IS 'The participant who asks; NULL: the jury speaks.';
COMMENT ON COLUMN clarifications.to_id IS 'The one participant whom the jury speaks to; NULL: everybody, or, where a participant asks, the jury.';
COMMENT ON COLUMN clarifications.reply_to_id IS 'The question that is answered; NULL where the jury speaks: an announcement.';
COMMENT ON COLUMN clarifications.author_id IS 'Who typed it: a member of the jury, or of the participating team.';

CREATE TABLE audit_log (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    account_id uuid,
    login      text NOT NULL,
    action     text NOT NULL CHECK (action ~ '^[a-z_]+\.[a-z_]+$'),
    subject    text NOT NULL,
    contest_id uuid,
    detail     jsonb NOT NULL DEFAULT '{}',
    request_id text NOT NULL DEFAULT ''
);
CREATE INDEX audit_log_contest ON audit_log (contest_id, id DESC) WHERE contest_id IS NOT NULL;
COMMENT ON TABLE audit_log IS 'Written by the gateway, in the transaction of the change that it tells of. Nothing in it is ever changed or deleted: a trigger refuses.';
COMMENT ON COLUMN audit_log.account_id IS 'Who did it; NULL: the program itself. Kept as it was, even should the account go.';
COMMENT ON COLUMN audit_log.action IS 'What was done, as noun.verb: contest.change, submission.rejudge.';
COMMENT ON COLUMN audit_log.subject IS 'To what: a slug, a login or an id.';
COMMENT ON COLUMN audit_log.detail IS 'What changed to what, and why; never a secret.';
COMMENT ON COLUMN audit_log.request_id IS 'Finds the request in the gateway''s log.';

-- +goose StatementBegin
CREATE FUNCTION audit_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is only ever appended to';
END
$$;
-- +goose StatementEnd
CREATE TRIGGER audit_log_rows BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_log_is_append_only();
CREATE TRIGGER audit_log_table BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION audit_log_is_append_only();

-- +goose Down
DROP TABLE audit_log, clarifications;
DROP FUNCTION audit_log_is_append_only();
