package org.teavm.classlib.java.io;

import assize.library.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** OutputStreamWriter for UTF-8 and Latin-1. */
public class TOutputStreamWriter extends Writer {
	private final OutputStream out;
	private final Text.Encoder encoder;
	private final boolean latin;
	private boolean closed;

	public TOutputStreamWriter(OutputStream out) {
		this(out, "UTF-8");
	}

	public TOutputStreamWriter(OutputStream out, String charset) {
		this.out = out;
		latin = Text.isLatin(charset);
		encoder = new Text.Encoder(out, latin);
	}

	public TOutputStreamWriter(OutputStream out, Charset charset) {
		this(out, charset.name());
	}

	public TOutputStreamWriter(OutputStream out, CharsetEncoder encoder) {
		this(out, encoder.charset().name());
	}

	public String getEncoding() {
		return latin ? "ISO8859_1" : "UTF8";
	}

	private void check() throws IOException {
		if (closed) {
			throw new IOException("Stream closed");
		}
	}

	@Override
	public void write(int c) throws IOException {
		check();
		encoder.put((char) c);
	}

	@Override
	public void write(char[] s, int offset, int length) throws IOException {
		check();
		if (offset < 0 || length < 0 || length > s.length - offset) {
			throw new IndexOutOfBoundsException();
		}
		for (int i = offset; i < offset + length; i++) {
			encoder.put(s[i]);
		}
	}

	@Override
	public void write(String s, int offset, int length) throws IOException {
		check();
		if (offset < 0 || length < 0 || length > s.length() - offset) {
			throw new IndexOutOfBoundsException();
		}
		encoder.put(s, offset, offset + length);
	}

	@Override
	public void flush() throws IOException {
		check();
		encoder.send();
		out.flush();
	}

	@Override
	public void close() throws IOException {
		if (!closed) {
			flush();
			closed = true;
			out.close();
		}
	}
}
