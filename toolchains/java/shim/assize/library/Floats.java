package assize.library;

/** Additions to Float. */
public final class Floats {
	private Floats() {}

	public static float sum(float a, float b) {
		return a + b;
	}

	public static float max(float a, float b) {
		return Math.max(a, b);
	}

	public static float min(float a, float b) {
		return Math.min(a, b);
	}
}
