package assize.library;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Additions to Arrays: what is parallel elsewhere, and comparing. */
@SuppressWarnings({"rawtypes", "unchecked"})
public final class ArrayAdditions {
	private ArrayAdditions() {}

	public static void parallelSort(int[] a) {
		Arrays.sort(a);
	}

	public static void parallelSort(long[] a) {
		Arrays.sort(a);
	}

	public static void parallelSort(double[] a) {
		Arrays.sort(a);
	}

	public static void parallelSort(char[] a) {
		Arrays.sort(a);
	}

	public static void parallelSort(byte[] a) {
		Arrays.sort(a);
	}

	public static void parallelSort(short[] a) {
		Arrays.sort(a);
	}

	public static void parallelSort(float[] a) {
		Arrays.sort(a);
	}

	public static void parallelSort(int[] a, int from, int to) {
		Arrays.sort(a, from, to);
	}

	public static void parallelSort(long[] a, int from, int to) {
		Arrays.sort(a, from, to);
	}

	public static void parallelSort(Comparable[] a) {
		Arrays.sort(a);
	}

	public static void parallelSort(Object[] a, Comparator c) {
		Arrays.sort(a, c);
	}

	public static void parallelPrefix(Object[] a, BinaryOperator f) {
		for (int i = 1; i < a.length; i++) {
			a[i] = f.apply(a[i - 1], a[i]);
		}
	}

	public static void parallelPrefix(int[] a, IntBinaryOperator f) {
		for (int i = 1; i < a.length; i++) {
			a[i] = f.applyAsInt(a[i - 1], a[i]);
		}
	}

	public static void parallelPrefix(long[] a, LongBinaryOperator f) {
		for (int i = 1; i < a.length; i++) {
			a[i] = f.applyAsLong(a[i - 1], a[i]);
		}
	}

	public static void parallelPrefix(double[] a, DoubleBinaryOperator f) {
		for (int i = 1; i < a.length; i++) {
			a[i] = f.applyAsDouble(a[i - 1], a[i]);
		}
	}

	public static int compare(int[] a, int[] b) {
		int n = Math.min(a.length, b.length);
		for (int i = 0; i < n; i++) {
			int c = Integer.compare(a[i], b[i]);
			if (c != 0) {
				return c;
			}
		}
		return a.length - b.length;
	}

	public static int compare(long[] a, long[] b) {
		int n = Math.min(a.length, b.length);
		for (int i = 0; i < n; i++) {
			int c = Long.compare(a[i], b[i]);
			if (c != 0) {
				return c;
			}
		}
		return a.length - b.length;
	}

	public static int compare(double[] a, double[] b) {
		int n = Math.min(a.length, b.length);
		for (int i = 0; i < n; i++) {
			int c = Double.compare(a[i], b[i]);
			if (c != 0) {
				return c;
			}
		}
		return a.length - b.length;
	}

	public static int compare(char[] a, char[] b) {
		int n = Math.min(a.length, b.length);
		for (int i = 0; i < n; i++) {
			int c = Character.compare(a[i], b[i]);
			if (c != 0) {
				return c;
			}
		}
		return a.length - b.length;
	}

	public static int compare(byte[] a, byte[] b) {
		int n = Math.min(a.length, b.length);
		for (int i = 0; i < n; i++) {
			int c = Byte.compare(a[i], b[i]);
			if (c != 0) {
				return c;
			}
		}
		return a.length - b.length;
	}

	public static int compare(boolean[] a, boolean[] b) {
		int n = Math.min(a.length, b.length);
		for (int i = 0; i < n; i++) {
			int c = Boolean.compare(a[i], b[i]);
			if (c != 0) {
				return c;
			}
		}
		return a.length - b.length;
	}

	public static int compare(Comparable[] a, Comparable[] b) {
		return compare(a, b, Comparator.naturalOrder());
	}

	public static int compare(Object[] a, Object[] b, Comparator c) {
		int n = Math.min(a.length, b.length);
		for (int i = 0; i < n; i++) {
			int d = c.compare(a[i], b[i]);
			if (d != 0) {
				return d;
			}
		}
		return a.length - b.length;
	}
}
