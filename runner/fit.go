package runner

import (
	"encoding/json"
	"fmt"
	"slices"

	"assize/bus"
	"assize/judge"
)

// maxResultBytes leaves room for the envelope and the broker's own headers.
const maxResultBytes = bus.MaxMessageBytes - 16<<10

// fit cuts what output validators have said until the judgement fits into a
// message. A thousand test cases with a few kilobytes each would not, and a
// judgement that cannot be sent is none.
func fit(result *judge.Judgement) error {
	said := 0
	for _, r := range result.Runs {
		said += len(r.Feedback) + len(r.TeamMessage)
	}
	if said < maxResultBytes/16 { // escaped, a byte takes six at most
		return nil
	}
	result.Runs = slices.Clone(result.Runs)
	for most := judge.MaxFeedbackBytes; ; most /= 2 {
		encoded, err := json.Marshal(result)
		if err != nil {
			return fmt.Errorf("encode judgement %s: %w", result.ID, err)
		}
		if len(encoded) <= maxResultBytes || most == 0 {
			return nil
		}
		for i := range result.Runs {
			r := &result.Runs[i]
			r.Feedback, r.TeamMessage = message([]byte(r.Feedback), most/2), message([]byte(r.TeamMessage), most/2)
		}
	}
}
