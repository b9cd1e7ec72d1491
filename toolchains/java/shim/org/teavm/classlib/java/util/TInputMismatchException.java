package org.teavm.classlib.java.util;

import java.util.NoSuchElementException;

/** InputMismatchException: what a Scanner was asked for is not what comes. */
public class TInputMismatchException extends NoSuchElementException {
	public TInputMismatchException() {}

	public TInputMismatchException(String message) {
		super(message);
	}
}
