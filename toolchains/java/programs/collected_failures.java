import java.util.*;

/** Exceptions on the way through what allocates, and text that grows. */
public class Main {
	static int collections;
	static long free;

	static void look() {
		long now = Runtime.getRuntime().freeMemory();
		if (now > free) collections++;
		free = now;
	}

	static class Refused extends RuntimeException {
		final Object[] load;

		Refused(String message, Throwable cause, Object... load) {
			super(message, cause);
			this.load = load;
		}
	}

	static class Fussy {
		final List<String> parts = new ArrayList<>();
		final Object rest;

		Fussy(int n) {
			for (int i = 0; i < n % 50; i++) {
				parts.add("part" + i);
				if (i == 37) throw new Refused("at " + n, null, parts, new int[n % 100]);
			}
			rest = n % 4 == 0 ? new Object[] {n, parts} : Integer.toString(n);
		}
	}

	static long deep(int depth, List<Object> kept) {
		Object[] mine = {depth, new StringBuilder("d").append(depth)};
		try {
			if (depth == 0) throw new Refused("bottom", null, new int[10]);
			long below = deep(depth - 1, kept);
			return below + mine[1].toString().length();
		} catch (Refused e) {
			kept.add(mine);
			if (depth % 7 == 0) return e.load.length + mine[1].hashCode() * 0L + depth;
			throw new Refused(e.getMessage() + depth % 10, depth % 3 == 0 ? e : null, mine, e.load);
		} finally {
			mine[0] = "left" + depth;
		}
	}

	static long text() {
		StringBuilder all = new StringBuilder();
		String[] lines = new String[200];
		long sum = 0;
		for (int i = 0; i < 800_000; i++) {
			String line = i % 3 == 0 ? "line " + i + ":" + (char) ('a' + i % 26) : String.join("-", "x" + i, "y", Integer.toHexString(i));
			lines[i % lines.length] = line.toUpperCase().replace('X', 'z');
			all.append(line, 0, Math.min(4, line.length()));
			if (all.length() > 20_000) {
				sum = sum * 31 + all.reverse().toString().hashCode();
				all = new StringBuilder(all.substring(all.length() / 2));
			}
			if (i % 1000 == 0) look();
		}
		return sum * 31 + String.join("\n", lines).hashCode();
	}

	public static void main(String[] args) {
		long sum = 0;
		int refused = 0;
		List<Fussy> taken = new ArrayList<>();
		Object[] slots = new Object[300];
		for (int i = 0; i < 150_000; i++) {
			Object before = slots[i % slots.length];
			try {
				slots[i % slots.length] = new Fussy(i);
				if (i % 100 == 1) taken.add((Fussy) slots[i % slots.length]);
				slots[(i + 1) % slots.length] = new Object[] {before, i};
			} catch (Refused e) {
				refused++;
				slots[i % slots.length] = e.load;
				sum += e.getMessage().length();
			} finally {
				before = "after" + i;
			}
			sum += before.hashCode();
			if (i % 100 == 0) look();
		}
		for (Fussy f : taken) sum = sum * 31 + f.parts.hashCode() + (f.rest instanceof Object[] o ? o[0].hashCode() : f.rest.hashCode());
		System.out.println(refused + " " + sum);
		List<Object> kept = new ArrayList<>();
		long levels = 0;
		for (int i = 0; i < 800; i++) {
			kept.clear();
			try {
				levels += deep(300 + i % 13, kept);
			} catch (Refused e) {
				levels += e.getMessage().length();
			}
			for (Object o : kept) levels = levels * 31 + ((Object[]) o)[0].hashCode();
			look();
		}
		System.out.println(levels);
		int before = collections;
		System.out.println(text());
		System.out.println(before >= 10 && collections - before >= 10 ? "collected" : "collected only " + before + ", " + collections + " times");
	}
}
