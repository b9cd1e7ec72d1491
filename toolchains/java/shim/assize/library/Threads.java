package assize.library;

/** What Thread needs from here. */
public final class Threads {
	private Threads() {}

	/** Tells of an exception that ended a thread. The program goes on. */
	public static void uncaught(String name, Throwable t) {
		Start.uncaught(name, t);
		Start.failed = true;
	}
}
