// expect: any
import java.util.function.*;
class Main {
	static <T> T f(Supplier<T> s) { return s.get(); }
	static <T> T f(IntFunction<T> s) { return s.apply(0); }
	static <T> T f(Function<T, T> s) { return s.apply(null); }
	public static void main(String[] a) { System.out.println((Object) f(x0 -> f(x1 -> f(x2 -> f(x3 -> f(x4 -> f(x5 -> f(x6 -> f(x7 -> f(x8 -> f(x9 -> f(x10 -> f(x11 -> f(x12 -> f(x13 -> 1))))))))))))))); }
}
