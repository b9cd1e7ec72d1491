package assize.library;

import java.util.stream.DoubleStream;

/** Additions to DoubleStream: every stream is sequential. */
public final class DoubleStreams {
	private DoubleStreams() {}

	@Instance
	public static DoubleStream parallel(DoubleStream self) {
		return self;
	}

	@Instance
	public static DoubleStream sequential(DoubleStream self) {
		return self;
	}
}
