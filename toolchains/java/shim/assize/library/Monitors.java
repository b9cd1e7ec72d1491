package assize.library;

/**
 * There is one thread, so locks are always free: replaces what Object has for
 * them, which would make every method one that can be suspended.
 */
public final class Monitors {
	private Monitors() {}

	public static void monitorEnterSync(Object o) {}

	public static void monitorExitSync(Object o) {}

	public static void monitorEnter(Object o) {}

	public static void monitorEnter(Object o, int count) {}

	public static void monitorExit(Object o) {}

	public static void monitorExit(Object o, int count) {}

	public static boolean holdsLock(Object o) {
		return true;
	}

	/** Nobody will ever notify, so this returns at once, as Java allows it to. */
	@Instance
	public static void wait(Object self, long millis, int nanos) {}

	@Instance
	public static void wait(Object self, long millis) {}

	@Instance
	public static void wait(Object self) {}

	@Instance
	public static void notify(Object self) {}

	@Instance
	public static void notifyAll(Object self) {}
}
