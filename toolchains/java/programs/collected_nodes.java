import java.util.function.*;

/** Nodes that live long and point at nodes that are new: lists, trees, rings. */
public class Main {
	static int collections;
	static long free;

	static void look() {
		long now = Runtime.getRuntime().freeMemory();
		if (now > free) collections++;
		free = now;
	}

	static long seed = 1234567;

	static int random(int bound) {
		seed = seed * 6364136223846793005L + 1442695040888963407L;
		return (int) ((seed >>> 33) % bound);
	}

	static Integer boxed(int n) {
		return n + 1000;
	}

	static class Node {
		Node next, other;
		final Object value;
		Object late, later;

		Node(Node next, Object value) {
			this.next = next;
			this.value = value;
		}
	}

	/** What it is made of is made after itself, on one way or another. */
	static class Made {
		Object first, second, third;

		Made(int n, Supplier<Object> maker) {
			first = n;
			if (n % 2 == 0) {
				maker.get();
			} else {
				second = maker.get();
			}
			third = n % 3 == 0 ? maker.get() : "t" + n;
			if (n % 5 == 0) {
				make(200);
			} else {
				make(20);
			}
			first = maker.get();
		}
	}

	static Object[] make(int n) {
		Object[] all = new Object[n];
		for (int i = 0; i < n; i++) all[i] = new int[] {i};
		return all;
	}

	static class Treap {
		final int key, priority = random(1 << 30);
		Treap left, right;
		Object tag;

		Treap(int key) {
			this.key = key;
			tag = "key" + key;
		}
	}

	static Treap merge(Treap a, Treap b) {
		if (a == null || b == null) return a == null ? b : a;
		if (a.priority > b.priority) {
			a.right = merge(a.right, b);
			return a;
		}
		b.left = merge(a, b.left);
		return b;
	}

	/** A new tree on the way down, as persistent ones are. */
	static Treap insert(Treap t, Treap fresh) {
		if (t == null) return fresh;
		if (fresh.priority > t.priority) {
			Treap[] halves = split(t, fresh.key);
			fresh.left = halves[0];
			fresh.right = halves[1];
			return fresh;
		}
		if (fresh.key < t.key) t.left = insert(t.left, fresh);
		else t.right = insert(t.right, fresh);
		return t;
	}

	static Treap[] split(Treap t, int key) {
		if (t == null) return new Treap[2];
		if (t.key < key) {
			Treap[] halves = split(t.right, key);
			t.right = halves[0];
			return new Treap[] {t, halves[1]};
		}
		Treap[] halves = split(t.left, key);
		t.left = halves[1];
		return new Treap[] {halves[0], t};
	}

	static long sumOf(Treap t) {
		return t == null ? 0 : sumOf(t.left) * 31 + t.key + t.tag.hashCode() + sumOf(t.right);
	}

	static long list() {
		Node head = null;
		for (int i = 0; i < 100_000; i++) head = new Node(head, i);
		long sum = 0;
		for (int round = 0; round < 12; round++) {
			Node cursor = head, previous = null;
			while (cursor != null) {
				if (random(3) == 0) {
					cursor.late = boxed(round);
				} else {
					cursor.later = new int[] {round, random(10)};
				}
				cursor.other = random(4) == 0 ? new Node(cursor, "n" + round) : cursor.other;
				if (random(50) == 0 && cursor.next != null) cursor.next = new Node(cursor.next.next, boxed(round));
				Node next = cursor.next;
				cursor.next = previous; // the list turns round
				previous = cursor;
				cursor = next;
				if (random(2000) == 0) look();
			}
			head = previous;
		}
		for (Node n = head; n != null; n = n.next) {
			sum = sum * 31 + n.value.hashCode() + (n.late == null ? 0 : n.late.hashCode());
			if (n.later != null) sum += ((int[]) n.later)[0] * 10 + ((int[]) n.later)[1];
			if (n.other != null) sum += n.other.value.hashCode() + (n.other.next == n ? 1 : 2);
		}
		return sum;
	}

	static long made() {
		Made[] kept = new Made[1000];
		for (int i = 0; i < 200_000; i++) {
			int n = i;
			kept[random(kept.length)] = new Made(n, () -> boxed(n));
			if (i % 1000 == 0) look();
		}
		long sum = 0;
		for (Made m : kept) {
			sum = sum * 31 + m.first.hashCode() + (m.second == null ? 7 : m.second.hashCode()) + m.third.hashCode();
		}
		return sum;
	}

	static long trees() {
		Treap root = null;
		for (int i = 0; i < 150_000; i++) {
			root = insert(root, new Treap(random(1_000_000)));
			if (i % 50 == 49) {
				Treap[] halves = split(root, random(1_000_000));
				halves[0] = halves[0] == null ? new Treap(-1) : halves[0];
				halves[0].tag = new StringBuilder("cut").append(i).toString();
				root = merge(halves[0], halves[1]);
			}
			if (i % 30_000 == 29_999) {
				Treap[] halves = split(root, 900_000);
				root = halves[0];
			}
			if (i % 500 == 0) look();
		}
		return sumOf(root);
	}

	public static void main(String[] args) {
		System.out.println(list());
		System.out.println(made());
		System.out.println(trees());
		System.out.println(collections >= 10 ? "collected" : "collected only " + collections + " times");
	}
}
