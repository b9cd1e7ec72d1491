package main

import (
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"assize/blob"
	"assize/compiler"
)

// settings are what the services are configured with, from flags and, where a
// flag is not given, from the environment. Services themselves never read it.
type settings struct {
	data       string
	listen     string
	nats       string
	database   string
	redis      string
	blobs      string
	token      string
	keptMiB    int64 // of blobs, in the local folder
	keepTrials time.Duration
	workers    int
	ahead      int // boxes that wait for a job
	metrics    string
	verbose    bool
	bank, demo bool
	install    bool // missing toolchains are installed beside the services
	isolation  compiler.Isolation
	unlimited  bool // no rate limits: for load tests alone
	proxies    string
	trusted    []netip.Prefix // what proxies says
}

var errHelp = errors.New("help was asked for")

// parse reads the flags that define adds to a new set, and leaves the rest.
func parse(env *env, name string, args []string, define func(*flag.FlagSet)) (rest []string, err error) {
	flags := flag.NewFlagSet("assize "+name, flag.ContinueOnError)
	flags.SetOutput(env.stderr)
	define(flags)
	// Flags may stand behind the arguments as well: assize submit a.cpp -p x.
	for {
		if err := flags.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, errHelp
			}
			return nil, usageError{err.Error()}
		}
		if flags.NArg() == 0 {
			return rest, nil
		}
		rest = append(rest, flags.Arg(0))
		args = flags.Args()[1:]
	}
}

func (s *settings) dataFlag(env *env, f *flag.FlagSet) {
	f.StringVar(&s.data, "data", defaultData(env), "data directory (ASSIZE_DATA)")
	f.BoolVar(&s.verbose, "verbose", false, "log every request and every message")
}

func (s *settings) natsFlag(env *env, f *flag.FlagSet) {
	f.StringVar(&s.nats, "nats", env.getenv("ASSIZE_NATS_URL"), "NATS of the site, nats://TOKEN@HOST:PORT (ASSIZE_NATS_URL)")
}

func (s *settings) blobFlags(env *env, f *flag.FlagSet) {
	f.StringVar(&s.blobs, "blobs", env.getenv("ASSIZE_BLOBS_URL"), "where the gateway serves blobs, http://HOST:PORT (ASSIZE_BLOBS_URL)")
	f.Int64Var(&s.keptMiB, "blob-cache-mib", blob.DefaultKeptBytes>>20, "how much is kept of them in the data directory, in MiB; what was not used for longest goes first")
	s.token = env.getenv("ASSIZE_SITE_TOKEN")
}

func (s *settings) databaseFlag(env *env, f *flag.FlagSet) {
	f.StringVar(&s.database, "database", env.getenv("DATABASE_URL"), "PostgreSQL URL (DATABASE_URL)")
}

func (s *settings) redisFlag(env *env, f *flag.FlagSet) {
	f.StringVar(&s.redis, "redis", env.getenv("REDIS_URL"), "Redis URL (REDIS_URL)")
}

func (s *settings) installFlag(env *env, f *flag.FlagSet) {
	f.BoolVar(&s.install, "install", env.getenv("ASSIZE_INSTALL") != "off", "install missing toolchains in the background (ASSIZE_INSTALL=off: do not)")
}

func (s *settings) isolationFlag(env *env, f *flag.FlagSet) {
	s.isolation = compiler.Runc
	if i := env.getenv("ASSIZE_ISOLATION"); i != "" {
		s.isolation = compiler.Isolation(i)
	}
	f.Func("isolation", "how compiles are kept from the machine: runc (the default), bwrap (weaker), or auto, which takes bwrap where runc cannot run (ASSIZE_ISOLATION)", func(i string) error {
		s.isolation = compiler.Isolation(i)
		if !slices.Contains(compiler.Isolations, s.isolation) {
			return fmt.Errorf("want one of %q", compiler.Isolations)
		}
		return nil
	})
}

func (s *settings) aheadFlag(_ *env, f *flag.FlagSet) {
	f.IntVar(&s.ahead, "ahead", 8, "boxes that may wait for their job, with a compiler that has started where the language has that; each takes a few MiB, one of Java some hundred, and there is none where memory is short")
}

func (s *settings) workersFlag(f *flag.FlagSet) {
	f.IntVar(&s.workers, "workers", runtime.NumCPU(), "programs to run at the same time")
}

// need returns a usage error that names the settings that are missing.
func need(pairs ...string) error {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			return usageError{"needs " + pairs[i]}
		}
	}
	return nil
}

// readProxies makes trusted of proxies: addresses or networks, with commas
// between them.
func (s *settings) readProxies() error {
	for text := range strings.SplitSeq(s.proxies, ",") {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		prefix, err := netip.ParsePrefix(text)
		if err != nil {
			address, err := netip.ParseAddr(text)
			if err != nil {
				return usageError{fmt.Sprintf("--trusted-proxies: %q is neither an address such as 127.0.0.1 nor a network such as 10.0.0.0/8", text)}
			}
			prefix = netip.PrefixFrom(address, address.BitLen())
		}
		s.trusted = append(s.trusted, prefix)
	}
	return nil
}

// defaultData is machine-wide for root and the user's own otherwise.
func defaultData(env *env) string {
	if dir := env.getenv("ASSIZE_DATA"); dir != "" {
		return dir
	}
	if os.Geteuid() == 0 {
		return "/var/lib/assize"
	}
	if dir := env.getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "assize")
	}
	return filepath.Join(env.getenv("HOME"), ".local", "share", "assize")
}

// openData makes the data directory. Others may pass through it, not list it:
// the servers' and the sandbox's users own folders inside.
func openData(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("data directory: %w", err)
	}
	if err := os.MkdirAll(dir, 0o711); err != nil {
		return "", fmt.Errorf("data directory: %w", err)
	}
	return dir, nil
}

func (s *settings) log(env *env) *slog.Logger {
	level := slog.LevelInfo
	if s.verbose {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(env.stderr, &slog.HandlerOptions{Level: level}))
}
