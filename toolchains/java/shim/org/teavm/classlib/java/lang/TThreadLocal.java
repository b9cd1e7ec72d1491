package org.teavm.classlib.java.lang;

import java.util.function.Supplier;

/** ThreadLocal, where threads run one inside of another: one value for all. */
public class TThreadLocal<T> {
	private Supplier<? extends T> initial;
	private T value;
	private boolean set;

	public static <S> TThreadLocal<S> withInitial(Supplier<? extends S> initial) {
		TThreadLocal<S> t = new TThreadLocal<>();
		t.initial = initial;
		return t;
	}

	protected T initialValue() {
		return initial == null ? null : initial.get();
	}

	public T get() {
		if (!set) {
			set(initialValue());
		}
		return value;
	}

	public void set(T to) {
		value = to;
		set = true;
	}

	public void remove() {
		value = null;
		set = false;
	}
}
