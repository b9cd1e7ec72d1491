package org.teavm.classlib.java.util;

/** StringJoiner. */
public final class TStringJoiner {
	private final String separator;
	private final String prefix;
	private final String suffix;
	private final StringBuilder text = new StringBuilder();
	private boolean any;
	private String empty;

	public TStringJoiner(CharSequence separator) {
		this(separator, "", "");
	}

	public TStringJoiner(CharSequence separator, CharSequence prefix, CharSequence suffix) {
		this.separator = separator.toString();
		this.prefix = prefix.toString();
		this.suffix = suffix.toString();
	}

	public TStringJoiner setEmptyValue(CharSequence value) {
		empty = value.toString();
		return this;
	}

	public TStringJoiner add(CharSequence s) {
		if (any) {
			text.append(separator);
		}
		any = true;
		text.append(s);
		return this;
	}

	public TStringJoiner merge(TStringJoiner other) {
		return other.any ? add(other.text) : this;
	}

	public int length() {
		return toString().length();
	}

	@Override
	public String toString() {
		return any || empty == null ? prefix + text + suffix : empty;
	}
}
