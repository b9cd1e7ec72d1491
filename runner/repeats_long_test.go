//go:build long

package runner

// repeatedRuns is how often one input is run in TestRepeats.
const repeatedRuns = 10_000

// repeatedConversations is how often TestConversationRepeats judges.
const repeatedConversations = 1000
