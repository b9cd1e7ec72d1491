package org.teavm.classlib.java.io;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** BufferedReader. */
public class TBufferedReader extends Reader {
	private final Reader in;
	private char[] buffer;
	private int at;
	private int end;
	/** What begins at mark is kept, to come back to; -1: nothing is. */
	private int mark = -1;
	private boolean skipLineFeed;
	private boolean closed;

	public TBufferedReader(Reader in) {
		this(in, 8192);
	}

	public TBufferedReader(Reader in, int size) {
		if (size <= 0) {
			throw new IllegalArgumentException("Buffer size <= 0");
		}
		this.in = in;
		buffer = new char[Math.max(size, 16)];
	}

	private boolean fill() throws IOException {
		if (closed) {
			throw new IOException("Stream closed");
		}
		if (mark < 0) {
			at = 0;
			end = 0;
		} else if (end == buffer.length) {
			buffer = Arrays.copyOf(buffer, 2 * end);
		}
		int n = in.read(buffer, end, buffer.length - end);
		if (n <= 0) {
			return false;
		}
		end += n;
		if (skipLineFeed) {
			skipLineFeed = false;
			if (buffer[at] == '\n' && ++at == end) {
				return fill();
			}
		}
		return true;
	}

	@Override
	public int read() throws IOException {
		return at < end || fill() ? buffer[at++] : -1;
	}

	@Override
	public int read(char[] into, int offset, int length) throws IOException {
		if (offset < 0 || length < 0 || length > into.length - offset) {
			throw new IndexOutOfBoundsException();
		}
		if (length == 0) {
			return 0;
		}
		if (at == end && !fill()) {
			return -1;
		}
		int n = Math.min(length, end - at);
		System.arraycopy(buffer, at, into, offset, n);
		at += n;
		return n;
	}

	public String readLine() throws IOException {
		StringBuilder before = null;
		while (true) {
			if (at == end && !fill()) {
				return before == null ? null : before.toString();
			}
			char[] b = buffer;
			int i = at, stop = end;
			while (i < stop && b[i] != '\n' && b[i] != '\r') {
				i++;
			}
			if (i == stop) {
				if (before == null) {
					before = new StringBuilder();
				}
				before.append(b, at, i - at);
				at = i;
				continue;
			}
			String line = new String(b, at, i - at);
			at = i + 1;
			if (b[i] == '\r') {
				if (at < end) {
					if (b[at] == '\n') {
						at++;
					}
				} else {
					skipLineFeed = true;
				}
			}
			return before == null ? line : before.append(line).toString();
		}
	}

	public Stream<String> lines() {
		List<String> all = new ArrayList<>();
		try {
			for (String line; (line = readLine()) != null;) {
				all.add(line);
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return all.stream();
	}

	@Override
	public long skip(long n) throws IOException {
		long skipped = 0;
		while (skipped < n && read() >= 0) {
			skipped++;
		}
		return skipped;
	}

	@Override
	public boolean ready() throws IOException {
		return at < end || in.ready();
	}

	@Override
	public boolean markSupported() {
		return true;
	}

	@Override
	public void mark(int limit) throws IOException {
		System.arraycopy(buffer, at, buffer, 0, end - at);
		end -= at;
		at = 0;
		mark = 0;
	}

	@Override
	public void reset() throws IOException {
		if (mark < 0) {
			throw new IOException("Stream not marked");
		}
		at = mark;
	}

	@Override
	public void close() throws IOException {
		closed = true;
		in.close();
	}
}
