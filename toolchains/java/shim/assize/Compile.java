package assize;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.teavm.backend.wasm.WasmRuntimeType;
import org.teavm.backend.wasm.WasmTarget;
import org.teavm.backend.wasm.render.WasmBinaryVersion;
import org.teavm.dependency.PreciseDependencyAnalyzer;
import org.teavm.vm.TeaVM;
import org.teavm.vm.TeaVMBuilder;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Compiles Java sources to a module for WASI preview 1, in one process: javac to
 * classes in memory, and TeaVM from there.
 *
 *	java assize.Compile MODULE FIRST SOURCE...
 *
 * FIRST is the source to look for the main method in first. The status is 1 where
 * the sources are at fault, and then standard error says how.
 */
public final class Compile {
	/** The heap begins with this, so that small programs never collect garbage. */
	private static final int HEAP_BYTES = 16 << 20;
	/** More than any memory limit. */
	private static final int MAX_HEAP_BYTES = 1200 << 20;

	private Compile() {}

	public static void main(String[] args) throws IOException {
		System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
		boolean good = run("", args[0], args[1], List.of(args).subList(2, args.length));
		System.exit(good ? 0 : 1); // whatever threads there may be
	}

	/** Compiles the sources below folder, "" for this one, and returns whether there is a module now. */
	static boolean run(String folder, String module, String first, List<String> sources) throws IOException {
		Map<String, byte[]> classes = Sources.compile(folder, sources);
		if (classes == null) {
			return false;
		}
		String entry = Sources.entry(classes, first);
		if (entry == null) {
			System.err.println(first + ":1: error: there is no class with public static void main(String[] args)");
			return false;
		}
		byte[] code;
		try {
			code = translate(classes, entry);
		} catch (StackOverflowError | OutOfMemoryError e) {
			System.err.println(first + ":1: error: a method is too large or too deeply nested for this compiler: split it");
			return false;
		} catch (RuntimeException e) {
			boolean deep = Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause).anyMatch(StackOverflowError.class::isInstance);
			System.err.println(first + ":1: error: " + (deep ? "a method is too large or too deeply nested for this compiler: split it"
				: "the compiler fails of this program (" + e + "): write it another way"));
			return false;
		}
		if (code == null) {
			return false;
		}
		try (OutputStream out = new FileOutputStream(module)) {
			out.write(code);
		}
		return true;
	}

	/** Returns the module, or null where the program needs what there is not. */
	private static byte[] translate(Map<String, byte[]> classes, String entry) {
		WasmTarget target = new Target();
		target.setRuntimeType(WasmRuntimeType.WASI);
		target.setVersion(WasmBinaryVersion.V_0x1);
		target.setMinHeapSize(HEAP_BYTES);
		target.setMaxHeapSize(MAX_HEAP_BYTES);
		TeaVM vm = new TeaVMBuilder(target)
			.setReferenceCache(Library.REFERENCES)
			.setClassLoader(Compile.class.getClassLoader())
			.setResourceProvider(new Resources(classes, Library.RESOURCES))
			.setClassSource(Library.with(classes))
			.setDependencyAnalyzerFactory(PreciseDependencyAnalyzer::new)
			.setStrict(true)
			.build();
		vm.setOptimizationLevel(TeaVMOptimizationLevel.FULL);
		vm.installPlugins();
		Additions.install(vm, entry);
		vm.setEntryPoint(entry);
		Output output = new Output();
		vm.build(output, Output.MODULE);
		return Problems.report(vm, classes.keySet()) ? null : output.module();
	}
}
