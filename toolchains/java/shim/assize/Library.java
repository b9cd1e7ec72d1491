package assize;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.teavm.model.ClassHolderSource;
import org.teavm.model.PreOptimizingClassHolderSource;
import org.teavm.model.ReferenceCache;
import org.teavm.parsing.ClasspathClassHolderSource;
import org.teavm.parsing.resource.ResourceProvider;

/**
 * What is the same for all compiles of one process: the class library as TeaVM reads
 * it. Whoever changes a class copies it first, so a compile finds what the one
 * before it has read.
 */
final class Library {
	static final ReferenceCache REFERENCES = new ReferenceCache();
	static final ResourceProvider RESOURCES = ResourceProvider.ofClassPath(jars());
	private static final ClassHolderSource CLASSES = read(RESOURCES);

	private Library() {}

	private static List<File> jars() {
		List<File> jars = new ArrayList<>();
		for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
			jars.add(new File(jar));
		}
		return jars;
	}

	private static ClassHolderSource read(ResourceProvider resources) {
		return new PreOptimizingClassHolderSource(new ClasspathClassHolderSource(resources, REFERENCES));
	}

	/** The classes of a submission and, for all other names, those of the library. */
	static ClassHolderSource with(Map<String, byte[]> own) {
		ClassHolderSource submission = read(new Resources(own, RESOURCES));
		return name -> (own.containsKey(name) ? submission : CLASSES).get(name);
	}
}
