// Package bus is the mechanics of NATS: the embedded server, the connection,
// the streams and the consume loop. What travels is judge's business.
package bus

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
)

// ServerConfig configures the embedded NATS server of one site.
type ServerConfig struct {
	// Dir holds the streams. It is made where it is missing, and is one server's
	// alone while that runs.
	Dir string
	// Listen is "host:port" for services in other processes; port 0 picks a
	// free one. "" means this process only, with no socket at all.
	Listen string
	// Token must be given by every client that comes over Listen. Listen
	// without a token is refused.
	Token string
	// MaxStoreBytes bounds the streams on disk; 0 means 8 GiB.
	MaxStoreBytes int64
	// Throwaway is for streams that nobody needs once the server has ended: it
	// waits for no disk, and a machine that goes down may spoil them.
	Throwaway bool
}

// MaxMessageBytes is what the broker takes in one message.
const MaxMessageBytes = 1 << 20

// Server is an embedded NATS server with JetStream: one replica, every
// acknowledged message synced to disk, unless it is a throwaway.
type Server struct {
	ns *server.Server
	// token lets the in-process connection through the same door.
	token string
	lock  *os.File
}

// StartServer starts the server and waits until it takes connections.
func StartServer(cfg ServerConfig) (*Server, error) {
	opts := &server.Options{
		ServerName:         "assize",
		DontListen:         true,
		JetStream:          true,
		StoreDir:           cfg.Dir,
		JetStreamMaxMemory: 64 << 20,
		JetStreamMaxStore:  cfg.MaxStoreBytes,
		SyncAlways:         !cfg.Throwaway,
		NoSigs:             true,
		NoLog:              true,
		MaxPayload:         MaxMessageBytes,
	}
	if opts.JetStreamMaxStore == 0 {
		opts.JetStreamMaxStore = 8 << 30
	}
	if cfg.Listen != "" {
		if cfg.Token == "" {
			return nil, errors.New("start NATS: listening for other processes needs a token (ASSIZE_NATS_TOKEN)")
		}
		host, port, err := splitHostPort(cfg.Listen)
		if err != nil {
			return nil, fmt.Errorf("start NATS: %w", err)
		}
		opts.DontListen, opts.Host, opts.Port, opts.Authorization = false, host, port, cfg.Token
		if port == 0 {
			opts.Port = server.RANDOM_PORT
		}
	}
	lock, err := lockDir(cfg.Dir)
	if err != nil {
		return nil, fmt.Errorf("start NATS: %w", err)
	}
	ns, err := server.NewServer(opts)
	if err != nil {
		lock.Close()
		return nil, fmt.Errorf("start NATS in %s: %w", cfg.Dir, err)
	}
	ns.Start()
	if !ns.ReadyForConnections(20 * time.Second) {
		ns.Shutdown()
		lock.Close()
		return nil, fmt.Errorf("start NATS in %s: not ready after 20 s", cfg.Dir)
	}
	return &Server{ns: ns, token: cfg.Token, lock: lock}, nil
}

// lockDir keeps a second server out of a folder, which the broker does not do by
// itself: two would write into the same files. The kernel lets go of it when this
// process ends, however it ends.
func lockDir(dir string) (*os.File, error) {
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		return nil, fmt.Errorf("%s is in use by another broker; stop that, or choose another data directory", dir)
	}
	return f, nil
}

// URL is where clients of other processes connect, with the token in it. It is
// "" for a server without Listen.
func (s *Server) URL() string {
	if s.Addr() == "" {
		return ""
	}
	u := url.URL{Scheme: "nats", User: url.User(s.token), Host: s.Addr()}
	return u.String()
}

// Addr is the address that the server listens on, "" without Listen.
func (s *Server) Addr() string {
	if s.ns.Addr() == nil {
		return ""
	}
	return s.ns.Addr().String()
}

// Connect opens a connection inside the process, without a socket.
func (s *Server) Connect() (*Bus, error) {
	opts := []nats.Option{nats.InProcessServer(s.ns), nats.Name("assize")}
	if s.token != "" {
		opts = append(opts, nats.Token(s.token))
	}
	return connect("", opts...)
}

// Close stops the server once its streams are on disk.
func (s *Server) Close() {
	s.ns.Shutdown()
	s.ns.WaitForShutdown()
	s.lock.Close()
}
