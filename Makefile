# assize: make alone lists what there is.

GO      ?= go
BIN     := bin/assize
VERSION := $(shell git describe --always --dirty 2>/dev/null || echo unknown)
SOURCES := $(shell git ls-files -co --exclude-standard -- '*.go' '*.sql' '*.toml' '*.yaml' go.mod go.sum web/dist 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help setup build web run test test-long check race bench bench-latency bench-submissions bench-runs screenshots clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

setup: ## install what is missing (Debian 12, as root), build, install the toolchains; safe to run twice
	@deploy/setup

build: $(BIN)

$(BIN): $(SOURCES)
	@mkdir -p bin
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-X main.version=$(VERSION)' -o $(BIN) ./cmd/assize

run: setup ## install what is missing and start everything, with the sample bank and a demo contest
	@$(BIN) up --demo

test: setup ## install what is missing and run the tests (at most 15 minutes on 2 cores)
	$(GO) test -race -timeout 14m ./...

test-long: setup ## the tests, then the long suites: faults under load, fuzzing
	$(GO) test -race -timeout 14m ./...
	$(GO) test -timeout 60m -tags long ./...

race: setup ## the tests, twice, under the race detector
	$(GO) test -race -count 2 -timeout 30m ./...

check: ## format, vet, staticcheck, tidy; fails if any of it would change the tree
	@test -z "$$(gofmt -l $$(git ls-files '*.go' | grep -v /submissions/))" || { gofmt -l $$(git ls-files '*.go' | grep -v /submissions/); echo 'check: gofmt these files'; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) mod tidy -diff
	@git diff --exit-code --stat || { echo 'check: the tree has uncommitted changes'; exit 1; }

clean: ## remove what was built here (not the data directory)
	rm -rf bin web/dist/assets web/dist/index.html web/node_modules
