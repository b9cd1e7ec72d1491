# assize: make alone lists what there is.

.SUFFIXES: # what ends in .out is not made of the rest of its name
%.out: %
GO      ?= go
BIN     := bin/assize
VERSION := $(shell git describe --always --dirty 2>/dev/null || echo unknown)
SOURCES := $(shell git ls-files -co --exclude-standard -- '*.go' '*.sql' '*.toml' '*.yaml' toolchains go.mod go.sum 2>/dev/null; find web/dist -type f 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help setup setup-run setup-tests build run test test-long test-compiler-long test-faults verify-bank verify-foreign test-bank test-pages test-arch test-repeats fuzz check race clean \
	bench bench-latency bench-submissions bench-runs bench-fuel bench-engine bench-compile bench-start bench-board bench-contest bench-pages bench-bank bench-import bench-rejudge bench-hidden screenshots

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

setup: ## install what is missing (Debian 12, as root), build, install the toolchains; safe to run twice
	@deploy/setup

setup-run:
	@deploy/setup run

setup-tests:
	@deploy/setup tests

build: $(BIN)

$(BIN): $(SOURCES)
	@mkdir -p bin
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-X main.version=$(VERSION)' -o $(BIN) ./cmd/assize

# What make found here when it began may have been built anew since, by setup, under
# other names.
web/dist/%: ;

run: setup-run ## install what is missing and start everything, with the sample bank and a demo contest
	@$(BIN) up --demo $(ARGS)

# The race detector leaves out the three parts of wazero that generate code and the
# one that interprets it: it makes them ten times slower, half of the tests compile
# modules, and those of the metering interpret what they compare with. Without
# inlining nothing that others share, sync.Map above all, is compiled along with
# them and loses its instrumentation.
ENGINE := github.com/tetratelabs/wazero/internal/engine
BARE   := $(addprefix $(ENGINE)/,wazevo/ssa wazevo/frontend wazevo/backend/... interpreter)
RACE   := -race $(foreach package,$(BARE),-gcflags='$(package)=-race=false -l')

# Where the pages cannot be tested, the tests say so and fail; ASSIZE_WEB_TESTS=skip lets them pass.
export ASSIZE_WEB_TESTS ?= required

# What takes longest begins first, so that no processor is idle at the end.
LONGEST := ./compiler ./cmd/assize ./gateway ./web ./runner ./runner/fuel ./problems ./bench/interpreter ./runner/sandbox ./leaderboard ./runner/outcomes

# One package more than there are processors: each waits now and then, for limits
# and for servers.
PACKAGES = $(shell expr $$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN) + 1)

test: setup-tests ## install what is missing and run the tests (about a quarter of an hour on 2 cores)
	$(GO) test $(RACE) -p $(PACKAGES) -timeout 14m $(LONGEST) ./...

test-long: test test-compiler-long test-faults verify-bank test-bank test-pages test-arch test-repeats fuzz ## the tests, the long ones of compiling and of faults, the whole bank, the pages of the web app, two architectures, repeats, then ten minutes of fuzzing

test-compiler-long: setup-tests
	$(GO) test $(RACE) -tags long -timeout 20m ./compiler

test-faults: setup-tests ## 200 submissions while each part of a site is killed, with its services together and apart
	$(GO) test -tags long -timeout 20m -v -run NothingIsLost ./cmd/assize

verify-bank: setup-tests $(BIN) ## every package of the bank as a setter verifies it: validators, answers, margins, warnings
	$(BIN) problem verify --strict problems/bank/*

verify-foreign: setup-tests $(BIN) ## packages that others have published, fetched as they are and verified with their authors' verdicts
	problems/testdata/foreign/verify $(BIN)

test-bank: setup-tests ## every example submission of the bank through a running site, and every generator
	$(GO) test $(RACE) -tags long -timeout 30m -run "EndToEnd|Generators" ./problems

test-pages: setup-tests ## the pages of the web app in a real browser, with axe and size budgets
	$(GO) test -tags long -timeout 25m -v ./web

screenshots: setup-tests ## every main page, light and dark, desktop and phone, into screenshots/
	ASSIZE_SCREENSHOTS=$(CURDIR)/screenshots $(GO) test -timeout 45m -v -run Screenshots ./web

test-arch: setup-tests ## the bank, the programs of the benchmarks and deep recursion on amd64 and arm64 (under qemu): equal fuel, memory and output (36 minutes of processor time, so about 20 on 2 cores)
	$(GO) test -tags long -timeout 120m -v -count 1 -run Architectures ./bench

test-repeats: setup-tests ## 10,000 runs, and 1,000 of each way to talk, with every core busy: one figure each
	$(GO) test -tags long -timeout 30m -v -run Repeats ./runner

# The engine only runs what is compared. To watch which of its own ways each input
# takes makes it several times slower and lets inputs seem new that are not.
COMPARED := github.com/tetratelabs/wazero/...=-d=libfuzzer=0

fuzz: ## fuzz the metering, the host of programs and the parsers of hostile input (ten minutes)
	GO='$(GO)' internal/testkit/fuzz ./runner/fuel FuzzInstrument 4m -gcflags='$(COMPARED)'
	GO='$(GO)' internal/testkit/fuzz ./runner/fuel FuzzInstrumentBytes 1m
	GO='$(GO)' internal/testkit/fuzz ./runner/sandbox/wasi FuzzHost 1m
	GO='$(GO)' internal/testkit/fuzz ./runner/validator FuzzValidate 1m
	GO='$(GO)' internal/testkit/fuzz ./toolchains/ehlower FuzzLower 1m
	GO='$(GO)' internal/testkit/fuzz ./problems/latex FuzzHTML 30s
	GO='$(GO)' internal/testkit/fuzz ./problems FuzzLoadZip 30s
	GO='$(GO)' internal/testkit/fuzz ./problems FuzzMetadata 30s
	GO='$(GO)' internal/testkit/fuzz ./compiler FuzzCheckImports 30s
	GO='$(GO)' internal/testkit/fuzz ./judge FuzzCheckFileNames 30s

race: setup-tests ## the tests, twice, under the race detector
	$(GO) test $(RACE) -count 2 -timeout 30m ./...

check: ## format, vet, staticcheck, tidy; fails if any of it would change the tree
	@test -z "$$(gofmt -l $$(git ls-files '*.go' | grep -v /submissions/))" || { gofmt -l $$(git ls-files '*.go' | grep -v /submissions/); echo 'check: gofmt these files'; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) mod tidy -diff
	@git diff --exit-code --stat || { echo 'check: the tree has uncommitted changes'; exit 1; }

bench: bench-latency bench-submissions bench-runs bench-fuel bench-engine bench-compile bench-start bench-board bench-bank bench-import bench-rejudge ## every benchmark (quiet machine, about half an hour)

bench-pages: setup-tests ## how soon the bank and the solve page can be used on a CPU four times slower
	$(GO) test ./web -run XXX -bench Pages -benchtime 1x

bench-latency: setup ## submit to verdict for A+B in C++ and in Go, never from a cache, beside the bare compiler
	$(GO) test ./bench -run XXX -bench Latency -benchtime 20x

bench-submissions: setup ## submissions acknowledged a second, beside bare inserts
	$(GO) test ./bench -run XXX -bench Acknowledged -benchtime 2000x

bench-runs: setup ## small test cases a second, beside fork and exec of a native program
	$(GO) test ./runner -run XXX -bench "TestCase|Throughput|Types"
	$(GO) test ./runner/sandbox -run XXX -bench Load -benchtime 60x

bench-fuel: setup ## metered against plain programs
	$(GO) test ./runner/fuel -run XXX -bench .

bench-engine: setup ## 26 programs and 2 interpreters: native, plain, metered, and the engine's own way of stopping them (11 minutes with ARGS='-rounds 3 -stoppable=false')
	$(GO) run ./bench/engine $(ARGS)
	$(GO) test ./bench/interpreter -run XXX -bench Metering -benchtime 5x

bench-compile: setup ## each language, bare, in the container cold and warm, from the cache
	$(GO) test ./compiler -run XXX -bench . -benchtime 5x

bench-start: setup ## how fast interpreters start, and what the same programs cost in each language
	$(GO) test ./bench/interpreter -run XXX -bench Start -benchtime 100x
	$(GO) test ./bench/interpreter -run XXX -bench Languages -benchtime 3x -timeout 20m

bench-board: setup ## the scoreboard of 10 000 and of 1 000 000 participants beside bare Redis
	$(GO) test -tags long ./leaderboard -run XXX -bench . -timeout 30m

bench-contest: setup ## a whole contest of 2000 people, played against every service (more than 20 minutes on 2 cores; ARGS='-contestants 200 -length 1m' for less)
	$(GO) test ./bench/contest -run XXX -bench . -benchtime 1x -timeout 60m -args $(ARGS)

bench-bank: setup ## pages of a bank of 5000 problems, beside bare queries (2 minutes)
	$(GO) test ./bench -run XXX -bench Bank -benchtime 300x -v

bench-import: setup ## packages of 100 MB brought in: time, and the gateway's peak of memory, beside hashing them
	$(GO) test ./bench -run XXX -bench Import -benchtime 5x

bench-rejudge: setup ## 1000 submissions judged again after one test case of twenty has changed, beside running everything (3 minutes)
	$(GO) test ./bench -run XXX -bench Rejudge -benchtime 1x -timeout 20m

bench-hidden: setup ## whether a hidden problem can be told from an absent one by the time of the answer
	$(GO) test ./gateway -run XXX -bench Hidden -benchtime 1x

clean: ## remove what was built here (not the data directory)
	rm -rf bin web/dist/assets web/dist/index.html web/node_modules
