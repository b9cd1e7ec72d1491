-- +goose Up
CREATE TABLE rating_requests (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id   uuid NOT NULL REFERENCES accounts,
    requested_at timestamptz NOT NULL
);
COMMENT ON TABLE rating_requests IS 'Written by the gateway. Who wants all ratings computed anew, and since when.';

CREATE TABLE rating_recomputes (
    request_id bigint PRIMARY KEY REFERENCES rating_requests,
    done_at    timestamptz NOT NULL,
    contests   int NOT NULL
);
COMMENT ON TABLE rating_recomputes IS 'Written by the leaderboard, together with the ratings. It answers that request and those before it.';
COMMENT ON COLUMN rating_recomputes.contests IS 'How many contests the ratings come from.';

-- +goose Down
DROP TABLE rating_recomputes, rating_requests;
