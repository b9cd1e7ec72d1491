package gateway

import (
	"encoding/json"
	"slices"
	"sync"

	"assize/judge"
)

// progress remembers how far judgements are, as told without guarantee. It
// holds at most twice its size: the older half is dropped when the newer half
// is full.
type progress struct {
	mu         sync.Mutex
	size       int
	young, old map[string]judge.Progress
}

func newProgress(size int) *progress {
	return &progress{size: size, young: map[string]judge.Progress{}, old: map[string]judge.Progress{}}
}

// states in the order in which they come.
var states = []judge.State{judge.Queued, judge.Compiling, judge.Running, judge.Done}

// hear takes a message in. Whatever is not one is dropped: it is for display.
func (p *progress) hear(_ string, data []byte) {
	var told judge.Progress
	if json.Unmarshal(data, &told) != nil || told.Judgement == "" || !slices.Contains(states, told.State) {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	// Two stages tell; what arrives late never turns the display back.
	if known, ok := p.find(told.Judgement); ok {
		was, is := slices.Index(states, known.State), slices.Index(states, told.State)
		if is < was || is == was && told.Done < known.Done {
			return
		}
	}
	if len(p.young) >= p.size {
		p.old, p.young = p.young, make(map[string]judge.Progress)
	}
	p.young[told.Judgement] = told
}

func (p *progress) find(judgement string) (judge.Progress, bool) {
	if told, ok := p.young[judgement]; ok {
		return told, true
	}
	told, ok := p.old[judgement]
	return told, ok
}

// of returns what is known of a judgement that is not recorded yet. A state of
// judge.Done is shown as running: the record is on its way.
func (p *progress) of(judgement string) judge.Progress {
	p.mu.Lock()
	defer p.mu.Unlock()
	told, ok := p.find(judgement)
	switch {
	case !ok:
		return judge.Progress{Judgement: judgement, State: judge.Queued}
	case told.State == judge.Done:
		told.State = judge.Running
	}
	return told
}
