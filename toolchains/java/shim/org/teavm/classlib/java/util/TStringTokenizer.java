package org.teavm.classlib.java.util;

import java.util.Enumeration;
import java.util.NoSuchElementException;

/** StringTokenizer, fast for the usual separators. */
public class TStringTokenizer implements Enumeration<Object> {
	private final String text;
	private String separators;
	private boolean usual;
	private final boolean tellSeparators;
	private int at;

	public TStringTokenizer(String text) {
		this(text, " \t\n\r\f", false);
	}

	public TStringTokenizer(String text, String separators) {
		this(text, separators, false);
	}

	public TStringTokenizer(String text, String separators, boolean tellSeparators) {
		this.text = text;
		this.tellSeparators = tellSeparators;
		text.length(); // null throws now
		use(separators);
	}

	private void use(String separators) {
		this.separators = separators;
		usual = separators.equals(" \t\n\r\f");
	}

	private boolean separates(char c) {
		return usual ? c <= ' ' && (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') : separators.indexOf(c) >= 0;
	}

	/** The beginning of the next token from i on. */
	private int skip(int i) {
		while (!tellSeparators && i < text.length() && separates(text.charAt(i))) {
			i++;
		}
		return i;
	}

	/** The end of the token that begins at i. */
	private int end(int i) {
		int start = i;
		while (i < text.length() && !separates(text.charAt(i))) {
			i++;
		}
		return tellSeparators && i == start ? i + 1 : i;
	}

	public boolean hasMoreTokens() {
		at = skip(at);
		return at < text.length();
	}

	public String nextToken() {
		int start = skip(at);
		if (start >= text.length()) {
			throw new NoSuchElementException();
		}
		at = end(start);
		return text.substring(start, at);
	}

	public String nextToken(String separators) {
		use(separators);
		return nextToken();
	}

	@Override
	public boolean hasMoreElements() {
		return hasMoreTokens();
	}

	@Override
	public Object nextElement() {
		return nextToken();
	}

	public int countTokens() {
		int n = 0;
		for (int i = skip(at); i < text.length(); i = skip(end(i))) {
			n++;
		}
		return n;
	}
}
