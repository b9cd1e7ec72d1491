import java.io.*;
import java.util.*;

class Main {
	record Edge(int to, int length) {}

	record Item(long dist, int node) {}

	public static void main(String[] args) throws IOException {
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
		StringTokenizer line = new StringTokenizer(in.readLine());
		int n = Integer.parseInt(line.nextToken()), m = Integer.parseInt(line.nextToken());
		List<List<Edge>> graph = new ArrayList<>();
		for (int i = 0; i < n; i++) graph.add(new ArrayList<>());
		for (int i = 0; i < m; i++) {
			line = new StringTokenizer(in.readLine());
			int a = Integer.parseInt(line.nextToken()), b = Integer.parseInt(line.nextToken());
			int w = Integer.parseInt(line.nextToken());
			graph.get(a).add(new Edge(b, w));
			graph.get(b).add(new Edge(a, w));
		}
		final long far = (long) 1e18;
		long[] dist = new long[n];
		Arrays.fill(dist, far);
		dist[0] = 0;
		PriorityQueue<Item> queue = new PriorityQueue<>(
			(a, b) -> a.dist != b.dist ? Long.compare(a.dist, b.dist) : Integer.compare(a.node, b.node));
		queue.add(new Item(0, 0));
		while (!queue.isEmpty()) {
			Item top = queue.poll();
			if (top.dist > dist[top.node]) continue;
			for (Edge e : graph.get(top.node)) {
				long d = top.dist + e.length;
				if (d < dist[e.to]) {
					dist[e.to] = d;
					queue.add(new Item(d, e.to));
				}
			}
		}
		boolean[] composite = new boolean[3 * n];
		int primes = 0;
		for (int i = 2; i < 3 * n; i++) {
			if (composite[i]) continue;
			primes++;
			for (long j = (long) i * i; j < 3 * n; j += i) composite[(int) j] = true;
		}
		Map<Integer, Integer> count = new HashMap<>();
		for (long d : dist) count.put((int) (d % 1009), count.getOrDefault((int) (d % 1009), 0) + 1);
		List<Integer> keys = new ArrayList<>(count.keySet());
		keys.sort((a, b) -> !count.get(a).equals(count.get(b)) ? count.get(b) - count.get(a) : a - b);
		Integer[] order = new Integer[n];
		for (int v = 0; v < n; v++) order[v] = v;
		Arrays.sort(order, (a, b) -> dist[a] != dist[b] ? Long.compare(dist[a], dist[b]) : a - b);
		int[] fen = new int[n + 1];
		long inv = 0, sum = 0;
		for (int k = 0; k < n; k++) {
			int s = 0;
			for (int i = order[k] + 1; i > 0; i &= i - 1) s += fen[i];
			inv += k - s;
			for (int i = order[k] + 1; i <= n; i += i & -i) fen[i]++;
		}
		for (long d : dist) if (d < far) sum += d;
		StringBuilder best = new StringBuilder();
		for (int k : keys.subList(0, 5)) best.append(best.length() > 0 ? ", " : "").append("(" + k + ", " + count.get(k) + ")");
		System.out.println(sum + " " + primes + " [" + best + "] " + inv);
	}
}
