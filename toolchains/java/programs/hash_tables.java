import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

// Programs print small tables as they come. They come as in the JDK: by spread
// hashes, the oldest of a list first, and so after they have grown.
public class Main {
	private static final String TEXT = "a court of judges rode the circuit of the regions and judged in each region"
		+ " what the region had laid before the court that year";

	record Point(int x, int y) {}

	public static void main(String[] args) {
		Map<String, Integer> words = new HashMap<>();
		for (String word : TEXT.split(" ")) {
			words.put(word, words.getOrDefault(word, 0) + 1);
		}
		System.out.println(words);
		words.keySet().removeIf(word -> word.length() < 4);
		words.put("after", 1);
		words.put(null, 0);
		System.out.println(words + " " + words.get(null) + " " + words.remove("region") + " " + words.containsKey("region"));

		Set<Long> squares = new HashSet<>();
		for (long i = -20; i < 20; i++) {
			squares.add(i * i * i * 1_000_003);
		}
		System.out.println(squares);
		Set<Integer> numbers = new HashSet<>(List.of(70000, -1, 65536, 3, 1 << 20, 17, -65536));
		System.out.println(numbers + " " + numbers.contains(65536) + " " + numbers.remove(3) + " " + numbers);
		System.out.println(Stream.of("court", "judge", "rode", "year", "the", "of").collect(Collectors.groupingBy(String::length)));

		for (int size : new int[] {0, 1, 3, 5, 6, 9, 10, 12, 13, 24, 25}) {
			List<Integer> some = Stream.iterate(5, n -> n * 7 + 1).limit(size).toList();
			Set<Integer> copy = new HashSet<>(some);
			Map<Integer, Integer> map = some.stream().collect(Collectors.toMap(n -> n, n -> n % 10));
			System.out.println(copy + " " + new HashMap<>(map));
		}

		// Equal hashes: one list, in the order in which they came.
		Map<String, Integer> same = new HashMap<>();
		for (String s : List.of("BBBB", "AaBB", "AaAa", "BBAa", "CcCc")) {
			same.put(s, same.size());
		}
		same.remove("AaBB");
		same.put("AaBB", 9);
		System.out.println(same);

		Map<Point, String> points = new LinkedHashMap<>();
		for (int i = 0; i < 30; i++) {
			points.put(new Point(i % 7, i % 3), "p" + i);
		}
		System.out.println(points.size() + " " + points.get(new Point(6, 2)) + " " + points.getOrDefault(new Point(7, 7), "none"));
		System.out.println(new ArrayList<>(points.values()).subList(0, 5));

		// Whole numbers as Double differ in their upper bits alone.
		Map<Double, Integer> many = new HashMap<>();
		for (int i = 0; i < 300_000; i++) {
			many.put((double) (i % 100_000), i);
		}
		System.out.println(many.size() + " " + many.get(99_999.0));
	}
}
