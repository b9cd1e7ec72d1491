package assize.library;

/** Additions to Character. */
public final class Characters {
	private Characters() {}

	public static String toString(int codePoint) {
		return new String(Character.toChars(codePoint));
	}
}
