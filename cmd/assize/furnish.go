package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"assize/gateway"
	"assize/problems"
)

// adminTokenFile holds an API token of the administrator, for the owner of the
// data directory alone.
const adminTokenFile = "admin-token"

// adminPasswordFile holds what the administrator logs in with at first, until
// another password is chosen.
const adminPasswordFile = "admin-password"

// adminLogin is whose token and password these are.
const adminLogin = "admin"

// furnish sees to what a site has from its first start on: an administrator
// and, where it was asked for, the sample question bank. It says where the site
// is.
func furnish(ctx context.Context, env *env, s *settings, st *site, service *gateway.Service) error {
	token, err := adminToken(ctx, st, service)
	if err != nil {
		return err
	}
	first, err := adminPassword(st.data, func(password string) (bool, error) {
		return service.EnsurePassword(ctx, adminLogin, password)
	})
	if err != nil {
		return err
	}
	if s.bank || s.demo {
		if err := loadBank(ctx, env, service); err != nil {
			return err
		}
	}
	fmt.Fprintf(env.stdout, "assize is at http://%s\n", s.listen)
	if first {
		fmt.Fprintf(env.stdout, "log in as %q with the password in %s\n", adminLogin, filepath.Join(st.data, adminPasswordFile))
	}
	fmt.Fprintf(env.stdout, "the administrator's API token is in %s\n", filepath.Join(st.data, adminTokenFile))
	if s.demo {
		// The rest goes through the front door, once it is open.
		go func() {
			if err := startDemo(ctx, env, s, token); err != nil && ctx.Err() == nil {
				fmt.Fprintf(env.stderr, "demo contest: %v\n", err)
			}
		}()
	}
	return nil
}

// adminToken makes the administrator at the first start, and at every start a
// fresh token that replaces the last one.
func adminToken(ctx context.Context, st *site, service *gateway.Service) (string, error) {
	token, err := service.EnsureAdmin(ctx, adminLogin, "the owner of the data directory")
	if err != nil {
		return "", err
	}
	return token, writeSecret(filepath.Join(st.data, adminTokenFile), token+"\n")
}

// adminPassword reports whether the administrator logs in with what the file of
// the data directory says. It makes both where there is no password yet, the file
// first, and removes a file that no longer tells the truth. ensure gives the
// account a password where it has none, and reports whether it is the account's.
func adminPassword(data string, ensure func(password string) (bool, error)) (first bool, err error) {
	path := filepath.Join(data, adminPasswordFile)
	known, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		known = []byte(strings.ToLower(rand.Text()[:20]) + "\n")
		err = writeSecret(path, string(known))
	}
	if err == nil {
		first, err = ensure(strings.TrimSpace(string(known)))
	}
	if err == nil && !first {
		err = os.Remove(path)
	}
	return first, err
}

// writeSecret puts a file that its owner alone may read in the place of the one
// that is there, whoever may read that.
func writeSecret(path, text string) error {
	fresh := path + ".new"
	if err := os.Remove(fresh); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := os.WriteFile(fresh, []byte(text), 0o600); err != nil {
		return err
	}
	return os.Rename(fresh, path)
}

// loadBank imports the problems that come with the program. Those that are
// there already cost a look each.
func loadBank(ctx context.Context, env *env, service *gateway.Service) error {
	bank, err := problems.LoadAll(problems.Bank())
	if err != nil {
		return fmt.Errorf("sample question bank: %w", err)
	}
	changed := 0
	for _, p := range bank {
		done, err := service.ImportPackage(ctx, p)
		if err != nil {
			return fmt.Errorf("sample question bank: %s: %w", p.Slug, err)
		}
		if done.Changed {
			changed++
		}
	}
	_, err = fmt.Fprintf(env.stdout, "the sample bank has %d problems, %d of them new or changed\n", len(bank), changed)
	return err
}
