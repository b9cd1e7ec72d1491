package assize.library;

import org.teavm.backend.wasm.WasmHeap;
import org.teavm.backend.wasm.WasmRuntime;
import org.teavm.interop.Address;
import org.teavm.interop.StaticInit;
import org.teavm.interop.Unmanaged;

/** Memory for the garbage collector. */
@StaticInit
@Unmanaged
public final class Heap {
	private Heap() {}

	/**
	 * Gets the memory for a heap of size bytes, or of as much more than now as
	 * there is, and returns the size for which there is memory now.
	 */
	@Unmanaged
	public static long reserve(long size) {
		long now = WasmHeap.heapSize;
		while (size > now && !grow((int) size)) {
			long less = now + (size - now) / 2;
			less -= less % 8;
			if (size - less < WasmHeap.PAGE_SIZE) {
				return now;
			}
			size = less;
		}
		return size;
	}

	/** Grows the memory to what WasmHeap.resizeHeap is going to use for that size. */
	@Unmanaged
	private static boolean grow(int size) {
		int regions = WasmHeap.calculateRegionsCount(size, WasmHeap.regionSize);
		Address end = WasmRuntime.align(WasmHeap.heapAddress.add(size), 16);
		end = WasmRuntime.align(end.add(WasmHeap.calculateRegionsSize(regions)), 16);
		end = WasmRuntime.align(end.add(regions), 16);
		end = WasmRuntime.align(end.add(WasmHeap.calculateStorageSize(size)), WasmHeap.PAGE_SIZE);
		int pages = (end.toInt() - WasmHeap.memoryLimit.toInt()) / WasmHeap.PAGE_SIZE;
		if (pages > 0) {
			if (Wasm.grow(pages) < 0) {
				return false;
			}
			WasmHeap.memoryLimit = end;
		}
		return true;
	}
}
