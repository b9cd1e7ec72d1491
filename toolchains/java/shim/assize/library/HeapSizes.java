package assize.library;

import org.teavm.interop.StaticInit;
import org.teavm.interop.Unmanaged;

/** How much memory the collector has beside the heap. */
@StaticInit
@Unmanaged
public final class HeapSizes {
	private HeapSizes() {}

	/**
	 * Enough to queue nearly all objects at once, with 4 bytes for each: an array is
	 * marked by queueing all that is in it, and a queue that is full ends the program.
	 */
	@Unmanaged
	public static int calculateStorageSize(int heapSize) {
		return heapSize / 4;
	}
}
