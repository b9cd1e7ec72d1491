package assize;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import java.util.Map;
import org.teavm.parsing.resource.Resource;
import org.teavm.parsing.resource.ResourceProvider;

/** The classes of the submission, before those of the library. */
record Resources(Map<String, byte[]> classes, ResourceProvider library) implements ResourceProvider {
	@Override
	public Resource getResource(String name) {
		byte[] own = own(name);
		return own != null ? new Content(own) : library.getResource(name);
	}

	@Override
	public Iterator<Resource> getResources(String name) {
		byte[] own = own(name);
		return own != null ? Collections.<Resource>singleton(new Content(own)).iterator() : library.getResources(name);
	}

	private byte[] own(String name) {
		return name.endsWith(".class") ? classes.get(name.substring(0, name.length() - 6).replace('/', '.')) : null;
	}

	/** The library's are open for as long as the process lives. */
	@Override
	public void close() {}

	private record Content(byte[] bytes) implements Resource {
		@Override
		public InputStream open() {
			return new ByteArrayInputStream(bytes);
		}

		@Override
		public Date getModificationDate() {
			return new Date(0);
		}
	}
}
