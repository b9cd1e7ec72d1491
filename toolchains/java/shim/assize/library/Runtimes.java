package assize.library;

/** Additions to Runtime. */
public final class Runtimes {
	private Runtimes() {}

	@Instance
	public static long maxMemory(Runtime self) {
		return self.totalMemory();
	}

	@Instance
	public static int availableProcessors(Runtime self) {
		return 1;
	}

	@Instance
	public static void exit(Runtime self, int status) {
		Systems.exit(status);
	}

	@Instance
	public static void halt(Runtime self, int status) {
		Systems.exit(status);
	}
}
