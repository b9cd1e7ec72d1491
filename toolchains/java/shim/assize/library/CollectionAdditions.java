package assize.library;

import java.util.Collection;
import java.util.stream.Stream;

/** Additions to Collection. */
public final class CollectionAdditions {
	private CollectionAdditions() {}

	@Instance
	public static Stream<?> parallelStream(Collection<?> self) {
		return self.stream();
	}
}
