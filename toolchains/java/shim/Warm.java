import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.*;
import java.util.stream.*;

/** What the installation compiles to learn which classes of the compiler to archive, and what a compiler practises on. */
public class Warm {
	record Pair(int a, String b) {}

	sealed interface Shape permits Square, Circle {}

	record Square(double side) implements Shape {}

	record Circle(double radius) implements Shape {}

	enum Colour { RED, GREEN }

	static final int[] MEMO = new int[100];

	static <T extends Comparable<T>> T most(List<T> all) throws Exception {
		if (all.isEmpty()) throw new IllegalArgumentException("none");
		T best = all.get(0);
		for (T t : all) best = t.compareTo(best) > 0 ? t : best;
		return best;
	}

	static double area(Shape s) {
		if (s instanceof Square q) return q.side() * q.side();
		return switch (Colour.valueOf("RED")) {
			case RED -> Math.PI;
			case GREEN -> 0;
		};
	}

	public static void main(String[] args) throws IOException {
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
		StringTokenizer st = new StringTokenizer(in.readLine());
		Scanner scanner = new Scanner(System.in);
		PrintWriter out = new PrintWriter(System.out);
		Map<String, Integer> count = new HashMap<>();
		TreeMap<Long, List<Pair>> tree = new TreeMap<>();
		PriorityQueue<int[]> queue = new PriorityQueue<>((x, y) -> x[0] - y[0]);
		while (st.hasMoreTokens()) count.merge(st.nextToken(), 1, Integer::sum);
		tree.computeIfAbsent((long) scanner.nextInt(), k -> new ArrayList<>()).add(new Pair(1, "x" + scanner.next()));
		queue.add(new int[] {1, 2});
		try {
			out.println(most(new ArrayList<>(count.keySet())) + area(new Circle(1)) + MEMO[queue.poll()[1]]);
		} catch (Exception e) {
			out.printf("%s %d %.3f%n", e.getMessage(), 1, 2.0);
		} finally {
			out.flush();
		}
		Runnable task = () -> System.out.println(IntStream.range(0, 3).mapToObj(i -> "n" + i).collect(Collectors.joining(",")));
		new Thread(null, task, "", 1 << 26).start();
		System.out.println("""
			text""" + tree + Arrays.toString(MEMO));
	}
}
