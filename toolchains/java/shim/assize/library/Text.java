package assize.library;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/** UTF-8 and Latin-1, which includes what ASCII has. What is neither is taken for UTF-8. */
public final class Text {
	private Text() {}

	/** Whether a charset of that name has one byte for each character. */
	public static boolean isLatin(String charset) {
		return charset.contains("8859") || charset.contains("ASCII");
	}

	public static byte[] encode(String s, Charset charset) {
		return encode(s, isLatin(charset.name()));
	}

	public static byte[] encode(String s, boolean latin) {
		byte[] bytes = new byte[s.length()];
		int n = 0;
		for (int i = 0; i < s.length(); i++) {
			char c = s.charAt(i);
			if (c < 0x80 || latin) {
				bytes[n++] = latin && c > 0xff ? (byte) '?' : (byte) c;
				continue;
			}
			bytes = Arrays.copyOf(bytes, 4 * (s.length() - i) + n);
			while (i < s.length()) {
				int code = s.codePointAt(i);
				i += Character.charCount(code);
				n = put(code, bytes, n);
			}
		}
		return n == bytes.length ? bytes : Arrays.copyOf(bytes, n);
	}

	/** Puts the bytes of a code point into bytes[n:], at most 4, and returns where they end. */
	public static int put(int c, byte[] bytes, int n) {
		if (c >= 0xd800 && c < 0xe000) {
			c = '?'; // half of a character
		}
		if (c < 0x80) {
			bytes[n++] = (byte) c;
		} else if (c < 0x800) {
			bytes[n++] = (byte) (0xc0 | c >> 6);
			bytes[n++] = (byte) (0x80 | c & 0x3f);
		} else if (c < 0x10000) {
			bytes[n++] = (byte) (0xe0 | c >> 12);
			bytes[n++] = (byte) (0x80 | c >> 6 & 0x3f);
			bytes[n++] = (byte) (0x80 | c & 0x3f);
		} else {
			bytes[n++] = (byte) (0xf0 | c >> 18);
			bytes[n++] = (byte) (0x80 | c >> 12 & 0x3f);
			bytes[n++] = (byte) (0x80 | c >> 6 & 0x3f);
			bytes[n++] = (byte) (0x80 | c & 0x3f);
		}
		return n;
	}

	/** What String's constructors call. */
	public static char[] decode(byte[] bytes, int offset, int length, Charset charset) {
		if (offset < 0 || length < 0 || length > bytes.length - offset) {
			throw new StringIndexOutOfBoundsException("offset " + offset + ", count " + length + ", length " + bytes.length);
		}
		boolean latin = isLatin(charset.name());
		char[] chars = new char[length];
		int n = 0, end = offset + length;
		for (int i = offset; i < end;) {
			int b = bytes[i++];
			if (b >= 0 || latin) {
				chars[n++] = (char) (b & 0xff);
				continue;
			}
			b &= 0xff;
			int more = b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : 1;
			int c = b & 0x3f >> more;
			boolean good = b >= 0xc2 && b <= 0xf4;
			for (int k = 0; k < more && good; k++) {
				good = i < end && (bytes[i] & 0xc0) == 0x80;
				if (good) {
					c = c << 6 | bytes[i++] & 0x3f;
				}
			}
			if (!good || c > 0x10ffff) {
				chars[n++] = 0xfffd;
			} else if (c < 0x10000) {
				chars[n++] = (char) c;
			} else {
				chars[n++] = Character.highSurrogate(c);
				chars[n++] = Character.lowSurrogate(c);
			}
		}
		return n == length ? chars : Arrays.copyOf(chars, n);
	}

	/** Gathers characters as bytes on their way to a stream. */
	public static final class Encoder {
		private final OutputStream out;
		private final boolean latin;
		private final byte[] bytes = new byte[1 << 13];
		private int used;
		private char high;

		public Encoder(OutputStream out, boolean latin) {
			this.out = out;
			this.latin = latin;
		}

		public void put(char c) throws IOException {
			if (used > bytes.length - 8) {
				send();
			}
			if (c < 0x80 && high == 0 || latin) {
				bytes[used++] = latin && c > 0xff ? (byte) '?' : (byte) c;
				return;
			}
			if (high != 0) {
				int code = Character.isLowSurrogate(c) ? Character.toCodePoint(high, c) : '?';
				high = 0;
				used = Text.put(code, bytes, used);
				if (code != '?') {
					return;
				}
			}
			if (Character.isHighSurrogate(c)) {
				high = c;
			} else {
				used = Text.put(c, bytes, used);
			}
		}

		public void put(String s, int from, int to) throws IOException {
			for (int i = from; i < to; i++) {
				put(s.charAt(i));
			}
		}

		/** Gives what there is to the stream, which is not flushed. */
		public void send() throws IOException {
			if (used > 0) {
				int n = used;
				used = 0;
				out.write(bytes, 0, n);
			}
		}
	}
}
