-- +goose Up

CREATE TABLE rated_contests (
    contest_id   uuid PRIMARY KEY REFERENCES final_boards,
    finalized_at timestamptz NOT NULL,
    participants int NOT NULL
);
COMMENT ON TABLE rated_contests IS 'Written by the leaderboard. The contests that ratings take into account, in the order of finalized_at, then contest_id.';
COMMENT ON COLUMN rated_contests.participants IS 'How many accounts it has moved.';

CREATE TABLE rating_history (
    contest_id   uuid NOT NULL REFERENCES rated_contests ON DELETE CASCADE,
    account_id   uuid NOT NULL,
    finalized_at timestamptz NOT NULL,
    rank         int NOT NULL,
    before       float8[3] NOT NULL,
    value        float8 NOT NULL,
    deviation    float8 NOT NULL,
    volatility   float8 NOT NULL,
    PRIMARY KEY (contest_id, account_id)
);
CREATE INDEX rating_history_account ON rating_history (account_id, finalized_at DESC, contest_id DESC);
COMMENT ON TABLE rating_history IS 'Written by the leaderboard. What each rated contest has made of an account''s rating; all of it follows from final_standings.';
COMMENT ON COLUMN rating_history.before IS 'value, deviation and volatility before the contest.';
COMMENT ON COLUMN rating_history.value IS 'After the contest, by Glicko-2 (judge/rating).';

CREATE TABLE account_ratings (
    account_id uuid PRIMARY KEY,
    value      float8 NOT NULL,
    deviation  float8 NOT NULL,
    volatility float8 NOT NULL,
    contests   int NOT NULL
);
CREATE INDEX account_ratings_value ON account_ratings (value DESC);
COMMENT ON TABLE account_ratings IS 'Written by the leaderboard. The newest row of rating_history for each account, kept for lists.';

-- +goose Down
DROP TABLE account_ratings, rating_history, rated_contests;
