import java.util.*;

public class Main {
	public static void main(String[] args) {
		Map<String, Integer> count = new HashMap<>();
		for (String w : "the quick fox and the dog and the cat".split(" ")) count.merge(w, 1, Integer::sum);
		System.out.println(new TreeMap<>(count));
		TreeMap<Integer, String> tree = new TreeMap<>();
		for (int i = 0; i < 100; i += 7) tree.put(i, "v" + i);
		System.out.println(tree.floorKey(50) + " " + tree.ceilingKey(50) + " " + tree.higherKey(49) + " " + tree.lowerEntry(7)
			+ " " + tree.headMap(20, true) + " " + tree.tailMap(90) + " " + tree.descendingMap().firstKey() + " " + tree.pollFirstEntry());
		TreeSet<Integer> set = new TreeSet<>(Comparator.reverseOrder());
		Collections.addAll(set, 5, 1, 9, 3);
		System.out.println(set + " " + set.first() + " " + set.higher(5) + " " + set.subSet(9, 3) + " " + set.descendingSet());
		PriorityQueue<long[]> queue = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
		for (int i = 0; i < 2000; i++) queue.add(new long[] {i * 7919L % 2003, i});
		long h = 0;
		while (!queue.isEmpty()) h = h * 31 + queue.poll()[1];
		System.out.println(h);
		Deque<Integer> deque = new ArrayDeque<>();
		for (int i = 0; i < 10; i++) if (i % 2 == 0) deque.addLast(i); else deque.addFirst(i);
		System.out.println(deque + " " + deque.peekFirst() + " " + deque.pollLast() + " " + deque.pop());
		List<Integer> list = new ArrayList<>(List.of(5, 3, 8, 1));
		list.add(2, 7);
		list.remove(Integer.valueOf(3));
		list.remove(0);
		Collections.sort(list);
		list.replaceAll(x -> x * 2);
		list.removeIf(x -> x > 15);
		System.out.println(list + " " + list.indexOf(14) + " " + Collections.max(list) + " " + list.subList(1, 2) + " " + list.contains(2));
		for (ListIterator<Integer> it = list.listIterator(); it.hasNext();) if (it.next() == 2) it.set(99); else it.add(0);
		Collections.reverse(list);
		Collections.swap(list, 0, 1);
		System.out.println(list + " " + Collections.frequency(list, 0) + " " + Collections.nCopies(3, "z"));
		LinkedHashMap<Integer, Integer> recent = new LinkedHashMap<>(16, 0.75f, true) {
			@Override
			protected boolean removeEldestEntry(Map.Entry<Integer, Integer> e) {
				return size() > 3;
			}
		};
		for (int i = 0; i < 5; i++) {
			recent.put(i, i * i);
			recent.get(2);
		}
		System.out.println(recent + " " + recent.entrySet().iterator().next().getValue());
		BitSet bits = new BitSet();
		for (int i = 0; i < 200; i += 3) bits.set(i);
		bits.andNot(BitSet.valueOf(new long[] {0xff}));
		System.out.println(bits.cardinality() + " " + bits.nextSetBit(100) + " " + bits.nextClearBit(102) + " " + bits.length());
		Integer[] boxed = {3, 1, 2};
		Arrays.sort(boxed, Collections.reverseOrder());
		int[] ints = {9, 4, 7, 1};
		Arrays.sort(ints, 1, 4);
		int[][] grid = new int[3][4];
		for (int[] row : grid) Arrays.fill(row, 6);
		System.out.println(Arrays.toString(boxed) + Arrays.toString(ints) + Arrays.binarySearch(new int[] {1, 4, 9}, 5)
			+ Arrays.deepToString(grid) + Arrays.equals(ints, ints.clone()) + Arrays.asList(1, 2).hashCode() + Arrays.hashCode(ints));
		Stack<Character> stack = new Stack<>();
		for (char c : "([])".toCharArray()) if ("([".indexOf(c) >= 0) stack.push(c); else stack.pop();
		LinkedList<Integer> linked = new LinkedList<>(list);
		linked.addFirst(-1);
		linked.removeLast();
		EnumMap<Day, Integer> days = new EnumMap<>(Day.class);
		days.put(Day.SUN, 1);
		days.put(Day.MON, 2);
		System.out.println(stack.isEmpty() + " " + linked + " " + days + " " + EnumSet.complementOf(EnumSet.of(Day.TUE)) + " " + Day.valueOf("TUE").ordinal());
		Iterator<Integer> gone = new ArrayList<Integer>().iterator();
		System.out.println(gone.hasNext() + " " + Map.of("a", 1) + " " + Set.of(4).contains(4) + " " + List.copyOf(list).size()
			+ " " + Collections.unmodifiableList(list).get(0) + " " + new HashSet<>(List.of(1, 2, 2 + 1)).containsAll(List.of(3, 1)));
	}

	enum Day { MON, TUE, SUN }
}
