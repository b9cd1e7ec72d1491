package assize.library;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.IllegalFormatConversionException;
import java.util.IllegalFormatException;
import java.util.IllegalFormatPrecisionException;
import java.util.MissingFormatArgumentException;
import java.util.MissingFormatWidthException;
import java.util.UnknownFormatConversionException;

/** What String.format and printf do, without dates and without languages: 1,234.5 is the same everywhere. */
public final class Formats {
	private final String format;
	private final Object[] args;
	private final StringBuilder out = new StringBuilder();
	private int at;
	private int next;
	private int last = -1;
	// of the one being read
	private String flags;
	private int width;
	private int precision;
	private char conversion;

	private Formats(String format, Object[] args) {
		this.format = format;
		this.args = args;
	}

	public static String format(String format, Object... args) {
		return new Formats(format, args).all();
	}

	private String all() {
		while (at < format.length()) {
			char c = format.charAt(at++);
			if (c != '%') {
				out.append(c);
				continue;
			}
			one();
		}
		return out.toString();
	}

	/** %[index$][flags][width][.precision]conversion */
	private void one() {
		int start = at;
		int index = 0;
		int n = number();
		if (n > 0 && at < format.length() && format.charAt(at) == '$') {
			index = n;
			at++;
		} else {
			at = start;
		}
		int f = at;
		while (at < format.length() && "-#+ 0,(<".indexOf(format.charAt(at)) >= 0) {
			at++;
		}
		flags = format.substring(f, at);
		width = number();
		precision = -1;
		if (at < format.length() && format.charAt(at) == '.') {
			at++;
			precision = number();
			if (precision < 0) {
				throw new UnknownFormatConversionException(".");
			}
		}
		if (at == format.length()) {
			throw new UnknownFormatConversionException("%");
		}
		conversion = format.charAt(at++);
		if (width < 0 && (has('-') || has('0'))) {
			throw new MissingFormatWidthException("%" + format.substring(start, at));
		}
		if (conversion == 'n') {
			out.append('\n');
		} else if (conversion == '%') {
			pad("%");
		} else {
			Object value = argument(index, "%" + format.substring(start, at));
			String text = text(value);
			pad(Character.isUpperCase(conversion) ? text.toUpperCase() : text);
		}
	}

	private int number() {
		int n = -1;
		for (; at < format.length() && format.charAt(at) >= (n < 0 ? '1' - (at > 0 && format.charAt(at - 1) == '.' ? 1 : 0) : '0')
				&& format.charAt(at) <= '9'; at++) {
			n = Math.max(n, 0) * 10 + format.charAt(at) - '0';
		}
		return n;
	}

	private boolean has(char flag) {
		return flags.indexOf(flag) >= 0;
	}

	private Object argument(int index, String specifier) {
		int i = has('<') ? last : index > 0 ? index - 1 : next++;
		if (i < 0 || args != null && i >= args.length) {
			throw new MissingFormatArgumentException(specifier);
		}
		last = i;
		return args == null ? null : args[i];
	}

	private void pad(String s) {
		int missing = width - s.length();
		if (missing <= 0) {
			out.append(s);
		} else if (has('-')) {
			out.append(s).append(" ".repeat(missing));
		} else {
			out.append(" ".repeat(missing)).append(s);
		}
	}

	private String text(Object value) {
		switch (Character.toLowerCase(conversion)) {
			case 'b':
				return cut(value instanceof Boolean b ? b.toString() : value == null ? "false" : "true");
			case 's':
				return cut(String.valueOf(value));
			case 'h':
				return cut(value == null ? "null" : Integer.toHexString(value.hashCode()));
			case 'c':
				return value == null ? "null" : character(value);
			case 'd':
			case 'x':
			case 'o':
				if (precision >= 0) {
					throw new IllegalFormatPrecisionException(precision);
				}
				return value == null ? "null" : whole(value);
			case 'f':
			case 'e':
			case 'g':
				return value == null ? "null" : real(value);
			default:
				throw new UnknownFormatConversionException(String.valueOf(conversion));
		}
	}

	private String cut(String s) {
		return precision >= 0 && precision < s.length() ? s.substring(0, precision) : s;
	}

	private IllegalFormatException wrong(Object value) {
		return new IllegalFormatConversionException(conversion, value.getClass());
	}

	private String character(Object value) {
		if (value instanceof Character c) {
			return c.toString();
		}
		if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
			return new String(Character.toChars(((Number) value).intValue()));
		}
		throw wrong(value);
	}

	private String whole(Object value) {
		BigInteger big = value instanceof BigInteger b ? b : null;
		if (big == null && !(value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte)) {
			throw wrong(value);
		}
		long n = big == null ? ((Number) value).longValue() : 0;
		if (conversion == 'd') {
			String s = big != null ? big.toString() : Long.toString(n);
			boolean negative = s.charAt(0) == '-';
			return sign(negative, negative ? s.substring(1) : s);
		}
		int radix = conversion == 'o' ? 8 : 16;
		String prefix = has('#') ? radix == 8 ? "0" : "0x" : "";
		if (big != null) {
			String s = big.toString(radix);
			boolean negative = s.charAt(0) == '-';
			return sign(negative, prefix + (negative ? s.substring(1) : s));
		}
		if (value instanceof Integer) {
			n &= 0xffffffffL;
		} else if (value instanceof Short) {
			n &= 0xffff;
		} else if (value instanceof Byte) {
			n &= 0xff;
		}
		String digits = prefix + (radix == 8 ? Long.toOctalString(n) : Long.toHexString(n));
		return has('0') ? prefix + "0".repeat(Math.max(0, width - digits.length())) + digits.substring(prefix.length()) : digits;
	}

	/** Puts the sign, the commas and the zeros of the flags around digits. */
	private String sign(boolean negative, String digits) {
		if (has(',')) {
			digits = commas(digits);
		}
		String before = negative ? has('(') ? "(" : "-" : has('+') ? "+" : has(' ') ? " " : "";
		String after = negative && has('(') ? ")" : "";
		if (has('0')) {
			digits = "0".repeat(Math.max(0, width - before.length() - digits.length() - after.length())) + digits;
		}
		return before + digits + after;
	}

	private static String commas(String digits) {
		int end = digits.indexOf('.');
		if (end < 0) {
			end = digits.length();
		}
		StringBuilder s = new StringBuilder(digits);
		for (int i = end - 3; i > 0; i -= 3) {
			s.insert(i, ',');
		}
		return s.toString();
	}

	private String real(Object value) {
		boolean negative;
		BigDecimal x;
		if (value instanceof BigDecimal d) {
			negative = d.signum() < 0;
			x = d.abs();
		} else if (value instanceof Double || value instanceof Float) {
			double d = ((Number) value).doubleValue();
			negative = d < 0 || d == 0 && 1 / d < 0;
			if (d != d || Double.isInfinite(d)) {
				String s = d != d ? "NaN" : negative ? has('(') ? "(Infinity)" : "-Infinity" : has('+') ? "+Infinity" : "Infinity";
				flags = flags.replace("0", "");
				return s;
			}
			String digits = value instanceof Float ? Float.toString((float) Math.abs(d)) : Double.toString(Math.abs(d));
			int prec = precision < 0 ? 6 : precision;
			if (conversion == 'f') {
				String fast = fixed(digits, prec);
				if (fast != null) {
					return sign(negative, fast);
				}
			}
			x = new BigDecimal(digits);
		} else {
			throw wrong(value);
		}
		int prec = precision < 0 ? 6 : precision;
		char how = Character.toLowerCase(conversion);
		if (how == 'g') {
			prec = prec == 0 ? 1 : prec;
			BigDecimal r = x.signum() == 0 ? x : x.round(new MathContext(prec, RoundingMode.HALF_UP));
			if (x.signum() == 0 || r.compareTo(new BigDecimal("0.0001")) >= 0 && r.compareTo(BigDecimal.TEN.pow(prec)) < 0) {
				int whole = x.signum() == 0 ? 1 : r.precision() - r.scale();
				return sign(negative, r.setScale(Math.max(0, prec - whole), RoundingMode.HALF_UP).toPlainString());
			}
			how = 'e';
			prec--;
		}
		if (how == 'e') {
			return sign(negative, exponential(x, prec));
		}
		return sign(negative, x.setScale(prec, RoundingMode.HALF_UP).toPlainString());
	}

	/** Rounds a number such as 12.345 to that many places, or returns null where it has an exponent. */
	private static String fixed(String digits, int places) {
		int point = digits.indexOf('.');
		if (point < 0 || digits.indexOf('E') >= 0) {
			return null;
		}
		int have = digits.length() - point - 1;
		if (have <= places) {
			return places == 0 ? digits.substring(0, point) : digits + "0".repeat(places - have);
		}
		boolean up = digits.charAt(point + 1 + places) >= '5';
		char[] s = digits.substring(0, places == 0 ? point : point + 1 + places).toCharArray();
		for (int i = s.length - 1; up && i >= 0; i--) {
			if (s[i] == '.') {
				continue;
			}
			up = s[i] == '9';
			s[i] = up ? '0' : (char) (s[i] + 1);
		}
		return up ? "1" + new String(s) : new String(s);
	}

	private static String exponential(BigDecimal x, int places) {
		int exponent = 0;
		if (x.signum() != 0) {
			x = x.round(new MathContext(places + 1, RoundingMode.HALF_UP));
			exponent = x.precision() - x.scale() - 1;
		}
		String digits = x.signum() == 0 ? "0" : x.unscaledValue().toString();
		digits = digits.length() > places + 1 ? digits.substring(0, places + 1) : digits + "0".repeat(places + 1 - digits.length());
		String e = Integer.toString(Math.abs(exponent));
		return digits.charAt(0) + (places > 0 ? "." + digits.substring(1) : "")
			+ (exponent < 0 ? "e-" : "e+") + (e.length() < 2 ? "0" + e : e);
	}
}
