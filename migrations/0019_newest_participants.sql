-- +goose Up

-- Who has registered since the leaderboard last looked.
CREATE INDEX contest_participants_newest ON contest_participants (registered_at);

-- +goose Down
DROP INDEX contest_participants_newest;
