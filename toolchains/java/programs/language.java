import java.util.*;

public class Main {
	sealed interface Shape permits Circle, Square, Pair {}

	record Circle(double r) implements Shape {
		Circle {
			if (r < 0) throw new IllegalArgumentException();
		}

		double area() {
			return Math.PI * r * r;
		}
	}

	record Square(int side) implements Shape {}

	record Pair(Shape a, Shape b) implements Shape {}

	enum Op {
		ADD("+") {
			int apply(int a, int b) {
				return a + b;
			}
		},
		MUL("*") {
			int apply(int a, int b) {
				return a * b;
			}
		};

		final String sign;

		Op(String sign) {
			this.sign = sign;
		}

		abstract int apply(int a, int b);
	}

	interface Greeter {
		String name();

		default String greet() {
			return "Hello, " + name() + "!";
		}
	}

	static abstract class Animal implements Comparable<Animal> {
		static int made;
		protected final String name;

		Animal(String name) {
			this.name = name;
			made++;
		}

		abstract String sound();

		@Override
		public int compareTo(Animal o) {
			return name.compareTo(o.name);
		}

		@Override
		public String toString() {
			return name + " says " + sound();
		}
	}

	static class Dog extends Animal {
		Dog(String name) {
			super(name);
		}

		String sound() {
			return "woof";
		}
	}

	static <T extends Comparable<? super T>> T largest(Collection<T> all) {
		Iterator<T> it = all.iterator();
		T best = it.next();
		while (it.hasNext()) {
			T t = it.next();
			if (t.compareTo(best) > 0) best = t;
		}
		return best;
	}

	static double area(Shape s) {
		if (s instanceof Circle c && c.r() > 0) return c.area();
		if (s instanceof Square q) return q.side() * q.side();
		if (s instanceof Pair p) return area(p.a()) + area(p.b());
		return 0;
	}

	static int days(String month) {
		return switch (month) {
			case "feb" -> 28;
			case "apr", "jun", "sep", "nov" -> 30;
			default -> {
				int n = 30;
				yield n + 1;
			}
		};
	}

	static int sum(int... xs) {
		int s = 0;
		for (int x : xs) s += x;
		return s;
	}

	class Inner {
		int value = outer * 2;
	}

	int outer = 21;

	public static void main(String[] args) {
		System.out.println(area(new Pair(new Square(3), new Circle(0))) + " " + new Pair(new Square(1), new Circle(2)) + " " + new Square(2).equals(new Square(2)));
		for (Op op : Op.values()) System.out.print(op + op.sign + op.apply(3, 4) + " ");
		System.out.println(Op.valueOf("MUL").compareTo(Op.ADD));
		System.out.println(new Greeter() {
			public String name() {
				return "you";
			}
		}.greet());
		List<Animal> animals = new ArrayList<>(List.of(new Dog("Rex"), new Dog("Ace")));
		Collections.sort(animals);
		System.out.println(animals + " " + Animal.made + " " + largest(List.of(3, 9, 4)) + " " + largest(animals).name);
		System.out.println(days("feb") + days("jun") + days("jan") + " " + sum() + sum(1, 2, 3) + " " + new Main().new Inner().value);
		var text = """
			{"name": "x",
			  "tab": "\\t"}
			""";
		System.out.print(text);
		char grade = 'B';
		switch (grade) {
			case 'A':
				System.out.println("top");
			case 'B':
				System.out.println("falls");
			case 'C':
				System.out.println("through");
				break;
			default:
				System.out.println("never");
		}
		Integer a = 127, b = 127;
		Object o = new int[][] {{1}};
		System.out.println((a == b) + " " + a.equals(b) + " " + (o instanceof int[][]) + " " + o.getClass().getSimpleName() + " " + new Dog("x").getClass().getSimpleName()
			+ " " + "ab".hashCode() + " " + List.of(1, 2).hashCode() + " " + Objects.hash(1, "a") + " " + Double.hashCode(1.5) + " " + Boolean.hashCode(true) + " " + Objects.equals(null, null));
		int x = 5;
		x += 3.7;
		x <<= 33;
		long big = 1L << 40 | x++;
		System.out.println(x + " " + big + " " + (x > 3 ? "yes" : "no") + " " + (x = 9) + " " + -7 / 2 + " " + Math.floorMod(-7, 2) + " " + 07 + 0b11 + 0xF + 1_000 + " " + 'a' / 2);
	}
}
