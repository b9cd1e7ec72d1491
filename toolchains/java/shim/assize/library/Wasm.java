package assize.library;

import org.teavm.interop.Unmanaged;

/** Single instructions, by assize.Instructions. */
public final class Wasm {
	private Wasm() {}

	/** Nothing; the compiler takes it for something that throws (assize.Failures). */
	@Unmanaged
	public static native void mayFail();

	/** Makes the memory larger by that many pages and returns its former size, or -1. */
	@Unmanaged
	static native int grow(int pages);

	@Unmanaged
	static native double sqrt(double x);

	@Unmanaged
	static native double floor(double x);

	@Unmanaged
	static native double ceil(double x);

	/** The nearest integer, of two equally near ones the even one. */
	@Unmanaged
	static native double nearest(double x);

	@Unmanaged
	static native double abs(double x);
}
