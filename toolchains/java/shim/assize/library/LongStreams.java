package assize.library;

import java.util.stream.LongStream;

/** Additions to LongStream: every stream is sequential. */
public final class LongStreams {
	private LongStreams() {}

	@Instance
	public static LongStream parallel(LongStream self) {
		return self;
	}

	@Instance
	public static LongStream sequential(LongStream self) {
		return self;
	}
}
