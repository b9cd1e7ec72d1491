import java.util.*;
import java.util.stream.*;

/** Boxed streams, collected again and again: lists, arrays, groups, text. */
public class Main {
	/** How often the garbage collector has run. */
	static int collections;
	static long free;

	static void look() {
		long now = Runtime.getRuntime().freeMemory();
		if (now > free) collections++;
		free = now;
	}

	record Pair(Integer key, String text) {}

	static class Wrapped {
		final List<Integer> inner;
		final Object either;

		Wrapped(List<Integer> inner, boolean odd) {
			this.inner = inner;
			this.either = odd ? inner.stream().limit(10).toList() : "even" + inner.size();
		}
	}

	public static void main(String[] args) {
		long sum = 0;
		List<Wrapped> kept = new ArrayList<>();
		for (int round = 0; round < 40; round++) {
			List<Integer> list = IntStream.range(0, 100_000).boxed().collect(Collectors.toList());
			sum += list.get(99_999) + list.size();
			look();
			Integer[] array = IntStream.range(round, 100_000 + round).boxed().toArray(Integer[]::new);
			Arrays.sort(array, Comparator.reverseOrder());
			sum += array[0] - array[99_999];
			look();
			kept.add(new Wrapped(list.subList(0, 1000).stream().map(n -> n * 3 + 1).toList(), round % 2 == 1));
			Map<Integer, List<Long>> groups = LongStream.range(0, 50_000).boxed().collect(Collectors.groupingBy(n -> (int) (n % 7)));
			for (List<Long> group : groups.values()) {
				sum += group.stream().mapToLong(Long::longValue).sum();
			}
			look();
			TreeMap<String, Pair> named = Stream.iterate(1, n -> n * 5 % 10_007).limit(5_000)
				.map(n -> new Pair(n, "p" + n))
				.collect(Collectors.toMap(Pair::text, p -> p, (a, b) -> a, TreeMap::new));
			sum += named.firstEntry().getValue().key() + named.lastKey().hashCode();
			String text = list.stream().filter(n -> n % 9 == 0).map(String::valueOf).collect(Collectors.joining(","));
			sum += text.hashCode();
			look();
		}
		for (Wrapped w : kept) {
			for (Integer n : w.inner) sum = sum * 31 + n;
			sum += w.either.toString().hashCode();
		}
		System.out.println(sum);
		System.out.println(kept.stream().flatMap(w -> w.inner.stream()).mapToInt(Integer::intValue).summaryStatistics().getAverage());
		System.out.println(IntStream.range(0, 1_000_000).boxed().filter(n -> n % 3 == 0).map(n -> (long) n * n).reduce(0L, Long::sum));
		look();
		System.out.println(collections >= 10 ? "collected" : "collected only " + collections + " times");
	}
}
