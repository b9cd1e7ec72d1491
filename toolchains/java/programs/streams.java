import java.util.*;
import java.util.function.*;
import java.util.stream.*;

public class Main {
	record Person(String name, int age, String city) {}

	public static void main(String[] args) {
		List<Person> all = List.of(new Person("Ada", 36, "London"), new Person("Bo", 25, "Oslo"), new Person("Cy", 41, "London"), new Person("Di", 25, "Rome"));
		System.out.println(all.stream().filter(p -> p.age > 30).map(Person::name).collect(Collectors.joining(", ", "[", "]")));
		System.out.println(all.stream().sorted(Comparator.comparingInt(Person::age).thenComparing(Person::name, Comparator.reverseOrder())).map(Person::name).toList());
		Map<String, List<String>> byCity = all.stream().collect(Collectors.groupingBy(Person::city, TreeMap::new, Collectors.mapping(Person::name, Collectors.toList())));
		System.out.println(byCity);
		System.out.println(all.stream().collect(Collectors.partitioningBy(p -> p.age > 30, Collectors.counting())));
		System.out.println(new TreeMap<>(all.stream().collect(Collectors.toMap(Person::city, Person::age, Integer::sum))));
		System.out.println(IntStream.rangeClosed(1, 5).mapToObj(Integer::toString).collect(Collectors.toList()) + " " + IntStream.range(0, 10).sum()
			+ " " + IntStream.of(3, 1, 2).sorted().boxed().toList() + " " + IntStream.of(4, 8).average().getAsDouble() + " " + IntStream.of(4, 8).summaryStatistics().getMax());
		System.out.println(Stream.iterate(1, x -> x * 2).limit(10).reduce(0, Integer::sum) + " " + Stream.of(1, 2, 3).mapToInt(x -> x).max().getAsInt()
			+ " " + Stream.of("b", "a", "b").distinct().count() + " " + Stream.of(List.of(1, 2), List.of(3)).flatMap(List::stream).map(x -> x * x).toList());
		System.out.println(Arrays.stream(new int[] {5, 6, 7}).map(x -> x * 10).boxed().collect(Collectors.toList()) + " " + Arrays.stream("z y x".split(" ")).sorted().findFirst().get()
			+ " " + "hello".chars().filter(c -> c == 'l').count() + " " + DoubleStream.of(1.5, 2.5).sum() + " " + LongStream.rangeClosed(1, 20).reduce(1, (a, b) -> a * b));
		System.out.println(Stream.of(1, 2, 3, 4).anyMatch(x -> x > 3) + " " + Stream.of(1, 2).allMatch(x -> x > 1) + " " + Stream.of(1, 2, 3).skip(1).peek(x -> {}).takeWhile(x -> x < 3).toList()
			+ " " + Arrays.toString(Stream.of("a", "bb").map(String::length).toArray(Integer[]::new)));
		Function<Integer, Function<Integer, Integer>> add = a -> b -> a + b;
		BiFunction<Integer, Integer, Integer> times = (a, b) -> a * b;
		Supplier<List<String>> lists = ArrayList::new;
		UnaryOperator<String> up = String::toUpperCase;
		Predicate<String> empty = String::isEmpty;
		System.out.println(add.apply(3).apply(4) + " " + times.andThen(x -> x + 1).apply(5, 6) + " " + lists.get() + up.apply("x") + empty.negate().test("") + " "
			+ Optional.of(5).map(x -> x + 1).orElse(0) + Optional.ofNullable((String) null).isPresent());
		int[] counter = {0};
		Runnable r = () -> counter[0]++;
		for (int i = 0; i < 5; i++) r.run();
		System.out.println(counter[0] + " " + Collections.max(all, Comparator.comparing(Person::name)));
	}
}
