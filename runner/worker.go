package runner

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"golang.org/x/sys/unix"

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
	runtime.GOMAXPROCS(1)
	w := &worker{
		stdout: os.NewFile(stdoutFD, "stdout of the program"),
		stderr: os.NewFile(stderrFD, "stderr of the program"),
		packet: make([]byte, maxPacket),
		oob:    make([]byte, unix.CmsgSpace(4)),
	}
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
	program *sandbox.Program
	stdout  *os.File
	stderr  *os.File
	packet  []byte
	oob     []byte
	input   []byte // reused for small inputs
}

// serve answers requests until the parent closes the socket.
func (w *worker) serve(ctx context.Context) error {
	for {
		var req request
		file, err := w.receive(&req)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		resp := w.handle(ctx, req, file)
		if file >= 0 {
			if err := unix.Close(file); err != nil {
				return fmt.Errorf("close what the parent sent: %w", err)
			}
		}
		b, err := encode(resp)
		if err != nil {
			return fmt.Errorf("encode the response: %w", err)
		}
		if err := unix.Sendmsg(controlFD, b, nil, nil, unix.MSG_NOSIGNAL); err != nil {
			return fmt.Errorf("answer the parent: %w", err)
		}
		// The parent is busy with the answer now.
		if w.heap != nil {
			w.heap.Sweep()
		}
	}
}

// receive waits for the next request and the file that came with it, -1 where
// there was none. io.EOF means that the parent is gone.
func (w *worker) receive(req *request) (file int, err error) {
	n, oobn, flags, err := retry(func() (int, int, int, error) {
		n, oobn, flags, _, err := unix.Recvmsg(controlFD, w.packet, w.oob, unix.MSG_CMSG_CLOEXEC)
		return n, oobn, flags, err
	})
	if err != nil {
		return -1, fmt.Errorf("receive a request: %w", err)
	}
	if n == 0 {
		return -1, io.EOF
	}
	if flags&(unix.MSG_TRUNC|unix.MSG_CTRUNC) != 0 {
		return -1, errors.New("receive a request: the packet was cut")
	}
	file = -1
	if oobn > 0 {
		messages, err := unix.ParseSocketControlMessage(w.oob[:oobn])
		if err != nil {
			return -1, fmt.Errorf("receive a file: %w", err)
		}
		fds, err := unix.ParseUnixRights(&messages[0])
		if err != nil {
			return -1, fmt.Errorf("receive a file: %w", err)
		}
		file = fds[0]
	}
	if err := json.Unmarshal(w.packet[:n], req); err != nil {
		return file, fmt.Errorf("decode the request: %w", err)
	}
	return file, nil
}

// retry calls f again as long as signals interrupt it.
func retry(f func() (int, int, int, error)) (a, b, c int, err error) {
	for {
		if a, b, c, err = f(); !errors.Is(err, unix.EINTR) {
			return a, b, c, err
		}
	}
}

func (w *worker) handle(ctx context.Context, req request, file int) (resp response) {
	var err error
	switch {
	case req.Start != nil && w.engine == nil:
		resp, err = w.start(ctx, *req.Start)
	case req.Load != nil && w.engine != nil:
		resp, err = w.load(ctx, *req.Load, file)
	case req.Run != nil && w.program != nil:
		resp, err = w.run(*req.Run, file)
	default:
		err = errors.New("request out of order")
	}
	var rejection *fuel.Rejection
	switch {
	case errors.As(err, &rejection):
		// The reason may quote the module, which may be long.
		resp.Rejection = rejection.Reason[:min(len(rejection.Reason), 2000)]
	case err != nil:
		resp.Error = err.Error()
	}
	return resp
}

func (w *worker) start(ctx context.Context, req startRequest) (response, error) {
	engine, err := sandbox.NewEngine(ctx, req.Config)
	if err != nil {
		return response{}, err
	}
	inForce, err := sandbox.Confine(sandbox.Confinement{CacheDir: req.Config.CacheDir, OwnUser: req.OwnUser})
	if err != nil {
		return response{}, err
	}
	w.engine, w.heap = engine, sandbox.NewHeap()
	return response{Engine: engine.Name(), InForce: inForce}, nil
}

func (w *worker) load(ctx context.Context, req loadRequest, file int) (response, error) {
	w.program = w.engine.Lookup(req.Digest)
	if w.program == nil {
		module, unmap, err := mapFile(file)
		if err != nil {
			return response{}, fmt.Errorf("map the module: %w", err)
		}
		defer unmap()
		defer w.heap.Compiling()()
		if w.program, err = w.engine.Load(ctx, req.Digest, module); err != nil {
			return response{}, err
		}
	}
	return response{Table: w.program.Table()}, nil
}

// smallInput is the size up to which copying is cheaper than mapping.
const smallInput = 64 << 10

func (w *worker) run(req runRequest, file int) (response, error) {
	input, done, err := w.open(file)
	if err != nil {
		return response{}, fmt.Errorf("open the input: %w", err)
	}
	defer done()
	outcome := w.engine.Run(w.program, req.Limits, sandbox.Files{
		Stdin: input, Stdout: &fromStart{file: w.stdout}, Stderr: &fromStart{file: w.stderr},
	})
	return response{Outcome: &outcome}, nil
}

// open returns the bytes of the input, which hold until done is called.
func (w *worker) open(file int) (input []byte, done func(), err error) {
	if w.input == nil {
		w.input = make([]byte, smallInput+1)
	}
	n := 0
	for n < len(w.input) {
		m, err := unix.Pread(file, w.input[n:], int64(n))
		if err != nil {
			return nil, nil, err
		}
		if m == 0 {
			return w.input[:n], func() {}, nil
		}
		n += m
	}
	return mapFile(file)
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

// fromStart writes to a file from its beginning.
type fromStart struct {
	file *os.File
	at   int64
}

func (f *fromStart) Write(b []byte) (int, error) {
	n, err := f.file.WriteAt(b, f.at)
	f.at += int64(n)
	return n, err
}
