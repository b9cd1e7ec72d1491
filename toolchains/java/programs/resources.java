import java.util.Arrays;

// A try with resources that fails more than once tells all of it.
public class Main {
	static final class Resource implements AutoCloseable {
		private final String name;

		Resource(String name) {
			this.name = name;
			System.out.println("open " + name);
		}

		@Override
		public void close() throws Exception {
			System.out.println("close " + name);
			if (name.equals("second") || name.equals("third")) {
				throw new Exception("closing " + name);
			}
		}
	}

	static final class Refused extends RuntimeException {
		Refused(String message, Throwable cause) {
			super(message, cause);
		}
	}

	public static void main(String[] args) throws Exception {
		try (Resource first = new Resource("first"); Resource second = new Resource("second"); Resource third = new Resource("third")) {
			throw new Refused("inside", new IllegalStateException("because"));
		} catch (Refused e) {
			System.out.println(e.getMessage() + ", " + e.getCause().getMessage());
			for (Throwable t : e.getSuppressed()) {
				System.out.println(t);
			}
		}
		try (Resource only = new Resource("third")) {
			System.out.println("nothing wrong inside");
		} catch (Exception e) {
			System.out.println(e.getMessage() + " " + e.getSuppressed().length);
		}
		for (Throwable t : Arrays.asList(new Exception(), new Error("m"), new RuntimeException("r", new Exception("c")))) {
			t.addSuppressed(new ArithmeticException("later"));
			System.out.println(t + " " + Arrays.toString(t.getSuppressed()));
		}
	}
}
