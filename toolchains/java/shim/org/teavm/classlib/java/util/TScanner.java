package org.teavm.classlib.java.util;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.InputMismatchException;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scanner, made for speed: tokens between white space are found by hand, numbers
 * are read without a pattern. Other delimiters go through java.util.regex.
 */
public final class TScanner implements Iterator<String>, Closeable {
	private final Reader reader;
	private char[] buffer = new char[1024];
	/** What is there and not yet scanned: buffer[at:end]. */
	private int at;
	private int end;
	private boolean atEnd;
	private boolean closed;
	private int radix = 10;
	private Pattern delimiter; // null: white space
	/** The next token, buffer[from:to], where found. */
	private int from;
	private int to;

	public TScanner(InputStream in) {
		this(new InputStreamReader(in));
	}

	public TScanner(InputStream in, String charset) {
		this(new InputStreamReader(in));
	}

	public TScanner(Readable in) {
		reader = (Reader) in;
	}

	public TScanner(String text) {
		this(new StringReader(text));
	}

	public TScanner(File file) throws FileNotFoundException {
		this(new FileInputStream(file));
	}

	/** Reads more into the buffer and tells whether there was more. Positions move with at. */
	private boolean more() {
		if (closed) {
			throw new IllegalStateException("Scanner closed");
		}
		if (atEnd) {
			return false;
		}
		if (at > 0) {
			System.arraycopy(buffer, at, buffer, 0, end - at);
			from -= at;
			to -= at;
			end -= at;
			at = 0;
		}
		if (end == buffer.length) {
			buffer = Arrays.copyOf(buffer, 2 * end);
		}
		try {
			int n = reader.read(buffer, end, buffer.length - end);
			if (n <= 0) {
				atEnd = true;
				return false;
			}
			end += n;
			return true;
		} catch (IOException e) {
			atEnd = true;
			return false;
		}
	}

	private static boolean isSpace(char c) {
		return c <= ' ' ? c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c : c > 0x7f && Character.isWhitespace(c);
	}

	/** Finds the next token and tells whether there is one. */
	private boolean find() {
		if (closed) {
			throw new IllegalStateException("Scanner closed");
		}
		if (delimiter != null) {
			return findBetween();
		}
		int i = 0; // from at
		while (true) {
			if (at + i == end && !more()) {
				return false;
			}
			if (!isSpace(buffer[at + i])) {
				break;
			}
			i++;
		}
		int start = i;
		while (at + i < end || more()) {
			if (isSpace(buffer[at + i])) {
				break;
			}
			i++;
		}
		from = at + start;
		to = at + i;
		return true;
	}

	/** The same with a delimiter that is a pattern, for which all of the input is read. */
	private boolean findBetween() {
		while (more()) {
			continue;
		}
		Matcher m = delimiter.matcher(new String(buffer, at, end - at));
		int start = m.lookingAt() ? m.end() : 0;
		if (at + start == end) {
			return false;
		}
		from = at + start;
		to = end;
		for (int i = start; m.find(i);) {
			if (m.end() > m.start()) {
				to = at + m.start();
				break;
			}
			if (m.start() > start) { // between two characters
				to = at + m.start();
				break;
			}
			if (++i > end - at) {
				break;
			}
		}
		return true;
	}

	private void need() {
		if (!find()) {
			throw new NoSuchElementException();
		}
	}

	private String token() {
		return new String(buffer, from, to - from);
	}

	private String take() {
		String s = token();
		at = to;
		return s;
	}

	@Override
	public boolean hasNext() {
		return find();
	}

	@Override
	public String next() {
		need();
		return take();
	}

	public boolean hasNext(String pattern) {
		return hasNext(Pattern.compile(pattern));
	}

	public boolean hasNext(Pattern pattern) {
		return find() && pattern.matcher(token()).matches();
	}

	public String next(String pattern) {
		return next(Pattern.compile(pattern));
	}

	public String next(Pattern pattern) {
		need();
		if (!pattern.matcher(token()).matches()) {
			throw new InputMismatchException();
		}
		return take();
	}

	/** The end of the line that begins at at, or -1 at the end of the input. */
	private int lineEnd() {
		int i = 0;
		while (at + i < end || more()) {
			char c = buffer[at + i];
			if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85) {
				return at + i;
			}
			i++;
		}
		return i > 0 ? at + i : -1;
	}

	public boolean hasNextLine() {
		if (closed) {
			throw new IllegalStateException("Scanner closed");
		}
		return lineEnd() >= 0;
	}

	public String nextLine() {
		if (closed) {
			throw new IllegalStateException("Scanner closed");
		}
		int stop = lineEnd();
		if (stop < 0) {
			throw new NoSuchElementException("No line found");
		}
		String line = new String(buffer, at, stop - at);
		at = stop;
		if (at < end) {
			boolean carriage = buffer[at++] == '\r';
			if (carriage && (at < end || more()) && buffer[at] == '\n') {
				at++;
			}
		}
		return line;
	}

	/** Whether buffer[from:to] is a whole number, with digits of that radix. */
	private boolean isInteger(int radix) {
		int i = from;
		if (buffer[i] == '-' || buffer[i] == '+') {
			i++;
		}
		if (i == to) {
			return false;
		}
		for (; i < to; i++) {
			if (Character.digit(buffer[i], radix) < 0) {
				return false;
			}
		}
		return true;
	}

	/** Reads buffer[from:to] as a number from -most-1 to most. */
	private long integer(long most, int radix) {
		int i = from;
		boolean negative = buffer[i] == '-';
		if (negative || buffer[i] == '+') {
			i++;
		}
		long n = 0; // negative, since there is one more of those
		boolean good = i < to;
		long limit = negative ? -most - 1 : -most;
		long before = limit / radix;
		for (; i < to && good; i++) {
			int d = buffer[i] - '0';
			if (d < 0 || d > 9 || d >= radix) {
				d = Character.digit(buffer[i], radix);
			}
			good = d >= 0 && n >= before && n * radix >= limit + d;
			n = n * radix - d;
		}
		if (!good) {
			throw new InputMismatchException("For input string: \"" + token() + "\"" + (radix == 10 ? "" : " under radix " + radix));
		}
		return negative ? n : -n;
	}

	private long nextWhole(long most, int radix) {
		need();
		long n = integer(most, radix);
		at = to;
		return n;
	}

	private boolean hasNextWhole(long most, int radix) {
		if (!find() || !isInteger(radix)) {
			return false;
		}
		try {
			integer(most, radix);
			return true;
		} catch (InputMismatchException e) {
			return false;
		}
	}

	public int nextInt() {
		return (int) nextWhole(Integer.MAX_VALUE, radix);
	}

	public int nextInt(int radix) {
		return (int) nextWhole(Integer.MAX_VALUE, radix);
	}

	public long nextLong() {
		return nextWhole(Long.MAX_VALUE, radix);
	}

	public long nextLong(int radix) {
		return nextWhole(Long.MAX_VALUE, radix);
	}

	public short nextShort() {
		return (short) nextWhole(Short.MAX_VALUE, radix);
	}

	public byte nextByte() {
		return (byte) nextWhole(Byte.MAX_VALUE, radix);
	}

	public boolean hasNextInt() {
		return hasNextWhole(Integer.MAX_VALUE, radix);
	}

	public boolean hasNextInt(int radix) {
		return hasNextWhole(Integer.MAX_VALUE, radix);
	}

	public boolean hasNextLong() {
		return hasNextWhole(Long.MAX_VALUE, radix);
	}

	public boolean hasNextShort() {
		return hasNextWhole(Short.MAX_VALUE, radix);
	}

	public boolean hasNextByte() {
		return hasNextWhole(Byte.MAX_VALUE, radix);
	}

	private boolean isDecimal() {
		try {
			Double.parseDouble(token());
			char last = buffer[to - 1];
			return last >= '0' && last <= '9' || last == '.' || last == 'N' || last == 'y';
		} catch (NumberFormatException e) {
			return false;
		}
	}

	public double nextDouble() {
		need();
		if (!isDecimal()) {
			throw new InputMismatchException("For input string: \"" + token() + "\"");
		}
		return Double.parseDouble(take());
	}

	public float nextFloat() {
		need();
		if (!isDecimal()) {
			throw new InputMismatchException("For input string: \"" + token() + "\"");
		}
		return Float.parseFloat(take());
	}

	public boolean hasNextDouble() {
		return find() && isDecimal();
	}

	public boolean hasNextFloat() {
		return find() && isDecimal();
	}

	public boolean nextBoolean() {
		need();
		if (!isBoolean()) {
			throw new InputMismatchException("For input string: \"" + token() + "\"");
		}
		return take().equalsIgnoreCase("true");
	}

	private boolean isBoolean() {
		String s = token();
		return s.equalsIgnoreCase("true") || s.equalsIgnoreCase("false");
	}

	public boolean hasNextBoolean() {
		return find() && isBoolean();
	}

	public BigInteger nextBigInteger() {
		return nextBigInteger(radix);
	}

	public BigInteger nextBigInteger(int radix) {
		need();
		if (!isInteger(radix)) {
			throw new InputMismatchException("For input string: \"" + token() + "\"");
		}
		return new BigInteger(take(), radix);
	}

	public boolean hasNextBigInteger() {
		return find() && isInteger(radix);
	}

	public BigDecimal nextBigDecimal() {
		need();
		try {
			BigDecimal n = new BigDecimal(token());
			at = to;
			return n;
		} catch (NumberFormatException e) {
			throw new InputMismatchException("For input string: \"" + token() + "\"");
		}
	}

	public boolean hasNextBigDecimal() {
		return find() && isDecimal();
	}

	public TScanner useDelimiter(String pattern) {
		return useDelimiter(Pattern.compile(pattern));
	}

	public TScanner useDelimiter(Pattern pattern) {
		delimiter = pattern.pattern().equals("\\s+") || pattern.pattern().equals("\\p{javaWhitespace}+") ? null : pattern;
		return this;
	}

	public Pattern delimiter() {
		return delimiter != null ? delimiter : Pattern.compile("\\p{javaWhitespace}+");
	}

	/** Numbers are read and written in one way here. */
	public TScanner useLocale(Locale locale) {
		return this;
	}

	public TScanner useRadix(int to) {
		radix = to;
		return this;
	}

	public int radix() {
		return radix;
	}

	public String findInLine(String pattern) {
		return findInLine(Pattern.compile(pattern));
	}

	public String findInLine(Pattern pattern) {
		int stop = lineEnd();
		if (stop < 0) {
			return null;
		}
		Matcher m = pattern.matcher(new String(buffer, at, stop - at));
		if (!m.find()) {
			return null;
		}
		at += m.end();
		return m.group();
	}

	@Override
	public void close() {
		if (closed) {
			return;
		}
		closed = true;
		try {
			reader.close();
		} catch (IOException e) {
			// a Scanner keeps these to itself
		}
	}
}
