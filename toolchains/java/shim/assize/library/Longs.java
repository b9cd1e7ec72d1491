package assize.library;

import java.math.BigInteger;

/** Additions to Long. */
public final class Longs {
	private Longs() {}

	public static long sum(long a, long b) {
		return a + b;
	}

	public static long max(long a, long b) {
		return a >= b ? a : b;
	}

	public static long min(long a, long b) {
		return a <= b ? a : b;
	}

	public static long parseUnsignedLong(String s) {
		return parseUnsignedLong(s, 10);
	}

	public static long parseUnsignedLong(String s, int radix) {
		BigInteger n = new BigInteger(s, radix);
		if (n.signum() < 0 || n.bitLength() > 64) {
			throw new NumberFormatException(s);
		}
		return n.longValue();
	}
}
