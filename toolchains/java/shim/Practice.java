import java.io.*;
import java.math.BigInteger;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** What a compiler practises on: a graph, a search, a table, text, as contestants write them. */
class Practice {
	static class Edge implements Comparable<Edge> {
		final int to;
		final long length;

		Edge(int to, long length) {
			this.to = to;
			this.length = length;
		}

		@Override
		public int compareTo(Edge o) {
			return Long.compare(length, o.length);
		}
	}

	static final int MOD = 1_000_000_007;
	static List<List<Edge>> graph = new ArrayList<>();

	static long power(long base, long exponent) {
		long result = 1;
		for (base %= MOD; exponent > 0; exponent >>= 1, base = base * base % MOD) {
			if ((exponent & 1) == 1) result = result * base % MOD;
		}
		return result;
	}

	static long[] distances(int from) {
		long[] best = new long[graph.size()];
		Arrays.fill(best, Long.MAX_VALUE);
		best[from] = 0;
		PriorityQueue<Edge> queue = new PriorityQueue<>();
		queue.add(new Edge(from, 0));
		while (!queue.isEmpty()) {
			Edge top = queue.poll();
			if (top.length > best[top.to]) continue;
			for (Edge e : graph.get(top.to)) {
				if (top.length + e.length < best[e.to]) {
					best[e.to] = top.length + e.length;
					queue.offer(new Edge(e.to, best[e.to]));
				}
			}
		}
		return best;
	}

	static void search(int node, int parent, int[] depth) {
		for (Edge e : graph.get(node)) {
			if (e.to != parent) {
				depth[e.to] = depth[node] + 1;
				search(e.to, node, depth);
			}
		}
	}

	public static void main(String[] args) throws Exception {
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
		StringTokenizer st = new StringTokenizer(in.readLine());
		int n = Integer.parseInt(st.nextToken()), m = Integer.parseInt(st.nextToken());
		for (int i = 0; i < n; i++) graph.add(new ArrayList<>());
		for (int i = 0; i < m; i++) {
			int[] edge = Arrays.stream(in.readLine().split(" ")).mapToInt(Integer::parseInt).toArray();
			graph.get(edge[0] - 1).add(new Edge(edge[1] - 1, edge[2]));
		}
		int[][] table = new int[n + 1][m + 1];
		for (int i = 1; i <= n; i++) {
			for (int j = 1; j <= m; j++) table[i][j] = Math.max(table[i - 1][j], table[i][j - 1]) + (i ^ j) % 3;
		}
		StringBuilder out = new StringBuilder();
		for (long d : distances(0)) out.append(d == Long.MAX_VALUE ? -1 : d).append(' ');
		search(0, -1, new int[n]);
		Map<Character, Integer> letters = new TreeMap<>();
		for (char c : "abracadabra".toCharArray()) letters.put(c, letters.getOrDefault(c, 0) + 1);
		for (Map.Entry<Character, Integer> e : letters.entrySet()) out.append(e.getKey()).append(e.getValue());
		Deque<Integer> deque = new ArrayDeque<>(List.of(1, 2, 3));
		Set<String> seen = new HashSet<>();
		while (!deque.isEmpty()) seen.add("s" + deque.pollFirst());
		List<int[]> pairs = new ArrayList<>();
		pairs.add(new int[] {3, 4});
		pairs.sort(Comparator.comparingInt((int[] p) -> p[0]).thenComparing(p -> -p[1]));
		BinaryOperator<Long> add = (a, b) -> (a + b) % MOD;
		out.append(add.apply(power(3, 100), BigInteger.TWO.pow(70).mod(BigInteger.valueOf(MOD)).longValue()));
		out.append(seen.stream().sorted().collect(Collectors.joining(",", "[", "]")));
		System.out.println(out.append(String.format("%.6f %s", Math.sqrt(table[n][m]), pairs.get(0)[0])));
	}
}
