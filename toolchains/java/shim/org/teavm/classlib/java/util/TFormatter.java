package org.teavm.classlib.java.util;

import assize.library.Formats;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.util.FormatterClosedException;
import java.util.Locale;

/** Formatter. What it does with a format is in assize.library.Formats. */
public final class TFormatter implements Closeable, Flushable {
	private Appendable out;
	private final Locale locale;
	private IOException failed;

	public TFormatter() {
		this(new StringBuilder(), Locale.ROOT);
	}

	public TFormatter(Appendable out) {
		this(out, Locale.ROOT);
	}

	public TFormatter(Locale locale) {
		this(new StringBuilder(), locale);
	}

	public TFormatter(Appendable out, Locale locale) {
		this.out = out == null ? new StringBuilder() : out;
		this.locale = locale;
	}

	public TFormatter(PrintStream out) {
		this((Appendable) out, Locale.ROOT);
	}

	public TFormatter(OutputStream out) {
		this(new OutputStreamWriter(out), Locale.ROOT);
	}

	public Locale locale() {
		check();
		return locale;
	}

	public Appendable out() {
		check();
		return out;
	}

	public IOException ioException() {
		return failed;
	}

	public TFormatter format(String format, Object... args) {
		check();
		try {
			out.append(Formats.format(format, args));
		} catch (IOException e) {
			failed = e;
		}
		return this;
	}

	public TFormatter format(Locale locale, String format, Object... args) {
		return format(format, args);
	}

	private void check() {
		if (out == null) {
			throw new FormatterClosedException();
		}
	}

	@Override
	public String toString() {
		check();
		return out.toString();
	}

	@Override
	public void flush() {
		check();
		if (out instanceof Flushable f) {
			try {
				f.flush();
			} catch (IOException e) {
				failed = e;
			}
		}
	}

	@Override
	public void close() {
		if (out instanceof Closeable c) {
			try {
				c.close();
			} catch (IOException e) {
				failed = e;
			}
		}
		out = null;
	}
}
