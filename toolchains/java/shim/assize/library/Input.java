package assize.library;

import java.io.InputStream;
import org.teavm.backend.wasm.runtime.WasiBuffer;
import org.teavm.backend.wasm.wasi.IOVec;
import org.teavm.backend.wasm.wasi.SizeResult;
import org.teavm.backend.wasm.wasi.Wasi;
import org.teavm.interop.Address;

/** Standard input. Before it waits for more, what was printed is sent. */
final class Input extends InputStream {
	private final byte[] buffer = new byte[1 << 16];
	private int at;
	private int end;

	@Override
	public int read() {
		if (at == end && !fill()) {
			return -1;
		}
		return buffer[at++] & 0xff;
	}

	@Override
	public int read(byte[] into, int offset, int length) {
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

	@Override
	public int available() {
		return end - at;
	}

	private boolean fill() {
		Systems.flush();
		at = 0;
		end = (int) read(Address.ofData(buffer), buffer.length);
		return end > 0;
	}

	private static long read(Address into, int length) {
		Address buffer = WasiBuffer.getBuffer();
		IOVec vector = buffer.toStructure();
		SizeResult size = buffer.add(16).toStructure();
		vector.buffer = into;
		vector.bufferLength = length;
		size.value = 0;
		return Wasi.fdRead(0, vector, 1, size) == 0 ? size.value & 0xffffffffL : 0;
	}
}
