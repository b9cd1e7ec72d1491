package assize;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.teavm.asm.ClassReader;
import org.teavm.asm.ClassVisitor;
import org.teavm.asm.MethodVisitor;
import org.teavm.asm.Opcodes;

/** javac, from files to classes in memory. */
final class Sources {
	/** No annotation processors, and for stack traces the lines but not the variables. */
	private static final List<String> OPTIONS = List.of("-proc:none", "-g:source,lines", "-XDuseUnsharedTable=true",
		"-Xlint:-options", "-implicit:none", "-Xmaxerrs", "50");

	/** The packages of the library and of the compiler, which would take a submission's class for its own. */
	private static final List<String> RESERVED = List.of("assize.", "org.teavm.");

	private Sources() {}

	/** Returns the classes by name, or null after saying what is wrong with the sources. */
	static Map<String, byte[]> compile(String folder, List<String> names) throws IOException {
		JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
		List<JavaFileObject> files = new ArrayList<>();
		for (String name : names) {
			try (InputStream in = new FileInputStream(folder + name)) { // channels want socketpair, which the box refuses
				files.add(new Source(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
			}
		}
		PrintWriter messages = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
		try (Memory memory = new Memory(javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8))) {
			boolean good = javac.getTask(messages, memory, null, OPTIONS, null, files).call();
			for (Map.Entry<String, FileObject> c : memory.sources.entrySet()) {
				if (RESERVED.stream().anyMatch(c.getKey()::startsWith)) {
					messages.println(c.getValue().getName() + ":1: error: the package of " + c.getKey() + " is taken here: call it something else");
					good = false;
				}
			}
			messages.flush();
			return good ? memory.classes() : null;
		}
	}

	/** Returns the class to start: the first with a main method, and of several the one named as the file. */
	static String entry(Map<String, byte[]> classes, String file) {
		String stem = Path.of(file).getFileName().toString().replaceFirst("\\.java$", "");
		String first = null;
		for (Map.Entry<String, byte[]> c : classes.entrySet()) {
			if (hasMain(c.getValue())) {
				String name = c.getKey();
				if (name.substring(name.lastIndexOf('.') + 1).equals(stem)) {
					return name;
				}
				if (first == null) {
					first = name;
				}
			}
		}
		return first;
	}

	private static boolean hasMain(byte[] c) {
		boolean[] found = new boolean[1];
		new ClassReader(c).accept(new ClassVisitor(Opcodes.ASM9) {
			@Override
			public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
				found[0] |= name.equals("main") && descriptor.equals("([Ljava/lang/String;)V")
					&& (access & Opcodes.ACC_STATIC) != 0 && (access & Opcodes.ACC_PUBLIC) != 0;
				return null;
			}
		}, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
		return found[0];
	}

	/** A source, whatever the classes in it are called. */
	private static final class Source extends SimpleJavaFileObject {
		private final String name;
		private final String text;

		Source(String name, String text) {
			super(URI.create("source:///" + name.replace(' ', '_')), Kind.SOURCE);
			this.name = name;
			this.text = text;
		}

		@Override
		public String getName() {
			return name;
		}

		@Override
		public boolean isNameCompatible(String simpleName, Kind kind) {
			return kind == Kind.SOURCE;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return text;
		}
	}

	/** Keeps classes in memory, by name and in that order. */
	private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
		private final Map<String, ByteArrayOutputStream> made = new TreeMap<>();
		private final Map<String, FileObject> sources = new TreeMap<>();

		Memory(JavaFileManager files) {
			super(files);
		}

		@Override
		public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
			sources.put(name, sibling);
			return new SimpleJavaFileObject(URI.create("class:///" + name.replace('.', '/')), kind) {
				@Override
				public OutputStream openOutputStream() {
					ByteArrayOutputStream bytes = new ByteArrayOutputStream();
					made.put(name, bytes);
					return bytes;
				}
			};
		}

		/** The class path is the compiler's own: nothing of it is the submission's. */
		@Override
		public Iterable<JavaFileObject> list(Location location, String packageName, Set<JavaFileObject.Kind> kinds,
				boolean recurse) throws IOException {
			return location == StandardLocation.CLASS_PATH ? List.of() : super.list(location, packageName, kinds, recurse);
		}

		Map<String, byte[]> classes() {
			Map<String, byte[]> all = new TreeMap<>();
			made.forEach((name, bytes) -> all.put(name, bytes.toByteArray()));
			return all;
		}
	}
}
