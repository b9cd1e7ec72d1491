package assize.library;

import java.util.stream.IntStream;

/** Additions to IntStream: every stream is sequential. */
public final class IntStreams {
	private IntStreams() {}

	@Instance
	public static IntStream parallel(IntStream self) {
		return self;
	}

	@Instance
	public static IntStream sequential(IntStream self) {
		return self;
	}
}
