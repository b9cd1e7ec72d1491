package org.teavm.classlib.java.lang;

/** ThreadGroup: a name. */
public class TThreadGroup {
	private final String name;

	public TThreadGroup(String name) {
		this.name = name;
	}

	public final String getName() {
		return name;
	}
}
