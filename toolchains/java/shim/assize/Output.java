package assize;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.teavm.vm.BuildTarget;

/** Keeps what TeaVM writes in memory. */
final class Output implements BuildTarget {
	static final String MODULE = "module.wasm";
	private final ByteArrayOutputStream module = new ByteArrayOutputStream(1 << 20);

	@Override
	public OutputStream createResource(String name) {
		return name.equals(MODULE) ? module : OutputStream.nullOutputStream();
	}

	byte[] module() {
		return module.toByteArray();
	}
}
