package assize;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.teavm.asm.ClassReader;
import org.teavm.asm.ClassWriter;

/**
 * Packs a folder of classes and jars into one jar, the first of each name, not
 * compressed and without times. Run when the toolchain is installed.
 *
 *	java assize.Pack OUTPUT FOLDER JAR...
 */
public final class Pack {
	private Pack() {}

	public static void main(String[] args) throws IOException {
		Map<String, byte[]> all = new TreeMap<>();
		Path folder = Path.of(args[1]);
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
				all.put(folder.relativize(file).toString(), Files.readAllBytes(file));
			}
		}
		for (int i = 2; i < args.length; i++) {
			try (ZipFile jar = new ZipFile(args[i])) {
				for (ZipEntry entry : Collections.list(jar.entries())) {
					if (!wanted(entry)) {
						continue;
					}
					try (InputStream in = jar.getInputStream(entry)) {
						byte[] content = in.readAllBytes();
						// each plugin is named in a file that several jars have
						all.merge(entry.getName(), content, (a, b) -> entry.getName().startsWith("META-INF/services/") ? join(a, b) : a);
					}
				}
			}
		}
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])));
				ZipOutputStream zip = new ZipOutputStream(out)) {
			for (Map.Entry<String, byte[]> entry : all.entrySet()) {
				store(zip, entry.getKey(), slim(entry.getKey(), Repairs.apply(entry.getKey(), entry.getValue())));
			}
		}
	}

	private static boolean wanted(ZipEntry entry) {
		String name = entry.getName();
		return !entry.isDirectory() && !name.startsWith("META-INF/maven/") && !name.endsWith("MANIFEST.MF")
			&& !name.endsWith("module-info.class");
	}

	/** Takes the names of variables out of the library's classes, which cost time at each compile. */
	private static byte[] slim(String name, byte[] content) {
		if (!name.endsWith(".class") || !name.startsWith("org/teavm/classlib/") && !name.startsWith("org/teavm/runtime/")) {
			return content;
		}
		ClassWriter writer = new ClassWriter(0);
		new ClassReader(content).accept(new Lines(writer), 0);
		return writer.toByteArray();
	}

	private static byte[] join(byte[] a, byte[] b) {
		byte[] all = new byte[a.length + 1 + b.length];
		System.arraycopy(a, 0, all, 0, a.length);
		all[a.length] = '\n';
		System.arraycopy(b, 0, all, a.length + 1, b.length);
		return all;
	}

	private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
		ZipEntry entry = new ZipEntry(name);
		entry.setMethod(ZipEntry.STORED);
		entry.setTime(1_000_000_000_000L);
		entry.setSize(content.length);
		CRC32 crc = new CRC32();
		crc.update(content);
		entry.setCrc(crc.getValue());
		zip.putNextEntry(entry);
		zip.write(content);
		zip.closeEntry();
	}
}
