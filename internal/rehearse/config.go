package rehearse

import (
	"errors"
	"fmt"
	"io"
	"net/netip"
	"net/url"
	"time"
)

// The bounds of a rehearsal, whatever is asked for.
const (
	MaxContestants = 20_000
	MaxSubmissions = 200_000 // contestants times submissions of each
	MaxLength      = 3 * time.Hour
	MinLength      = 5 * time.Second
)

// Config says what is played.
type Config struct {
	// URL is the site.
	URL string
	// Token is an administrator's: it makes the accounts and the contest, and
	// reads all submissions in the end.
	Token string
	// Seed decides who does what and when.
	Seed uint64
	// Contestants is how many people take part.
	Contestants int
	// Length is how long the contest lasts on the clock.
	Length time.Duration
	// Logins is the time over which the contestants come in before the start.
	Logins time.Duration
	// Submissions is the mean for each contestant; each makes at least one.
	Submissions float64
	// Fresh is the share of submissions whose source nobody has sent before, so
	// that no compile cache knows it: 0 to 1. The others repeat the example
	// programs of the problems as they are.
	Fresh float64
	// Probes are the contestants, of the first ones, who measure how late the
	// board is: they submit again and again until the freeze.
	Probes int
	// BoardEvery is how often an open scoreboard asks; 0 means 5 s, as the web
	// app does.
	BoardEvery time.Duration
	// Drain bounds the wait for the last verdicts after the end; 0 means 10 min.
	Drain time.Duration
	// AllowRemote lets the site be another machine. Without it only loopback
	// addresses are played against.
	AllowRemote bool
	// Meter returns the processor time that each part of the site has used so
	// far. nil: it is not known.
	Meter func() map[string]time.Duration
	// UnitCosts asks for a measurement of each kind of request by itself after
	// the contest. It needs Meter.
	UnitCosts bool
	// Out takes the story and the report.
	Out io.Writer
}

func (c *Config) check() error {
	switch {
	case c.Token == "":
		return errors.New("an administrator's token is needed")
	case c.Contestants < 1 || c.Contestants > MaxContestants:
		return fmt.Errorf("contestants must be 1 to %d", MaxContestants)
	case c.Length < MinLength || c.Length > MaxLength:
		return fmt.Errorf("the contest must last from %v to %v", MinLength, MaxLength)
	case c.Submissions < 1 || c.Submissions*float64(c.Contestants) > MaxSubmissions:
		return fmt.Errorf("submissions must be at least 1 for each contestant and %d in all at most", MaxSubmissions)
	case c.Fresh < 0 || c.Fresh > 1:
		return errors.New("the share of fresh sources must be 0 to 1")
	case c.Probes < 0 || c.Probes > c.Contestants:
		return errors.New("there cannot be more probes than contestants")
	case c.Logins < 0 || c.Logins > MaxLength:
		return fmt.Errorf("the time for logging in must be 0 to %v", MaxLength)
	}
	if c.BoardEvery == 0 {
		c.BoardEvery = 5 * time.Second
	}
	if c.Drain == 0 {
		c.Drain = 10 * time.Minute
	}
	if c.Out == nil {
		c.Out = io.Discard
	}
	return checkURL(c.URL, c.AllowRemote)
}

// checkURL refuses addresses that are not on this machine, unless they are
// allowed: a rehearsal is as much load as a contest, and belongs on a site whose
// owner has asked for it.
func checkURL(site string, allowRemote bool) error {
	u, err := url.Parse(site)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("the site's address %q is not like http://127.0.0.1:8080", site)
	}
	if allowRemote {
		return nil
	}
	host := u.Hostname()
	if host == "localhost" {
		return nil
	}
	if addr, err := netip.ParseAddr(host); err == nil && addr.Unmap().IsLoopback() {
		return nil
	}
	return fmt.Errorf("%s is not this machine; a rehearsal of another site must be allowed expressly", u.Host)
}
