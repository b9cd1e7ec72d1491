import java.util.*;

/** Tables that fill and empty, and arrays of arrays of which parts are replaced. */
public class Main {
	static int collections;
	static long free;

	static void look() {
		long now = Runtime.getRuntime().freeMemory();
		if (now > free) collections++;
		free = now;
	}

	static long seed = 88172645463325252L;

	static int random(int bound) {
		seed ^= seed << 13;
		seed ^= seed >>> 7;
		seed ^= seed << 17;
		return (int) ((seed >>> 1) % bound);
	}

	static long hashes() {
		Map<Integer, String> hashed = new HashMap<>();
		Map<String, List<Integer>> lists = new LinkedHashMap<>();
		TreeMap<Long, int[]> sorted = new TreeMap<>();
		Set<String> seen = new HashSet<>();
		ArrayDeque<Object> queue = new ArrayDeque<>();
		PriorityQueue<Object[]> heap = new PriorityQueue<>((a, b) -> a[0].equals(b[0]) ? ((String) a[1]).compareTo((String) b[1]) : (Integer) a[0] - (Integer) b[0]);
		long sum = 0;
		for (int i = 0; i < 600_000; i++) {
			int key = random(20_000);
			String before = hashed.put(key, "v" + i);
			if (before != null) sum += before.length();
			if (i % 3 == 0) hashed.remove(random(20_000));
			lists.computeIfAbsent("k" + key % 1000, k -> new ArrayList<>()).add(i);
			if (i % 5000 == 4999) lists.values().removeIf(l -> l.size() > 20);
			sorted.put((long) key * key, new int[] {i, key});
			if (sorted.size() > 3000) sum += sorted.pollFirstEntry().getValue()[0];
			if (!seen.add(Integer.toString(key * 7))) sum++;
			if (seen.size() > 15_000) seen.clear();
			queue.addLast(i % 2 == 0 ? (Object) Integer.valueOf(i) : new int[] {i});
			if (queue.size() > 5000) sum += queue.pollFirst() instanceof int[] one ? one[0] : 1;
			heap.add(new Object[] {key, "h" + i});
			if (heap.size() > 2000) sum += heap.poll()[1].hashCode();
			if (i % 1000 == 0) look();
		}
		for (Map.Entry<Long, int[]> e : sorted.entrySet()) sum = sum * 31 + e.getKey() + e.getValue()[1];
		int[] keys = hashed.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
		for (int key : keys) sum = sum * 31 + hashed.get(key).hashCode();
		for (Map.Entry<String, List<Integer>> e : lists.entrySet()) sum = sum * 31 + e.getKey().hashCode() + e.getValue().size();
		return sum;
	}

	static long arrays() {
		int[][][] blocks = new int[60][][];
		Object[][] objects = new Object[500][];
		long sum = 0;
		for (int round = 0; round < 150_000; round++) {
			int at = random(blocks.length);
			if (blocks[at] == null || round % 11 == 0) blocks[at] = new int[20][30];
			blocks[at][random(20)] = new int[100 + random(50)];
			int[] row = blocks[at][random(20)];
			row[random(row.length)] += round;
			int other = random(objects.length);
			objects[other] = objects[other] == null ? new Object[] {round, null} : new Object[] {"o" + round, objects[other], row.clone()};
			if (depth(objects[other]) > 30) objects[other] = new Object[] {round, "cut"};
			if (round % 997 == 0) objects[random(objects.length)] = null;
			if (round % 100 == 0) look();
		}
		for (int[][] block : blocks) {
			for (int[] row : block) {
				for (int value : row) sum = sum * 31 + value;
			}
		}
		for (Object[] o : objects) {
			for (; o != null; o = o[1] instanceof Object[] next ? next : null) sum = sum * 31 + o[0].hashCode();
		}
		return sum;
	}

	static int depth(Object[] o) {
		int depth = 0;
		while (o[1] instanceof Object[] next) {
			o = next;
			depth++;
		}
		return depth;
	}

	public static void main(String[] args) {
		System.out.println(hashes());
		int before = collections;
		System.out.println(arrays());
		System.out.println(before >= 10 && collections - before >= 5 ? "collected" : "collected only " + before + ", " + collections + " times");
	}
}
