// Package gateway is the first stage: the HTTP service. It takes accounts,
// problems, contests and submissions in, commits them to PostgreSQL, and
// publishes what is to be judged; verdicts and scoreboards it only reads.
//
// Read routes.go first: every address with who may use it. There is one file a
// resource. outbox.go and sweeper.go see to it that a submission that was
// acknowledged is judged, whatever was killed. openapi.yaml describes every
// request and answer, and a test holds the two together.
package gateway
