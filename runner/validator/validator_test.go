package validator

import (
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"testing/iotest"

	"assize/judge"
)

func number(f float64) *float64 { return &f }

var (
	plain  = judge.Validator{Kind: judge.ValidateDefault}
	cased  = judge.Validator{Kind: judge.ValidateDefault, CaseSensitive: true}
	spaced = judge.Validator{Kind: judge.ValidateDefault, SpaceChangeSensitive: true}
	near   = judge.Validator{Kind: judge.ValidateDefault, FloatAbsolute: number(1e-6)}
	ratio  = judge.Validator{Kind: judge.ValidateDefault, FloatRelative: number(0.1)}
	both   = judge.Validator{Kind: judge.ValidateDefault, FloatRelative: number(0.1), FloatAbsolute: number(0.5), CaseSensitive: true}
	exact  = judge.Validator{Kind: judge.ValidateDefault, FloatAbsolute: number(0)}
)

func TestValidate(t *testing.T) {
	long := strings.Repeat("x", 300_000)
	digits := strings.Repeat("1", 300)
	for _, c := range []struct {
		name           string
		options        judge.Validator
		answer, output string
		message        string // part of it; "" means accepted
	}{
		{"same", plain, "1 2\n3\n", "1 2\n3\n", ""},
		{"both empty", plain, "", "", ""},
		{"white space only", plain, "", " \t\r\n\v\f", ""},
		{"nothing printed", plain, "1\n", "", `line 1, column 1: the output ends, the answer goes on with "1"`},
		{"one too few", plain, "1 2\n", "1 \n", `line 2, column 1: the output ends, the answer goes on with "2"`},
		{"one too many", plain, "1\n", "1\n2\n", `line 2, column 1: "2", the answer has no more`},
		{"no last newline", plain, "1\n", "1", ""},
		{"trailing white space", plain, "1\n2\n", "1   \n2 \n\n\n", ""},
		{"CRLF", plain, "1\n2\n", "1\r\n2\r\n", ""},
		{"other layout", plain, "1 2 3\n", "1\n2\n3", ""},
		{"a different token", plain, "1 2\n3 4\n", "1 2\n3 5\n", `line 2, column 3: "5", want "4"`},
		{"a prefix", plain, "123", "12", `"12", want "123"`},
		{"a longer one", plain, "12", "123", `"123", want "12"`},
		{"numbers are text", plain, "1.0", "1", `"1", want "1.0"`},
		{"not UTF-8", plain, "\xff\xfe", "\xff\xff", `"\xff\xff", want "\xff\xfe"`},
		{"zero byte", plain, "a", "a\x00", `"a\x00", want "a"`},

		{"case ignored", plain, "YES", "yes", ""},
		{"case kept", cased, "YES", "Yes", `"Yes", want "YES"`},
		{"only ASCII folds", plain, "É", "é", "want"},
		{"[ is not {", plain, "[", "{", "want"},

		{"space same", spaced, " 1  2\n", " 1  2\n", ""},
		{"space doubled", spaced, "1 2\n", "1  2\n", "line 1, column 3: white space differs from the answer's"},
		{"space newline missing", spaced, "1\n", "1", "white space differs"},
		{"space newline added", spaced, "1\n", "1\n\n", "white space differs"},
		{"space CRLF", spaced, "1\n", "1\r\n", "white space differs"},
		{"space leading", spaced, "1\n", " 1\n", "line 1, column 1"},
		{"space case ignored", spaced, "A b\n", "a B\n", ""},
		{"space instead of a token", spaced, "a b", "a ", "the output ends"},

		{"float near", near, "0.5", "0.5000009", ""},
		{"float far", near, "0.5", "0.500002", "off by 2e-06"},
		{"float integer", near, "1", "1.0000000", ""},
		{"float exponent", near, "1e3", "1000", ""},
		{"float signs", near, "+1 -0", "1 0.0", ""},
		{"float no relative", near, "1e12", "1000000000001", "off by 1"},
		{"float against text", near, "1.5", "abc", `"abc", want "1.5"`},
		{"text against float", near, "abc", "1.5", `"1.5", want "abc"`},
		{"float NaN", near, "1", "nan", `"nan", want "1"`},
		{"float inf", near, "1", "inf", `"inf", want "1"`},
		{"float answer NaN is text", near, "NaN", "nan", ""},
		{"float hexadecimal is text", near, "16", "0x10", "want"},
		{"float underscore is text", near, "10", "1_0", "want"},
		{"float overflow", near, "1e999", "1e999", ""},
		{"float overflow signs", near, "1e999", "-1e999", "want"},
		{"float overflow one side", ratio, "1", "1e999", "want"},
		{"float relative", ratio, "100", "109.9", ""},
		{"float relative far", ratio, "100", "111", "off by 11"},
		{"float relative of the answer", ratio, "-100", "-110", ""},
		{"float relative zero", ratio, "0", "0.000001", "want"},
		{"float either, absolute", both, "1", "1.4", ""},
		{"float either, relative", both, "100", "105", ""},
		{"float neither", both, "3", "3.6", "want"},
		{"float case of text", both, "Yes", "yes", "want"},
		{"float tolerance zero", exact, "0.10", "1e-1", ""},
		{"float tolerance zero far", exact, "0.10", "0.1000001", "want"},
		{"float comma", near, "1.5", "1,5", "want"},
		{"float point alone", near, ".", ".", ""},
		{"float long", near, digits, digits + ".0", ""},
		{"float too long", near, "1", "1." + strings.Repeat("0", 600), "too long for a number"},

		{"huge token", plain, long, strings.ToUpper(long), ""},
		{"huge token at the end", plain, long + "a", long + "b", "a long token"},
		{"huge token cut", plain, long + "a", long, "a long token"},
		{"huge against short", plain, "x", long, "a long token"},
		{"huge white space", plain, "1 2", "1" + strings.Repeat("\n", 300_000) + "2", ""},
		{"huge white space with space", spaced, "1" + strings.Repeat(" ", 300_000) + "2", "1" + strings.Repeat(" ", 300_001) + "2", "white space differs"},
		{"many tokens", plain, strings.Repeat("17 ", 100_000), strings.Repeat("17\n", 100_000), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, wrap := range []func(io.Reader) io.Reader{
				func(r io.Reader) io.Reader { return r },
				iotest.HalfReader,
				iotest.DataErrReader,
			} {
				got, err := Validate(c.options, wrap(strings.NewReader(c.answer)), wrap(strings.NewReader(c.output)))
				if err != nil {
					t.Fatal(err)
				}
				if got.Accepted != (c.message == "") || got.Accepted != (got.Message == "") || !strings.Contains(got.Message, c.message) {
					t.Errorf("%+v, want message with %q", got, c.message)
				}
				if len(got.Message) > 400 {
					t.Errorf("a message of %d bytes", len(got.Message))
				}
			}
		})
	}
}

func TestValidateNothing(t *testing.T) {
	got, err := Validate(judge.Validator{Kind: judge.ValidateNothing}, nil, strings.NewReader("anything"))
	if err != nil || !got.Accepted {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestValidateErrors(t *testing.T) {
	broken := iotest.ErrReader(errors.New("disk on fire"))
	for _, c := range []struct {
		name           string
		options        judge.Validator
		answer, output io.Reader
		want           string
	}{
		{"zero", judge.Validator{}, strings.NewReader("1"), strings.NewReader("1"), "no validator"},
		{"unknown", judge.Validator{Kind: "astrology"}, strings.NewReader("1"), strings.NewReader("1"), "astrology"},
		{"negative", judge.Validator{Kind: judge.ValidateDefault, FloatAbsolute: number(-1)}, strings.NewReader("1"), strings.NewReader("1"), "float_absolute_tolerance"},
		{"not a number", judge.Validator{Kind: judge.ValidateDefault, FloatRelative: number(math.NaN())}, strings.NewReader("1"), strings.NewReader("1"), "float_relative_tolerance"},
		{"answer", plain, broken, strings.NewReader("1"), "read the answer: disk on fire"},
		{"output", plain, strings.NewReader("1"), broken, "read the output: disk on fire"},
		{"output half way", near, strings.NewReader("1 2"), io.MultiReader(strings.NewReader("1 "), broken), "disk on fire"},
	} {
		got, err := Validate(c.options, c.answer, c.output)
		if err == nil || !strings.Contains(err.Error(), c.want) || got.Accepted {
			t.Errorf("%s: %+v, %v; want an error with %q", c.name, got, err, c.want)
		}
	}
}

// FuzzValidate holds the streaming comparison against the simplest one there is.
func FuzzValidate(f *testing.F) {
	f.Add("1 2\n", "1  2", false, false)
	f.Add("Yes\r\n", "yes\n", true, false)
	f.Add("a b", "a  b", false, true)
	f.Add(strings.Repeat("x", 600), strings.Repeat("X", 600), false, false)
	f.Fuzz(func(t *testing.T, answer, output string, cased, spaced bool) {
		options := judge.Validator{Kind: judge.ValidateDefault, CaseSensitive: cased, SpaceChangeSensitive: spaced}
		got, err := Validate(options, strings.NewReader(answer), iotest.OneByteReader(strings.NewReader(output)))
		if err != nil {
			t.Fatal(err)
		}
		if want := simple(options, answer, output); got.Accepted != want {
			t.Errorf("accepted %v (%s), want %v", got.Accepted, got.Message, want)
		}
		options.FloatAbsolute = number(1e-9)
		if near, err := Validate(options, strings.NewReader(answer), strings.NewReader(output)); err != nil || got.Accepted && !near.Accepted {
			t.Errorf("with a tolerance %+v, %v; without one accepted", near, err)
		}
	})
}

func simple(v judge.Validator, answer, output string) bool {
	if !v.CaseSensitive {
		answer, output = fold(answer), fold(output)
	}
	if v.SpaceChangeSensitive {
		return answer == output
	}
	space := func(r rune) bool { return strings.ContainsRune(" \n\t\r\v\f", r) }
	a, o := strings.FieldsFunc(answer, space), strings.FieldsFunc(output, space)
	if len(a) != len(o) {
		return false
	}
	for i := range a {
		if a[i] != o[i] {
			return false
		}
	}
	return true
}

func fold(s string) string {
	b := []byte(s)
	for i := range b {
		b[i] = lower(b[i])
	}
	return string(b)
}

func BenchmarkValidate(b *testing.B) {
	text := strings.Repeat("123456 7890\n", 100_000)
	for name, output := range map[string]string{"same": text, "layout": strings.ReplaceAll(text, "\n", " ")} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if got, err := Validate(plain, strings.NewReader(text), strings.NewReader(output)); err != nil || !got.Accepted {
					b.Fatal(got, err)
				}
			}
		})
	}
}
