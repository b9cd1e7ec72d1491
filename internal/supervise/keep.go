package supervise

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// Server is a supervised server.
type Server interface {
	Done() <-chan struct{}
	Close() error
}

// Kept is a server that is started again whenever it ends by itself.
type Kept struct {
	cancel context.CancelFunc
	wg     sync.WaitGroup
	err    error // of the last Close, valid after wg
}

// restartPause keeps a server that cannot start from spinning.
const restartPause = 200 * time.Millisecond

// Keep starts the server and then keeps it running until Close. The error is
// that of the first start.
func Keep[S Server](ctx context.Context, log *slog.Logger, name string, start func(context.Context) (S, error)) (*Kept, S, error) {
	first, err := start(ctx)
	if err != nil {
		return nil, first, err
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	k := &Kept{cancel: cancel}
	k.wg.Go(func() {
		for server := first; ; {
			select {
			case <-ctx.Done():
				k.err = server.Close()
				return
			case <-server.Done():
			}
			log.Error("server ended by itself, starting it again", "server", name)
			for {
				select {
				case <-ctx.Done():
					return
				case <-time.After(restartPause):
				}
				if server, err = start(ctx); err == nil {
					break
				}
				log.Error("server did not start", "server", name, "error", err)
			}
			log.Info("server is back", "server", name)
		}
	})
	return k, first, nil
}

// Close stops the server and waits until it has ended.
func (k *Kept) Close() error {
	k.cancel()
	k.wg.Wait()
	return k.err
}
