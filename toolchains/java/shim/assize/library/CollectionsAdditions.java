package assize.library;

import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Additions to Collections. What shall be unmodifiable is a copy. */
public final class CollectionsAdditions {
	private CollectionsAdditions() {}

	public static SortedSet<?> emptySortedSet() {
		return new TreeSet<>();
	}

	public static NavigableSet<?> emptyNavigableSet() {
		return new TreeSet<>();
	}

	public static SortedMap<?, ?> emptySortedMap() {
		return new TreeMap<>();
	}

	public static NavigableMap<?, ?> emptyNavigableMap() {
		return new TreeMap<>();
	}

	public static SortedSet<?> unmodifiableSortedSet(SortedSet<?> s) {
		return new TreeSet<>(s);
	}

	public static SortedMap<?, ?> unmodifiableSortedMap(SortedMap<?, ?> m) {
		return new TreeMap<>(m);
	}

	public static SortedSet<?> synchronizedSortedSet(SortedSet<?> s) {
		return s;
	}

	public static NavigableSet<?> synchronizedNavigableSet(NavigableSet<?> s) {
		return s;
	}

	public static SortedMap<?, ?> synchronizedSortedMap(SortedMap<?, ?> m) {
		return m;
	}

	public static NavigableMap<?, ?> synchronizedNavigableMap(NavigableMap<?, ?> m) {
		return m;
	}
}
