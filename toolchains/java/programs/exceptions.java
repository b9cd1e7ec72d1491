import java.util.*;

public class Main {
	static class Trouble extends Exception {
		final int code;

		Trouble(String message, int code, Throwable cause) {
			super(message, cause);
			this.code = code;
		}
	}

	static class Resource implements AutoCloseable {
		final String name;

		Resource(String name) {
			this.name = name;
			System.out.println("open " + name);
		}

		@Override
		public void close() {
			System.out.println("close " + name);
		}
	}

	static int order(int[] a, int i) {
		try {
			return a[i];
		} catch (ArrayIndexOutOfBoundsException e) {
			System.out.println("out of bounds");
			return -1;
		} finally {
			System.out.println("finally " + i);
		}
	}

	static void check(Runnable r) {
		try {
			r.run();
			System.out.println("fine");
		} catch (NullPointerException | ArithmeticException e) {
			System.out.println("first: " + e.getClass().getSimpleName());
		} catch (RuntimeException e) {
			System.out.println("second: " + e.getClass().getName());
		}
	}

	static Object hidden(int i) {
		return i == 0 ? "text" : i == 1 ? Integer.valueOf(3) : null;
	}

	static int deep(int n) throws Trouble {
		if (n == 0) throw new Trouble("bottom", 42, new IllegalStateException("why"));
		return deep(n - 1) + 1;
	}

	public static void main(String[] args) {
		System.out.println(order(new int[] {7}, 0) + order(new int[] {7}, 1));
		int[] numbers = new int[args.length + 2];
		check(() -> System.out.println(numbers[0] / numbers[1]));
		check(() -> System.out.println(5L % numbers[1]));
		check(() -> System.out.println(hidden(2).hashCode()));
		check(() -> System.out.println(((Integer) hidden(0)).intValue()));
		check(() -> System.out.println(((Integer) hidden(1)).intValue()));
		check(() -> System.out.println(new int[numbers[0] - 1].length));
		check(() -> System.out.println(Integer.parseInt("12x")));
		check(() -> System.out.println(new ArrayList<>(List.of(1)).get(1)));
		check(() -> System.out.println(new ArrayDeque<Integer>().pop()));
		check(() -> System.out.println(List.of(1).iterator().next() + (Integer) List.of().iterator().next()));
		check(() -> System.out.println("abc".charAt(3)));
		check(() -> System.out.println(Optional.empty().get()));
		check(() -> List.of(1).add(2));
		check(() -> Math.addExact(Integer.MAX_VALUE, numbers[0] + 1));
		check(() -> System.out.println(Integer.MIN_VALUE / (numbers[0] - 1)));
		check(() -> {
			List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
			for (int x : list) list.remove(0);
		});
		try (Resource a = new Resource("a"); Resource b = new Resource("b")) {
			System.out.println(a.name + b.name);
			throw new IllegalArgumentException("inside");
		} catch (IllegalArgumentException e) {
			System.out.println(e.getMessage());
		}
		try {
			deep(50_000);
		} catch (Trouble t) {
			System.out.println(t.getMessage() + t.code + t.getCause() + (t.getStackTrace().length > 0));
		}
		loop:
		for (int i = 0;; i++) {
			try {
				if (i == 2) break loop;
				continue;
			} finally {
				System.out.println("round " + i);
			}
		}
		try {
			Object[] objects = new Object[1];
			objects[0] = 1;
			throw new Error("an error");
		} catch (Throwable t) {
			System.out.println(t);
		}
	}
}
