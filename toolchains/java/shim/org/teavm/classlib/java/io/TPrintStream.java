package org.teavm.classlib.java.io;

import assize.library.Formats;
import assize.library.Text;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Locale;

/** PrintStream for UTF-8 and Latin-1. */
public class TPrintStream extends FilterOutputStream implements Appendable {
	private final Text.Encoder encoder;
	private final boolean autoFlush;
	private boolean failed;

	public TPrintStream(OutputStream out) {
		this(out, false, "UTF-8");
	}

	public TPrintStream(OutputStream out, boolean autoFlush) {
		this(out, autoFlush, "UTF-8");
	}

	public TPrintStream(OutputStream out, boolean autoFlush, String charset) {
		super(out);
		this.autoFlush = autoFlush;
		encoder = new Text.Encoder(out, Text.isLatin(charset));
	}

	public TPrintStream(OutputStream out, boolean autoFlush, Charset charset) {
		this(out, autoFlush, charset.name());
	}

	public boolean checkError() {
		flush();
		return failed;
	}

	protected void setError() {
		failed = true;
	}

	protected void clearError() {
		failed = false;
	}

	@Override
	public void write(int b) {
		try {
			out.write(b);
		} catch (IOException e) {
			failed = true;
		}
	}

	@Override
	public void write(byte[] b, int offset, int length) {
		try {
			out.write(b, offset, length);
		} catch (IOException e) {
			failed = true;
		}
	}

	@Override
	public void write(byte[] b) {
		write(b, 0, b.length);
	}

	@Override
	public void flush() {
		try {
			out.flush();
		} catch (IOException e) {
			failed = true;
		}
	}

	@Override
	public void close() {
		try {
			out.close();
		} catch (IOException e) {
			failed = true;
		}
	}

	private void text(String s, boolean line) {
		try {
			encoder.put(s, 0, s.length());
			if (line) {
				encoder.put('\n');
			}
			encoder.send();
		} catch (IOException e) {
			failed = true;
		}
		if (line && autoFlush) {
			flush();
		}
	}

	public void println() {
		text("", true);
	}

	public void print(boolean b) {
		text(b ? "true" : "false", false);
	}

	public void println(boolean b) {
		text(b ? "true" : "false", true);
	}

	public void print(char c) {
		text(String.valueOf(c), false);
	}

	public void println(char c) {
		text(String.valueOf(c), true);
	}

	public void print(int n) {
		text(Integer.toString(n), false);
	}

	public void println(int n) {
		text(Integer.toString(n), true);
	}

	public void print(long n) {
		text(Long.toString(n), false);
	}

	public void println(long n) {
		text(Long.toString(n), true);
	}

	public void print(float x) {
		text(Float.toString(x), false);
	}

	public void println(float x) {
		text(Float.toString(x), true);
	}

	public void print(double x) {
		text(Double.toString(x), false);
	}

	public void println(double x) {
		text(Double.toString(x), true);
	}

	public void print(char[] s) {
		text(new String(s), false);
	}

	public void println(char[] s) {
		text(new String(s), true);
	}

	public void print(String s) {
		text(s == null ? "null" : s, false);
	}

	public void println(String s) {
		text(s == null ? "null" : s, true);
	}

	public void print(Object o) {
		text(String.valueOf(o), false);
	}

	public void println(Object o) {
		text(String.valueOf(o), true);
	}

	public TPrintStream printf(String format, Object... args) {
		return format(format, args);
	}

	public TPrintStream printf(Locale locale, String format, Object... args) {
		return format(format, args);
	}

	public TPrintStream format(String format, Object... args) {
		print(Formats.format(format, args));
		return this;
	}

	public TPrintStream format(Locale locale, String format, Object... args) {
		return format(format, args);
	}

	@Override
	public TPrintStream append(CharSequence s) {
		print(String.valueOf(s));
		return this;
	}

	@Override
	public TPrintStream append(CharSequence s, int from, int to) {
		return append(String.valueOf(s).subSequence(from, to));
	}

	@Override
	public TPrintStream append(char c) {
		print(c);
		return this;
	}
}
