import java.util.*;

public class Main {
	public static void main(String[] args) {
		Random r = new Random(42);
		System.out.println(r.nextInt() + " " + r.nextInt(100) + " " + r.nextInt(64) + " " + r.nextLong() + " " + r.nextDouble() + " " + r.nextBoolean() + " " + r.nextFloat());
		List<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8));
		Collections.shuffle(list, new Random(7));
		System.out.println(list + " " + new Random(1).ints(3, 0, 10).boxed().toList());
		long start = System.nanoTime();
		double random = Math.random();
		int unseeded = new Random().nextInt(10);
		System.out.println((System.nanoTime() - start < 1_000_000_000L) + " " + (random >= 0 && random < 1) + " " + (unseeded >= 0 && unseeded < 10) + " " + (System.currentTimeMillis() > 0)
			+ " " + args.length + " " + System.lineSeparator().length() + " " + (Runtime.getRuntime().totalMemory() > 0));
	}
}
