package gateway

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"
	"github.com/google/uuid"

	"assize/judge"
)

// Keys of what travels with a request inside fiber.
const (
	requestIDKey = "request id"
	patternKey   = "route pattern"
	bodyReadKey  = "body read to its end"
)

// request is what a handler sees of a request. Its strings are its own.
type request struct {
	ctx       context.Context
	id        string
	client    string // address of whoever asks
	secure    bool   // came over HTTPS
	account   *account
	now       time.Time
	bodyLimit int64
	writes    bool // its method is one that changes something

	c *fiber.Ctx
}

func newRequestID() string {
	var b [9]byte
	_, _ = rand.Read(b[:]) // never fails, see its documentation
	return hex.EncodeToString(b[:])
}

func requestID(c *fiber.Ctx) string {
	if id, ok := c.Locals(requestIDKey).(string); ok {
		return id
	}
	return ""
}

func (s *Service) newRequest(c *fiber.Ctx, rt route, timeout time.Duration) (*request, context.CancelFunc, error) {
	if path := c.Request().URI().Path(); !utf8.Valid(path) || bytes.IndexByte(path, 0) >= 0 {
		return nil, nil, notFound("there is nothing at this address; it is not UTF-8 text")
	}
	ctx, cancel := context.WithTimeout(c.UserContext(), timeout)
	return &request{
		ctx: ctx, c: c, id: requestID(c), now: s.now(), bodyLimit: rt.bodyLimit,
		client: s.clientIP(c), secure: s.isSecure(c), writes: rt.method != http.MethodGet,
	}, cancel, nil
}

func (r *request) isJury() bool {
	return r.account != nil && (r.account.Role == roleJury || r.account.Role == roleAdmin)
}

func (r *request) isAdmin() bool { return r.account != nil && r.account.Role == roleAdmin }

// accountID is "" for a client that is not logged in.
func (r *request) accountID() string {
	if r.account == nil {
		return ""
	}
	return r.account.ID
}

var slugPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// param is a part of the address; what is no text is as good as missing.
func (r *request) param(name string) string { return r.c.Params(name) }

// idParam is a part of the address that must be a UUID.
func (r *request) idParam(noun string) (string, error) {
	id, err := uuid.Parse(r.param("id"))
	if err != nil {
		return "", notFound("there is no %s %q", noun, clip(r.param("id")))
	}
	return id.String(), nil
}

// query is a parameter of the address, "" where it is absent.
func (r *request) query(name string) (string, error) {
	return checkText(name, r.c.Query(name))
}

func checkText(name, value string) (string, error) {
	if !utf8.ValidString(value) || strings.IndexByte(value, 0) >= 0 {
		return "", invalid("%s is not text: it has a NUL or is not UTF-8", name)
	}
	return value, nil
}

// queryList is every value of a repeated parameter.
func (r *request) queryList(name string) ([]string, error) {
	values := []string{}
	for _, b := range r.c.Context().QueryArgs().PeekMulti(name) {
		v, err := checkText(name, string(b))
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return values, nil
}

// number is a whole number between low and high, or fallback where it is absent.
func (r *request) number(name string, fallback, low, high int) (int, error) {
	s, err := r.query(name)
	if err != nil || s == "" {
		return fallback, err
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < low || n > high {
		return 0, invalid("%s is %q; it must be a whole number from %d to %d", name, clip(s), low, high)
	}
	return n, nil
}

// choice is one of the options, or "" where it is absent.
func (r *request) choice(name string, options ...string) (string, error) {
	s, err := r.query(name)
	if err != nil || s == "" {
		return "", err
	}
	return s, oneOf(name, s, options...)
}

func oneOf(name, value string, options ...string) error {
	for _, o := range options {
		if value == o {
			return nil
		}
	}
	return invalid("%s is %q; it must be one of %s", name, clip(value), strings.Join(options, ", "))
}

// page reads page and per_page.
func (r *request) page() (page, perPage int, err error) {
	if page, err = r.number("page", 1, 1, 100_000); err != nil {
		return 0, 0, err
	}
	perPage, err = r.number("per_page", 25, 1, 100)
	return page, perPage, err
}

func (r *request) header(name string) string { return r.c.Get(name) }

func (r *request) mediaType() string {
	t, _, err := mime.ParseMediaType(r.header(fiber.HeaderContentType))
	if err != nil {
		return ""
	}
	return t
}

// body streams the body; it fails with TooLarge behind the route's bound. The server's
// deadline is for the request as a whole.
func (r *request) body() io.Reader { return r.bodyWithin(0) }

// bodyWithin streams a body that may take any time in all, as long as something of it
// comes within patience: otherwise it fails with a *stalledError. 0 leaves the
// server's deadline.
func (r *request) bodyWithin(patience time.Duration) io.Reader {
	stream := r.c.Context().RequestBodyStream()
	if stream == nil {
		stream = bytes.NewReader(r.c.Body())
	}
	return &boundedReader{stream, r.bodyLimit, r, patience}
}

type boundedReader struct {
	r        io.Reader
	left     int64
	req      *request
	patience time.Duration
}

// stalledError says that nothing of a body came for too long.
type stalledError struct {
	patience time.Duration
	cause    error
}

func (e *stalledError) Error() string {
	return fmt.Sprintf("nothing came for %v: %v", e.patience, e.cause)
}

func (b *boundedReader) Read(p []byte) (int, error) {
	began := time.Now()
	if b.patience > 0 {
		if err := b.req.c.Context().Conn().SetReadDeadline(began.Add(b.patience)); err != nil {
			return 0, fmt.Errorf("read the body: %w", err)
		}
	}
	n, err := b.r.Read(p)
	if err != nil && b.patience > 0 && time.Since(began) >= b.patience {
		err = &stalledError{b.patience, err}
	}
	if errors.Is(err, io.EOF) {
		b.req.c.Locals(bodyReadKey, true)
	}
	if b.left -= int64(n); b.left < 0 {
		return 0, b.req.tooLarge()
	}
	return n, err
}

func (r *request) tooLarge() error {
	return judge.E(judge.TooLarge, fmt.Sprintf("the body is larger than %d bytes", r.bodyLimit))
}

// drainBytes of a body that nobody wanted are read and dropped: a client that is
// cut off while it sends does not see the answer.
const drainBytes = 64 << 20

// finishBody reads what is left of the body, or else closes the connection:
// fasthttp would take the rest for the next request.
func finishBody(c *fiber.Ctx) {
	stream := c.Context().RequestBodyStream()
	if stream == nil || c.Locals(bodyReadKey) != nil {
		return
	}
	if _, err := io.CopyN(io.Discard, stream, drainBytes); !errors.Is(err, io.EOF) {
		c.Context().SetConnectionClose()
	}
}

// decode reads a JSON body into v, a pointer to a struct. Unknown fields, wrong
// types and strings with NUL are refused by name.
func (r *request) decode(v any) error {
	if t := r.mediaType(); t != "application/json" {
		return judge.E(judge.Unsupported, fmt.Sprintf("the body must be application/json, not %q", clip(r.header(fiber.HeaderContentType))))
	}
	if int64(r.c.Request().Header.ContentLength()) > r.bodyLimit {
		return r.tooLarge()
	}
	b, err := io.ReadAll(r.body())
	if err != nil {
		if judge.CodeOf(err) == judge.TooLarge {
			return err
		}
		return invalid("the body ends early")
	}
	if !utf8.Valid(b) {
		return invalid("the body is not UTF-8 text; binary files cannot be sent")
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return decodeError(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return invalid("there is something behind the JSON object of the body")
	}
	return findNUL(reflect.ValueOf(v), "")
}

// decodeError says what is wrong with a JSON body in our own words.
func decodeError(err error) error {
	var wrongType *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &wrongType) && wrongType.Field == "":
		return invalid("the body must be a JSON object, not a %s", wrongType.Value)
	case errors.As(err, &wrongType):
		return invalid("%s must be %s, not a JSON %s", wrongType.Field, kindName(wrongType.Type), wrongType.Value)
	case errors.As(err, &syntax):
		return invalid("the body is not JSON: error at byte %d", syntax.Offset)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return invalid("the body is not JSON: it is empty or ends early")
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return invalid("there is no field %s here", clip(name))
	}
	return invalid("the body is not JSON that this address takes")
}

func kindName(t reflect.Type) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.String:
		return "a string"
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64:
		return "a whole number"
	case reflect.Slice:
		return "an array"
	}
	return "an object"
}

// findNUL looks for a string that PostgreSQL could not store.
func findNUL(v reflect.Value, name string) error {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return findNUL(v.Elem(), name)
		}
	case reflect.String:
		if strings.IndexByte(v.String(), 0) >= 0 {
			return invalid("%s has a NUL character; binary files cannot be sent", name)
		}
	case reflect.Slice:
		for i := range v.Len() {
			if err := findNUL(v.Index(i), fmt.Sprintf("%s[%d]", name, i)); err != nil {
				return err
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			switch {
			case field.Anonymous:
				if err := findNUL(v.Field(i), name); err != nil {
					return err
				}
				continue
			case tag == "" || tag == "-":
				continue
			case name != "":
				tag = name + "." + tag
			}
			if err := findNUL(v.Field(i), tag); err != nil {
				return err
			}
		}
	}
	return nil
}

// clip shortens what a client sent before it is repeated in a message.
func clip(s string) string {
	const most = 80
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
