package assize.library;

import org.teavm.runtime.Fiber;

/** How a program begins, and ends where it lets an exception go. */
public final class Start {
	/** Whether an exception ended a thread. Elsewhere that is no failure; here it is a run-time error. */
	static boolean failed;

	/** How much of a stack is told. */
	private static final int LINES = 30;

	private Start() {}

	/** Takes the place of Fiber.start, which is what the entry of the module calls. */
	public static void start(Fiber.FiberRunner unused, boolean daemon) {
		boolean whole = false;
		try {
			main(new String[0]);
			whole = !failed;
		} catch (Throwable t) {
			uncaught("main", t);
		}
		Systems.exit(whole ? 0 : 1);
	}

	/** Calls the program's main method: assize.Additions knows which that is. */
	private static native void main(String[] args);

	static void uncaught(String thread, Throwable t) {
		if (t == null) {
			// Never. The compiler keeps the names of classes that it sees come here,
			// and does not see those that the run-time system throws.
			t = new NullPointerException();
			t = new ArrayIndexOutOfBoundsException();
			t = new ClassCastException();
		}
		System.err.print("Exception in thread \"" + thread + "\" " + t);
		StackTraceElement[] trace = t.getStackTrace();
		if (trace == null) {
			trace = new StackTraceElement[0];
		}
		int lines = 0;
		for (StackTraceElement e : trace) {
			String where = e.getClassName();
			boolean ours = where.startsWith("assize.") || where.startsWith("org.teavm.")
				|| lines == 0 && (e.getMethodName().equals("fillInStackTrace") || e.getMethodName().equals("<init>"));
			if (!ours && lines++ < LINES) {
				System.err.print("\n\tat " + e);
			}
		}
		System.err.println();
		if (t.getCause() != null && t.getCause() != t) {
			System.err.println("Caused by: " + t.getCause());
		}
	}
}
