package assize.library;

/** Additions to Integer. */
public final class Integers {
	private Integers() {}

	public static int sum(int a, int b) {
		return a + b;
	}

	public static long toUnsignedLong(int n) {
		return n & 0xffffffffL;
	}

	public static int parseUnsignedInt(String s) {
		return parseUnsignedInt(s, 10);
	}

	public static int parseUnsignedInt(String s, int radix) {
		long n = Long.parseLong(s, radix);
		if (n < 0 || n > 0xffffffffL) {
			throw new NumberFormatException(s);
		}
		return (int) n;
	}
}
