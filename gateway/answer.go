package gateway

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
)

// answer is what a handler says. The zero status is 200; a nil body is none.
type answer struct {
	status      int
	body        any    // written as JSON, unless raw is given
	raw         []byte // the body itself
	contentType string // of raw; "" is JSON
	etag        string // strong, without quotes; "" and hashed: made from the body
	hashed      bool
	location    string
	retryAfter  time.Duration
	cookie      *fiber.Cookie
	file        *answerFile // the body, where it may be large
	download    *download   // the body, where it is made while it is sent
}

// answerFile is a body of bytes that never change under their address.
type answerFile struct {
	*os.File
	size int64
	// name makes it a download; "" shows it in place.
	name string
	// policy is the Content-Security-Policy in the place of the usual one.
	policy string
}

func (f *answerFile) write(c *fiber.Ctx, contentType, etag string, patience time.Duration) error {
	c.Set(fiber.HeaderContentType, contentType)
	if f.policy != "" {
		c.Set(fiber.HeaderContentSecurityPolicy, f.policy)
	}
	if f.name != "" {
		c.Set(fiber.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": f.name}))
	}
	c.Set(fiber.HeaderETag, `"`+etag+`"`)
	if matches(c.Get(fiber.HeaderIfNoneMatch), etag) {
		if err := f.Close(); err != nil {
			return err
		}
		return c.SendStatus(http.StatusNotModified)
	}
	return c.SendStream(patientBody(c, f.File, patience), int(f.size)) // closes it
}

// download is a file that is made while it is sent. What fails in the middle cuts
// the connection, so that nobody takes half of it for the whole.
type download struct {
	name  string
	write func(ctx context.Context, w io.Writer) error
	log   *slog.Logger
}

func (d *download) send(c *fiber.Ctx, contentType string, patience time.Duration) error {
	c.Set(fiber.HeaderContentType, contentType)
	c.Set(fiber.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": d.name}))
	out, in := io.Pipe()
	// The request is over for the handler when the sending begins.
	ctx, cancel := context.WithTimeout(context.Background(), importTime)
	go func() {
		defer cancel()
		w := bufio.NewWriterSize(in, 32<<10)
		err := d.write(ctx, w)
		if err == nil {
			err = w.Flush()
		}
		if err != nil && !errors.Is(err, io.ErrClosedPipe) { // closed: whoever asked has left
			d.log.Error("gateway: download", "file", d.name, "error", err)
		}
		in.CloseWithError(err)
	}()
	return c.SendStream(patientBody(c, out, patience))
}

// patient is a body that may take any time in all, as long as some of it is taken
// within patience. The server's deadline is for the answer as a whole.
type patient struct {
	io.ReadCloser
	conn     net.Conn
	patience time.Duration
}

// sendBuffer bounds what waits in the kernel for whoever takes a body. The kernel lets
// a writer go on when a third of that has gone: of the megabytes that it takes by
// itself a slow line takes longer for that than patience.
const sendBuffer = 512 << 10

func patientBody(c *fiber.Ctx, body io.ReadCloser, patience time.Duration) *patient {
	conn := c.Context().Conn()
	if bounded, ok := conn.(interface{ SetWriteBuffer(bytes int) error }); ok {
		_ = bounded.SetWriteBuffer(sendBuffer) // without it the line has to be faster
	}
	return &patient{body, conn, patience}
}

// Read gives whoever takes the answer its time for what is read here.
func (p *patient) Read(b []byte) (int, error) {
	n, err := p.ReadCloser.Read(b)
	if err := p.conn.SetWriteDeadline(time.Now().Add(p.patience)); err != nil {
		return 0, fmt.Errorf("send the body: %w", err)
	}
	return n, err
}

func ok(body any) *answer { return &answer{body: body} }

// polled is an answer that clients ask for again and again.
func polled(body any, after time.Duration) *answer {
	return &answer{body: body, hashed: true, retryAfter: after}
}

// write sends the answer; what is a file or made while it is sent may pause for
// patience.
func (a *answer) write(c *fiber.Ctx, patience time.Duration) error {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	c.Set(fiber.HeaderCacheControl, "private, no-cache")
	if a.cookie != nil {
		c.Cookie(a.cookie)
		c.Set(fiber.HeaderCacheControl, "no-store")
	}
	if a.location != "" {
		c.Set(fiber.HeaderLocation, a.location)
	}
	if a.retryAfter > 0 {
		c.Set(fiber.HeaderRetryAfter, seconds(a.retryAfter))
	}
	if a.file != nil {
		return a.file.write(c, a.contentType, a.etag, patience)
	}
	if a.download != nil {
		return a.download.send(c, a.contentType, patience)
	}
	if a.raw == nil && a.body != nil {
		b, err := json.Marshal(a.body)
		if err != nil {
			return fmt.Errorf("answer %T: %w", a.body, err)
		}
		a.raw = b
	}
	if a.raw == nil {
		return c.SendStatus(a.status)
	}
	if a.etag == "" && a.hashed {
		a.etag = hashTag(a.raw)
	}
	if a.etag != "" {
		c.Set(fiber.HeaderETag, `"`+a.etag+`"`)
		if matches(c.Get(fiber.HeaderIfNoneMatch), a.etag) {
			return c.SendStatus(http.StatusNotModified)
		}
	}
	if a.contentType == "" {
		a.contentType = fiber.MIMEApplicationJSON
	}
	c.Set(fiber.HeaderContentType, a.contentType)
	return c.Status(a.status).Send(a.raw)
}

// hashTag names some bytes: 16 of the 32 bytes of a SHA-256.
func hashTag(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16])
}

// matches reports whether an If-None-Match header names the tag.
func matches(header, etag string) bool {
	for candidate := range strings.SplitSeq(header, ",") {
		candidate = strings.TrimPrefix(strings.TrimSpace(candidate), "W/")
		if candidate == "*" || candidate == `"`+etag+`"` {
			return true
		}
	}
	return false
}
