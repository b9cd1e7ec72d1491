package org.teavm.classlib.java.lang;

import assize.library.Threads;
import java.util.Map;

/**
 * Thread, where there is one: a thread runs to its end when it is started. Takes
 * the place of TeaVM's, which would make every method one that can be suspended.
 */
public class TThread implements Runnable {
	private static int last;
	private static Thread current;
	private static Thread main;
	private static UncaughtExceptionHandler defaultHandler;
	private final long id = ++last;
	private final Runnable target;
	private String name;
	private int priority = 5;
	private boolean daemon;
	private boolean started;
	private boolean interrupted;
	private UncaughtExceptionHandler handler;

	public TThread() {
		this(null, null, null, 0);
	}

	public TThread(String name) {
		this(null, null, name, 0);
	}

	public TThread(Runnable target) {
		this(null, target, null, 0);
	}

	public TThread(Runnable target, String name) {
		this(null, target, name, 0);
	}

	public TThread(TThreadGroup group, Runnable target) {
		this(group, target, null, 0);
	}

	public TThread(TThreadGroup group, String name) {
		this(group, null, name, 0);
	}

	public TThread(TThreadGroup group, Runnable target, String name) {
		this(group, target, name, 0);
	}

	public TThread(TThreadGroup group, Runnable target, String name, long stackBytes) {
		this.target = target;
		this.name = name != null ? name : "Thread-" + (id - 1);
	}

	private Thread self() {
		return (Thread) (Object) this;
	}

	public void start() {
		if (started) {
			throw new IllegalStateException("started already");
		}
		started = true;
		Thread before = currentThread();
		current = self();
		try {
			run();
		} catch (Throwable t) {
			UncaughtExceptionHandler h = getUncaughtExceptionHandler();
			if (h != null) {
				h.uncaughtException(self(), t);
			} else {
				Threads.uncaught(name, t);
			}
		} finally {
			current = before;
		}
	}

	@Override
	public void run() {
		if (target != null) {
			target.run();
		}
	}

	public static Thread currentThread() {
		if (current == null) {
			main = new Thread("main");
			current = main;
		}
		return current;
	}

	/** Called by the compiler's own code. */
	static void setCurrentThread(Thread to) {}

	static Thread getMainThread() {
		currentThread();
		return main;
	}

	public final String getName() {
		return name;
	}

	public final void setName(String to) {
		name = to;
	}

	public final boolean isDaemon() {
		return daemon;
	}

	public final void setDaemon(boolean to) {
		daemon = to;
	}

	public final int getPriority() {
		return priority;
	}

	public final void setPriority(int to) {
		priority = to;
	}

	public long getId() {
		return id;
	}

	public final boolean isAlive() {
		return this == (Object) current;
	}

	public final void join() throws InterruptedException {}

	public final void join(long millis) throws InterruptedException {}

	public final void join(long millis, int nanos) throws InterruptedException {}

	public static void yield() {}

	public static void onSpinWait() {}

	public static void sleep(long millis) throws InterruptedException {}

	public static void sleep(long millis, int nanos) throws InterruptedException {}

	public void interrupt() {
		interrupted = true;
	}

	public boolean isInterrupted() {
		return interrupted;
	}

	public static boolean interrupted() {
		TThread t = (TThread) (Object) currentThread();
		boolean was = t.interrupted;
		t.interrupted = false;
		return was;
	}

	public static int activeCount() {
		return 1;
	}

	public static boolean holdsLock(Object o) {
		return true;
	}

	public StackTraceElement[] getStackTrace() {
		return new StackTraceElement[0];
	}

	public static Map<Thread, StackTraceElement[]> getAllStackTraces() {
		return Map.of();
	}

	public ClassLoader getContextClassLoader() {
		return ClassLoader.getSystemClassLoader();
	}

	public TThreadGroup getThreadGroup() {
		return null;
	}

	public UncaughtExceptionHandler getUncaughtExceptionHandler() {
		return handler != null ? handler : defaultHandler;
	}

	public void setUncaughtExceptionHandler(UncaughtExceptionHandler to) {
		handler = to;
	}

	public static UncaughtExceptionHandler getDefaultUncaughtExceptionHandler() {
		return defaultHandler;
	}

	public static void setDefaultUncaughtExceptionHandler(UncaughtExceptionHandler to) {
		defaultHandler = to;
	}

	@Override
	public String toString() {
		return "Thread[" + name + "," + priority + ",main]";
	}

	/** What an exception that nobody catches goes to. */
	public interface UncaughtExceptionHandler {
		void uncaughtException(Thread t, Throwable e);
	}
}
