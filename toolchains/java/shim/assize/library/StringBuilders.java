package assize.library;

/** Additions to StringBuilder. */
public final class StringBuilders {
	private StringBuilders() {}

	@Instance
	public static int compareTo(StringBuilder self, StringBuilder other) {
		return self.toString().compareTo(other.toString());
	}
}
