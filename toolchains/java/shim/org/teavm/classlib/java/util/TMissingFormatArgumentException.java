package org.teavm.classlib.java.util;

/** MissingFormatArgumentException. */
public class TMissingFormatArgumentException extends IllegalArgumentException {
	private final String what;

	public TMissingFormatArgumentException(String what) {
		this.what = what;
	}

	@Override
	public String getMessage() {
		return "Format specifier '" + what + "'";
	}
}
