package assize.library;

/** A program is started without arguments. */
public final class Arguments {
	private Arguments() {}

	public static String[] getArgs() {
		return new String[0];
	}
}
