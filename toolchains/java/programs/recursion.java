import java.util.*;

public class Main {
	static List<List<Integer>> graph = new ArrayList<>();
	static long[] memo = new long[91];

	static int size(int v, int parent) {
		int n = 1;
		for (int w : graph.get(v)) if (w != parent) n += size(w, v);
		return n;
	}

	static long fib(int n) {
		return n < 2 ? n : memo[n] != 0 ? memo[n] : (memo[n] = fib(n - 1) + fib(n - 2));
	}

	static boolean even(int n) {
		return n == 0 || odd(n - 1);
	}

	static boolean odd(int n) {
		return n != 0 && even(n - 1);
	}

	static void permute(int[] a, int k, StringBuilder out) {
		if (k == a.length) {
			for (int x : a) out.append(x);
			out.append(' ');
			return;
		}
		for (int i = k; i < a.length; i++) {
			int t = a[k];
			a[k] = a[i];
			a[i] = t;
			permute(a, k + 1, out);
			a[i] = a[k];
			a[k] = t;
		}
	}

	static void solve() {
		int n = 100_000;
		for (int i = 0; i < n; i++) graph.add(new ArrayList<>());
		for (int i = 1; i < n; i++) {
			graph.get(i).add(i - 1);
			graph.get(i - 1).add(i);
		}
		System.out.println(size(0, -1) + " " + fib(90) + " " + even(100_000));
		StringBuilder out = new StringBuilder();
		permute(new int[] {1, 2, 3}, 0, out);
		System.out.println(out.toString().trim());
	}

	public static void main(String[] args) throws InterruptedException {
		Thread t = new Thread(null, Main::solve, "deep", 1 << 28);
		t.start();
		t.join();
		System.out.println("joined");
	}
}
