package assize;

import org.teavm.backend.wasm.TeaVMWasmHost;
import org.teavm.backend.wasm.WasmTarget;
import org.teavm.model.MethodReference;
import org.teavm.model.optimization.InliningFilter;
import org.teavm.model.optimization.InliningFilterFactory;

/** TeaVM's back end, which shall not inline what is on the way to an exception: frames get large by it. */
final class Target extends WasmTarget implements TeaVMWasmHost {
	@Override
	public InliningFilterFactory getInliningFilter() {
		InliningFilterFactory all = super.getInliningFilter();
		return caller -> {
			InliningFilter filter = all.createFilter(caller);
			return callee -> !isRare(callee) && filter.apply(callee);
		};
	}

	private static boolean isRare(MethodReference m) {
		return switch (m.getName()) {
			case "<init>" -> m.getClassName().endsWith("Exception") || m.getClassName().endsWith("Error");
			case "fail", "rare" -> m.getClassName().startsWith("assize.") || m.getClassName().startsWith("java.");
			default -> false;
		};
	}
}
