package assize.library;

/** Additions to Double. */
public final class Doubles {
	private Doubles() {}

	public static double sum(double a, double b) {
		return a + b;
	}

	public static double max(double a, double b) {
		return Math.max(a, b);
	}

	public static double min(double a, double b) {
		return Math.min(a, b);
	}
}
