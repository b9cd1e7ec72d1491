package assize.library;

/** Additions to Class. */
public final class Classes {
	private Classes() {}

	@Instance
	public static String getTypeName(Class<?> self) {
		return self.isArray() ? self.getComponentType().getTypeName() + "[]" : self.getName();
	}

	@Instance
	public static boolean isRecord(Class<?> self) {
		return self.getSuperclass() == Record.class;
	}
}
