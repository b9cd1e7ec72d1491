package org.teavm.classlib.java.io;

import assize.library.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;

/** InputStreamReader for UTF-8 and Latin-1, without the buffers and states of java.nio. */
public class TInputStreamReader extends Reader {
	private final InputStream in;
	private final boolean latin;
	private final byte[] bytes = new byte[1 << 13];
	private int at;
	private int end;
	/** The second half of a character beyond 16 bits, or 0. */
	private char pending;
	private boolean closed;

	public TInputStreamReader(InputStream in) {
		this(in, "UTF-8");
	}

	public TInputStreamReader(InputStream in, String charset) {
		this.in = in;
		latin = Text.isLatin(charset);
	}

	public TInputStreamReader(InputStream in, Charset charset) {
		this(in, charset.name());
	}

	public TInputStreamReader(InputStream in, CharsetDecoder decoder) {
		this(in, decoder.charset().name());
	}

	public String getEncoding() {
		return latin ? "ISO8859_1" : "UTF8";
	}

	private boolean fill() throws IOException {
		if (closed) {
			throw new IOException("Stream closed");
		}
		at = 0;
		end = in.read(bytes, 0, bytes.length);
		if (end < 0) {
			end = 0;
		}
		return end > 0;
	}

	@Override
	public int read() throws IOException {
		if (pending != 0) {
			char c = pending;
			pending = 0;
			return c;
		}
		if (at == end && !fill()) {
			return -1;
		}
		int b = bytes[at++];
		return b >= 0 || latin ? b & 0xff : beyond(b & 0xff);
	}

	@Override
	public int read(char[] into, int offset, int length) throws IOException {
		if (offset < 0 || length < 0 || length > into.length - offset) {
			throw new IndexOutOfBoundsException();
		}
		if (length == 0) {
			return 0;
		}
		int first = read();
		if (first < 0) {
			return -1;
		}
		into[offset] = (char) first;
		int n = 1;
		while (n < length && (pending != 0 || at < end)) {
			int b = pending != 0 ? -1 : bytes[at];
			if (b >= 0) {
				at++;
				into[offset + n++] = (char) b;
			} else {
				into[offset + n++] = (char) read();
			}
		}
		return n;
	}

	/** A character that begins with the byte b of 0x80 or above. */
	private int beyond(int b) throws IOException {
		int more = b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : 1;
		if (b < 0xc2 || b > 0xf4) {
			return 0xfffd;
		}
		int c = b & 0x3f >> more;
		for (int i = 0; i < more; i++) {
			if (at == end && !fill() || (bytes[at] & 0xc0) != 0x80) {
				return 0xfffd;
			}
			c = c << 6 | bytes[at++] & 0x3f;
		}
		if (c < 0x10000) {
			return c;
		}
		pending = Character.lowSurrogate(c);
		return Character.highSurrogate(c);
	}

	@Override
	public boolean ready() throws IOException {
		return pending != 0 || at < end || in.available() > 0;
	}

	@Override
	public void close() throws IOException {
		closed = true;
		in.close();
	}
}
