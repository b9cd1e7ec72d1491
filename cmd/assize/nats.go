package main

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"

	"assize/bus"
)

// runNATS serves the message broker to services in other processes.
func runNATS(ctx context.Context, env *env, args []string) error {
	var s settings
	if _, err := parse(env, "nats", args, func(f *flag.FlagSet) {
		s.dataFlag(env, f)
		f.StringVar(&s.listen, "listen", "127.0.0.1:4222", "address to listen on")
	}); err != nil {
		return err
	}
	token := env.getenv("ASSIZE_SITE_TOKEN")
	if err := need("the secret that the services of the site share (ASSIZE_SITE_TOKEN)", token); err != nil {
		return err
	}
	data, err := openData(s.data)
	if err != nil {
		return err
	}
	server, err := bus.StartServer(bus.ServerConfig{Dir: filepath.Join(data, "nats"), Listen: s.listen, Token: token})
	if err != nil {
		return err
	}
	defer server.Close()
	fmt.Fprintf(env.stdout, "NATS listens on %s\n", server.Addr())
	<-ctx.Done()
	return nil
}
