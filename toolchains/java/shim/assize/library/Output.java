package assize.library;

import java.io.OutputStream;
import org.teavm.backend.wasm.runtime.WasiSupport;
import org.teavm.interop.Address;

/** Standard output or error, buffered until it is flushed or the program ends. */
final class Output extends OutputStream {
	private final int descriptor;
	private final byte[] buffer = new byte[1 << 15];
	private int used;

	Output(int descriptor) {
		this.descriptor = descriptor;
	}

	@Override
	public void write(int b) {
		if (used == buffer.length) {
			send();
		}
		buffer[used++] = (byte) b;
	}

	@Override
	public void write(byte[] b, int offset, int length) {
		if (offset < 0 || length < 0 || length > b.length - offset) {
			throw new IndexOutOfBoundsException();
		}
		while (length > 0) {
			if (used == buffer.length) {
				send();
			}
			int n = Math.min(length, buffer.length - used);
			System.arraycopy(b, offset, buffer, used, n);
			used += n;
			offset += n;
			length -= n;
		}
	}

	/** Writes s in UTF-8. */
	void write(String s) {
		int length = s.length();
		for (int i = 0; i < length; i++) {
			int c = s.charAt(i);
			if (c < 0x80) {
				write(c);
				continue;
			}
			if (used > buffer.length - 4) {
				send();
			}
			int code = s.codePointAt(i);
			i += Character.charCount(code) - 1;
			used = Text.put(code, buffer, used);
		}
	}

	void send() {
		if (used > 0) {
			WasiSupport.putChars(descriptor, Address.ofData(buffer), used);
			used = 0;
		}
	}

	/** Does nothing: who waits for input sends first, and so does the end. */
	@Override
	public void flush() {}
}
