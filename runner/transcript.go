package runner

import (
	"bytes"

	"assize/judge"
)

// transcript is what two programs said to each other, in the form of the format's
// .interaction files: lines of the output validator after '<', of the submission
// after '>', and a line "---" between two passes. It is cut to
// judge.MaxTranscriptBytes.
type transcript struct {
	text []byte
	last byte // who said the last piece; 0 at the beginning of a pass
	open bool // the last line is not ended
	cut  bool
}

const transcriptCut = "… the rest is left out\n"

// add takes what one side prints.
func (t *transcript) add(who byte, b []byte) {
	if who != t.last && t.open {
		t.put("\n") // the line goes on, but another one speaks
		t.open = false
	}
	t.last = who
	for len(b) > 0 && !t.cut {
		line, rest, ended := bytes.Cut(b, []byte("\n"))
		if !t.open {
			t.put(string(who))
		}
		t.put(string(line))
		if t.open = !ended; ended {
			t.put("\n")
		}
		b = rest
	}
}

// next begins another pass.
func (t *transcript) next() {
	if t.open {
		t.put("\n")
	}
	t.put("---\n")
	t.last, t.open = 0, false
}

func (t *transcript) put(s string) {
	const room = judge.MaxTranscriptBytes - len(transcriptCut) - 1
	if t.cut {
		return
	}
	if len(t.text)+len(s) <= room {
		t.text = append(t.text, s...)
		return
	}
	t.cut = true
	t.text = append(t.text, s[:room-len(t.text)]...)
	if len(t.text) > 0 && t.text[len(t.text)-1] != '\n' {
		t.text = append(t.text, '\n')
	}
	t.text = append(t.text, transcriptCut...)
}
