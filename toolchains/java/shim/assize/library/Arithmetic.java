package assize.library;

/** What divisions and the sizes of arrays go through. Inlined. */
public final class Arithmetic {
	private Arithmetic() {}

	public static int divide(int a, int b) {
		if (((b + 1) & ~1) == 0) {
			return rare(a, b);
		}
		return a / b;
	}

	public static int modulo(int a, int b) {
		if (b == 0) {
			fail();
		}
		return a % b;
	}

	public static long divide(long a, long b) {
		if (((b + 1) & ~1L) == 0) {
			return rare(a, b);
		}
		return a / b;
	}

	public static long modulo(long a, long b) {
		if (b == 0) {
			fail();
		}
		return a % b;
	}

	public static int length(int n) {
		if (n < 0) {
			throw new NegativeArraySizeException(Integer.toString(n));
		}
		return n;
	}

	/** Divisors 0 and -1: the smallest number by -1 is a trap of WebAssembly's. */
	private static int rare(int a, int b) {
		if (b == 0) {
			fail();
		}
		return -a;
	}

	private static long rare(long a, long b) {
		if (b == 0) {
			fail();
		}
		return -a;
	}

	private static void fail() {
		throw new ArithmeticException("/ by zero");
	}
}
