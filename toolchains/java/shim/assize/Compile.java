package assize;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.teavm.backend.wasm.WasmRuntimeType;
import org.teavm.backend.wasm.WasmTarget;
import org.teavm.backend.wasm.render.WasmBinaryVersion;
import org.teavm.dependency.PreciseDependencyAnalyzer;
import org.teavm.model.PreOptimizingClassHolderSource;
import org.teavm.model.ReferenceCache;
import org.teavm.parsing.ClasspathClassHolderSource;
import org.teavm.parsing.resource.ResourceProvider;
import org.teavm.vm.TeaVM;
import org.teavm.vm.TeaVMBuilder;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Compiles Java sources to a module for WASI preview 1, in one process: javac to
 * classes in memory, and TeaVM from there.
 *
 *	java assize.Compile MODULE FIRST SOURCE...
 *
 * FIRST is the source to look for the main method in first. The status is 1 where the sources are at fault, and then standard error says how.
 */
public final class Compile {
	/** The heap begins with this, so that small programs never collect garbage. */
	private static final int HEAP_BYTES = 16 << 20;
	/** More than any memory limit. */
	private static final int MAX_HEAP_BYTES = 1200 << 20;

	private Compile() {}

	public static void main(String[] args) throws IOException {
		System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
		List<String> sources = List.of(args).subList(2, args.length);
		Map<String, byte[]> classes = Sources.compile(sources);
		if (classes == null) {
			System.exit(1);
		}
		String entry = Sources.entry(classes, args[1]);
		if (entry == null) {
			System.err.println(args[1] + ":1: error: there is no class with public static void main(String[] args)");
			System.exit(1);
		}
		byte[] code = translate(classes, entry);
		if (code == null) {
			System.exit(1);
		}
		try (OutputStream out = new FileOutputStream(args[0])) {
			out.write(code);
		}
		System.exit(0); // whatever threads there may be
	}

	/** Returns the module, or null where the program needs what there is not. */
	private static byte[] translate(Map<String, byte[]> classes, String entry) {
		List<File> jars = new ArrayList<>();
		for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
			jars.add(new File(jar));
		}
		ClassLoader loader = Compile.class.getClassLoader();
		ReferenceCache references = new ReferenceCache();
		try (ResourceProvider resources = new Resources(classes, ResourceProvider.ofClassPath(jars))) {
			WasmTarget target = new Target();
			target.setRuntimeType(WasmRuntimeType.WASI);
			target.setVersion(WasmBinaryVersion.V_0x1);
			target.setMinHeapSize(HEAP_BYTES);
			target.setMaxHeapSize(MAX_HEAP_BYTES);
			TeaVM vm = new TeaVMBuilder(target)
				.setReferenceCache(references)
				.setClassLoader(loader)
				.setResourceProvider(resources)
				.setClassSource(new PreOptimizingClassHolderSource(new ClasspathClassHolderSource(resources, references)))
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
}
