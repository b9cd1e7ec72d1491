package runner

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"

	"golang.org/x/sys/unix"

	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/sandbox"
)

// WorkerCommand is the argument that makes of the program a worker. Whoever
// starts a Pool calls WorkerMain in its main function where os.Args[1] is this.
const WorkerCommand = "worker"

// WorkerMain is the main function of a worker process: it runs programs for its
// parent, one at a time, until the parent goes away. It returns the exit status
// of the process.
func WorkerMain() int {
	// One processor: what runs next to a program would only disturb it.
	processors := runtime.GOMAXPROCS(1)
	w := &worker{
		threads: min(processors, maxCompileThreads),
		packet:  make([]byte, maxPacket),
		oob:     make([]byte, unix.CmsgSpace(4*maxFiles)),
		reply:   make([]byte, 0, maxPacket),
	}
	w.stdout.kind, w.stderr.kind = kindStdout, kindStderr
	if err := w.serve(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "worker:", err)
		return 1
	}
	return 0
}

// worker is the child's side.
type worker struct {
	engine  *sandbox.Engine
	heap    *sandbox.Heap
	loaded  [roles]loaded
	printed []byte // empty: where the next output for a validator is gathered
	// compiler says that this process makes code and runs none. It has no heap.
	compiler bool
	threads  int    // of a process that makes code
	dir      string // where that leaves it
	packet   []byte
	oob      []byte
	reply    []byte
	stdout   pieces
	stderr   pieces
}

// maxCompileThreads bounds the threads that make the code of one module. The engine
// needs up to 300 MB for a function that asks for all it may (fuel.MaxFuncWork).
const maxCompileThreads = 2

// maxFiles is how many files may come with a request.
const maxFiles = 8

// serve answers requests until the parent closes the socket.
func (w *worker) serve(ctx context.Context) error {
	for {
		packet, files, err := w.receive()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		spent, err := w.handle(ctx, packet, files)
		if err != nil {
			return err
		}
		for _, file := range files {
			if err := unix.Close(file); err != nil {
				return fmt.Errorf("close what the parent sent: %w", err)
			}
		}
		if err := send(w.reply); err != nil {
			return err
		}
		// The parent is busy with the answer now.
		if w.heap != nil {
			w.heap.Sweep(spent)
		}
	}
}

// receive waits for the next request and the files that came with it. io.EOF
// means that the parent is gone.
func (w *worker) receive() (packet []byte, files []int, err error) {
	n, oobn, flags, err := retry(func() (int, int, int, error) {
		n, oobn, flags, _, err := unix.Recvmsg(controlFD, w.packet, w.oob, unix.MSG_CMSG_CLOEXEC)
		return n, oobn, flags, err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("receive a request: %w", err)
	}
	if n == 0 {
		return nil, nil, io.EOF
	}
	if flags&(unix.MSG_TRUNC|unix.MSG_CTRUNC) != 0 {
		return nil, nil, errors.New("receive a request: the packet was cut")
	}
	if oobn > 0 {
		messages, err := unix.ParseSocketControlMessage(w.oob[:oobn])
		if err != nil {
			return nil, nil, fmt.Errorf("receive files: %w", err)
		}
		if files, err = unix.ParseUnixRights(&messages[0]); err != nil {
			return nil, nil, fmt.Errorf("receive files: %w", err)
		}
	}
	return w.packet[:n], files, nil
}

// retry calls f again as long as signals interrupt it.
func retry(f func() (int, int, int, error)) (a, b, c int, err error) {
	for {
		if a, b, c, err = f(); !errors.Is(err, unix.EINTR) {
			return a, b, c, err
		}
	}
}

// send sends the parts as one packet.
func send(parts ...[]byte) error {
	_, _, _, err := retry(func() (n, _, _ int, err error) {
		n, err = unix.SendmsgBuffers(controlFD, parts, nil, nil, unix.MSG_NOSIGNAL)
		return n, 0, 0, err
	})
	if err != nil {
		return fmt.Errorf("answer the parent: %w", err)
	}
	return nil
}

// handle does what a request asks for and puts the answer into w.reply. An error
// ends the process.
func (w *worker) handle(ctx context.Context, packet []byte, files []int) (spent judge.Fuel, err error) {
	if packet[0] == kindRun {
		d, err := w.run(packet, files)
		if err != nil {
			d = done{Error: err.Error()}
		}
		w.reply = d.append(w.reply[:0])
		return d.Outcome.Fuel, nil
	}
	if packet[0] == kindValidate {
		v, err := w.validate(packet, files)
		if err != nil {
			v = validated{Error: shorten(err.Error())}
		}
		w.reply, err = encode(kindValidated, v)
		return v.Program.Fuel + v.Validator.Fuel, err
	}
	a, err := w.prepare(ctx, packet, files)
	var rejection *fuel.Rejection
	switch {
	case errors.Is(err, sandbox.ErrNoCode) && !w.compiler:
		a.Missing = true
	case errors.As(err, &rejection):
		a.Rejection = shorten(rejection.Reason)
	case err != nil:
		a.Error = shorten(err.Error())
	}
	w.reply, err = encode(kindAnswer, a)
	if err != nil {
		return 0, fmt.Errorf("encode the answer: %w", err)
	}
	return 0, nil
}

// prepare starts the engine or loads a module.
func (w *worker) prepare(ctx context.Context, packet []byte, files []int) (answer, error) {
	switch kind := packet[0]; {
	case kind == kindStart && w.engine == nil:
		var req startRequest
		if err := decode(packet, &req); err != nil {
			return answer{}, err
		}
		return w.start(ctx, req)
	case kind == kindLoad && w.engine != nil && len(files) > 0:
		var req loadRequest
		if err := decode(packet, &req); err != nil {
			return answer{}, err
		}
		if w.compiler {
			a, err := w.make(ctx, req, files)
			debug.FreeOSMemory()
			return a, err
		}
		return w.load(ctx, req, files)
	}
	return answer{}, fmt.Errorf("request %q with %d files out of order", packet[0], len(files))
}

func (w *worker) start(ctx context.Context, req startRequest) (answer, error) {
	if req.Compiler {
		runtime.GOMAXPROCS(w.threads)
		req.Config.CompileThreads, w.dir = w.threads, req.Config.CacheDir
	}
	engine, err := sandbox.NewEngine(ctx, req.Config)
	if err != nil {
		return answer{}, err
	}
	confinement := sandbox.Confinement{ReadDir: req.Config.CacheDir, OwnUser: req.OwnUser}
	if req.Compiler {
		confinement.ReadDir, confinement.WriteDir = "", req.Config.CacheDir
	}
	inForce, err := sandbox.Confine(confinement)
	if err != nil {
		return answer{}, err
	}
	if w.engine, w.compiler = engine, req.Compiler; !w.compiler {
		w.heap = sandbox.NewHeap()
	}
	return answer{Engine: engine.Name(), InForce: inForce}, nil
}

// make leaves the code of a module in the compiler's folder, and its outline unless it
// counts for a profile.
func (w *worker) make(ctx context.Context, req loadRequest, files []int) (answer, error) {
	module, unmap, err := mapFile(files[0])
	if err != nil {
		return answer{}, fmt.Errorf("map the module: %w", err)
	}
	defer unmap()
	if req.Profile {
		_, err := w.engine.LoadProfiled(ctx, req.Digest, req.Files, module)
		return answer{}, errors.Join(err, w.engine.Unload(ctx))
	}
	if req.Runtime {
		r, err := judge.DecodeRuntime(module)
		if err != nil {
			return answer{}, err
		}
		module = r.Code
	}
	made, outline, err := w.engine.Make(ctx, module, req.Runtime)
	if err == nil {
		err = os.WriteFile(filepath.Join(w.dir, outlineFile), outline, 0o600)
	}
	if err != nil && req.Runtime {
		err = fmt.Errorf("%v", err) // not a fuel.Rejection: nobody sent this
	}
	return answer{Made: &made}, err
}

// loaded is a program in one role; both are nil where there is none.
type loaded struct {
	program *sandbox.Program
	unmap   func() // of its bundle; nil where it has none
}

// load makes a program the one of its role.
func (w *worker) load(ctx context.Context, req loadRequest, files []int) (answer, error) {
	if req.As < asProgram || req.As >= roles {
		return answer{}, fmt.Errorf("there is no role %d", req.As)
	}
	for r := range w.loaded {
		if role(r) != req.As && req.As != asProgram {
			continue
		}
		if unmap := w.loaded[r].unmap; unmap != nil {
			unmap()
		}
		w.loaded[r] = loaded{}
	}
	load := w.loadModule
	if req.Runtime {
		load = w.loadBundle
	}
	p, unmap, err := load(ctx, req, files)
	if err != nil {
		return answer{}, err
	}
	w.loaded[req.As] = loaded{p, unmap}
	if req.As != asProgram {
		w.loaded[req.As].program, err = w.engine.Beside(p, files[0])
	}
	return answer{Table: p.Table()}, err
}

func (w *worker) loadModule(ctx context.Context, req loadRequest, files []int) (*sandbox.Program, func(), error) {
	p := w.engine.Lookup(req.Digest)
	if req.Profile {
		p = w.engine.LookupProfiled(req.Digest, req.Files)
	}
	if p != nil {
		return p, nil, nil
	}
	defer w.heap.Compiling()()
	if req.Made != nil {
		outline, err := readOutline(files)
		if err == nil {
			p, err = w.engine.LoadMade(ctx, req.Digest, *req.Made, outline)
		}
		return p, nil, err
	}
	module, unmap, err := mapFile(files[0])
	if err != nil {
		return nil, nil, fmt.Errorf("map the module: %w", err)
	}
	defer unmap()
	if req.Profile {
		p, err = w.engine.LoadProfiled(ctx, req.Digest, req.Files, module)
	} else {
		p, err = w.engine.Load(ctx, req.Digest, module)
	}
	return p, nil, err
}

// readOutline reads the last file of a request.
func readOutline(files []int) ([]byte, error) {
	mapped, unmap, err := mapFile(files[len(files)-1])
	if err != nil {
		return nil, fmt.Errorf("map the outline: %w", err)
	}
	defer unmap()
	return bytes.Clone(mapped), nil
}

// loadBundle makes a program of an interpreter and a bundle, whose files stay
// mapped until unmap is called.
func (w *worker) loadBundle(ctx context.Context, req loadRequest, files []int) (_ *sandbox.Program, unmap func(), _ error) {
	want := 2
	if req.Made != nil {
		want++
	}
	if len(files) != want {
		return nil, nil, fmt.Errorf("%d files came with a bundle and its runtime, want %d", len(files), want)
	}
	runtime, err := w.runtime(ctx, req, files)
	if err != nil {
		return nil, nil, err
	}
	b, unmap, err := mapFile(files[1])
	if err != nil {
		return nil, nil, fmt.Errorf("map the bundle: %w", err)
	}
	var p *sandbox.Program
	bundle, err := judge.DecodeBundle(b)
	if err == nil {
		p, err = runtime.With(bundle)
	}
	if err != nil {
		unmap()
		return nil, nil, err
	}
	return p, unmap, nil
}

// runtime loads the interpreter of a bundle.
func (w *worker) runtime(ctx context.Context, req loadRequest, files []int) (*sandbox.Program, error) {
	if p := w.engine.LookupRuntime(req.Digest); p != nil {
		return p, nil
	}
	defer w.heap.Compiling()()
	if req.Made == nil {
		return w.engine.LoadRuntime(ctx, req.Digest, files[0])
	}
	outline, err := readOutline(files)
	if err != nil {
		return nil, err
	}
	return w.engine.LoadRuntimeMade(ctx, req.Digest, files[0], *req.Made, outline)
}

func (w *worker) run(packet []byte, files []int) (done, error) {
	req, err := parseRun(packet)
	if err != nil {
		return done{}, err
	}
	if w.loaded[asProgram].program == nil || req.InFile != (len(files) > 0) {
		return done{}, errors.New("run out of order")
	}
	input := req.Input
	if req.InFile {
		mapped, unmap, err := mapFile(files[0])
		if err != nil {
			return done{}, fmt.Errorf("map the input: %w", err)
		}
		defer unmap()
		input = mapped
	}
	w.stdout.held, w.stderr.held = w.stdout.held[:0], w.stderr.held[:0]
	to := sandbox.Files{Stdin: input, Stdout: &w.stdout, Args: req.Args}
	if req.Stderr {
		to.Stderr = &w.stderr
	}
	outcome := w.engine.Run(w.loaded[asProgram].program, req.Limits, to)
	if err := w.engine.Broken(); err != nil {
		return done{}, err // the parent ends this process
	}
	if err := w.stderr.flush(); err != nil {
		return done{}, err
	}
	if spent := w.loaded[asProgram].program.Profile(); spent != nil {
		if err := sendProfile(spent); err != nil {
			return done{}, err
		}
	}
	return done{Outcome: outcome, Last: w.stdout.held}, nil
}

func sendProfile(spent []judge.Fuel) error {
	p := pieces{kind: kindProfile}
	var b []byte
	for _, n := range spent {
		b = binary.LittleEndian.AppendUint64(b, uint64(n))
	}
	if _, err := p.Write(b); err != nil {
		return err
	}
	return p.flush()
}

// pieces passes a stream on in packets. The last piece is held back: for most
// programs it is the only one and goes with the outcome.
type pieces struct {
	kind byte
	held []byte
}

// Write implements io.Writer.
func (p *pieces) Write(b []byte) (n int, err error) {
	for len(b) > 0 {
		if err := p.flush(); err != nil {
			return n, err
		}
		piece := b[:min(len(b), pieceBytes)]
		p.held = append(p.held, piece...)
		b = b[len(piece):]
		n += len(piece)
	}
	return n, nil
}

func (p *pieces) flush() error {
	if len(p.held) == 0 {
		return nil
	}
	err := send([]byte{p.kind}, p.held)
	p.held = p.held[:0]
	return err
}

// mapFile maps a whole file for reading.
func mapFile(file int) (b []byte, unmap func(), err error) {
	var st unix.Stat_t
	if err := unix.Fstat(file, &st); err != nil {
		return nil, nil, err
	}
	if st.Size == 0 {
		return nil, func() {}, nil
	}
	b, err = unix.Mmap(file, 0, int(st.Size), unix.PROT_READ, unix.MAP_PRIVATE)
	if err != nil {
		return nil, nil, err
	}
	return b, func() { _ = unix.Munmap(b) }, nil // fails only for bytes that were never mapped
}
