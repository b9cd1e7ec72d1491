// expect: any
import java.util.*;
class Main {
	static <T> List<T> f(T a, T b) { return null; }
	public static void main(String[] a) { var x = f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(1, "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"), "x"); System.out.println(x); }
}
