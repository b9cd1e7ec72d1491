public class Main {
	static int f(int x) {
		if (x > 6) {
			throw new IllegalStateException("f" + x);
		}
		return x - 1;
	}

	static int nested(int x, int[] a) {
		try {
			try {
				a[x == 5 ? 5 : 0] = f(x);
				return 1;
			} catch (ArrayIndexOutOfBoundsException e) {
				return 2;
			}
		} catch (IllegalStateException e) {
			return 3;
		}
	}

	static int both(int x, int y, int[] a, long[] l) {
		try {
			a[x == 5 ? 5 : 0] = f(x);
			if (x < y) {
				return 4;
			} else {
				throw new RuntimeException("b");
			}
		} catch (NullPointerException | ArrayIndexOutOfBoundsException e) {
			return 5;
		} finally {
			l[x & 1]++;
		}
	}

	/** A handler sees the arguments as they were. */
	static String argument(int x, int y, int[] a) {
		try {
			a[x] = a[y];
			return "stored";
		} catch (ClassCastException e) {
			return "cast";
		} catch (RuntimeException e) {
			return x + " " + y;
		}
	}

	/** Also one that is assigned to something else. */
	static String assigned(int x, int y, int[] a) {
		int z = 1;
		try {
			a[f(y)] += a[x];
			z = x;
		} catch (RuntimeException e) {
			return (x < 5 ? "small " : "large ") + z + " " + x;
		}
		return "stored " + z;
	}

	/** What failed once fails again. */
	static String twice(int x, int[] a) {
		try {
			a[x] = 1;
			return "once";
		} catch (ArrayIndexOutOfBoundsException e) {
			try {
				a[x] = 2;
				return "wrong";
			} catch (ArrayIndexOutOfBoundsException f) {
				return "twice";
			}
		}
	}

	/** What is computed once for a loop is not computed where the loop does not. */
	static long guarded(int n, int m, long x) {
		long sum = 0;
		for (int i = 0; i < n; i++) {
			if (m != 0) {
				sum += i + x % m + 17 % m;
			}
		}
		return sum;
	}

	public static void main(String[] args) {
		int[] a = {1, 2, 3, 4};
		long[] l = new long[2];
		for (int x = 3; x < 9; x++) {
			System.out.print(nested(x, a) + " ");
			try {
				System.out.println(both(x, 5, a, l));
			} catch (RuntimeException e) {
				System.out.println(e.getMessage());
			}
		}
		System.out.println(l[0] + " " + l[1]);
		System.out.println(argument(-1, 2, a) + ", " + argument(2, 7, a) + ", " + argument(1, 2, a) + ", " + argument(8, 0, null));
		System.out.println(assigned(5, 1, a) + ", " + assigned(-3, 2, a) + ", " + assigned(2, 1, a) + ", " + assigned(2, 9, a));
		System.out.println(twice(1, a) + ", " + twice(4, a) + ", " + twice(-1, a));
		System.out.println(guarded(5, args.length, 7) + " " + guarded(5, 3, 7));
		int zero = 0;
		try {
			System.out.println(1 / zero);
		} catch (ArithmeticException e) {
			System.out.println(e.getMessage());
		}
		int[] four = new int[4];
		try {
			four[4] = 5;
			System.out.println("wrong " + four[3]);
		} catch (ArrayIndexOutOfBoundsException e) {
			System.out.println("four");
		}
		System.out.println(new IntStatistics().all());
	}

	static class IntStatistics {
		String all() {
			return java.util.stream.IntStream.of(3, 1, 2).summaryStatistics() + "\n"
				+ java.util.stream.LongStream.of(3, 1, 1L << 40).summaryStatistics() + "\n"
				+ java.util.stream.DoubleStream.of(1.5, 2.25).summaryStatistics();
		}
	}
}
