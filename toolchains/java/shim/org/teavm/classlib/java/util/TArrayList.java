package org.teavm.classlib.java.util;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.RandomAccess;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** ArrayList, with short methods: they are what recursions over graphs consist of. */
@SuppressWarnings("unchecked")
public class TArrayList<E> extends AbstractList<E> implements List<E>, RandomAccess, Cloneable, Serializable {
	private static final Object[] NONE = {};
	private Object[] items;
	private int size;

	public TArrayList() {
		items = NONE;
	}

	public TArrayList(int capacity) {
		if (capacity < 0) {
			throw new IllegalArgumentException("Illegal Capacity: " + capacity);
		}
		items = new Object[capacity];
	}

	public TArrayList(Collection<? extends E> from) {
		items = from.toArray(new Object[0]);
		size = items.length;
	}

	private void fail(int index) {
		throw new IndexOutOfBoundsException("Index " + index + " out of bounds for length " + size);
	}

	@Override
	public E get(int index) {
		if (index >= size) {
			fail(index);
		}
		return (E) items[index];
	}

	@Override
	public E set(int index, E item) {
		E before = get(index);
		items[index] = item;
		return before;
	}

	@Override
	public int size() {
		return size;
	}

	@Override
	public boolean isEmpty() {
		return size == 0;
	}

	public void ensureCapacity(int capacity) {
		if (capacity > items.length) {
			items = Arrays.copyOf(items, Math.max(capacity, Math.max(10, items.length + (items.length >> 1))));
		}
	}

	public void trimToSize() {
		items = Arrays.copyOf(items, size);
	}

	@Override
	public boolean add(E item) {
		if (size == items.length) {
			ensureCapacity(size + 1);
		}
		items[size++] = item;
		modCount++;
		return true;
	}

	@Override
	public void add(int index, E item) {
		if (index < 0 || index > size) {
			fail(index);
		}
		ensureCapacity(size + 1);
		System.arraycopy(items, index, items, index + 1, size - index);
		items[index] = item;
		size++;
		modCount++;
	}

	@Override
	public boolean addAll(Collection<? extends E> all) {
		return addAll(size, all);
	}

	@Override
	public boolean addAll(int index, Collection<? extends E> all) {
		if (index < 0 || index > size) {
			fail(index);
		}
		Object[] more = all.toArray(new Object[0]);
		ensureCapacity(size + more.length);
		System.arraycopy(items, index, items, index + more.length, size - index);
		System.arraycopy(more, 0, items, index, more.length);
		size += more.length;
		modCount++;
		return more.length > 0;
	}

	@Override
	public E remove(int index) {
		E gone = get(index);
		removeRange(index, index + 1);
		return gone;
	}

	@Override
	public boolean remove(Object o) {
		int i = indexOf(o);
		if (i >= 0) {
			removeRange(i, i + 1);
		}
		return i >= 0;
	}

	@Override
	protected void removeRange(int from, int to) {
		System.arraycopy(items, to, items, from, size - to);
		Arrays.fill(items, size - (to - from), size, null);
		size -= to - from;
		modCount++;
	}

	@Override
	public boolean removeIf(Predicate<? super E> gone) {
		int kept = 0, n = size;
		for (int i = 0; i < n; i++) {
			if (!gone.test((E) items[i])) {
				items[kept++] = items[i];
			}
		}
		Arrays.fill(items, kept, n, null);
		size = kept;
		modCount++;
		return kept < n;
	}

	@Override
	public boolean removeAll(Collection<?> all) {
		return removeIf(all::contains);
	}

	@Override
	public boolean retainAll(Collection<?> all) {
		return removeIf(x -> !all.contains(x));
	}

	@Override
	public void clear() {
		removeRange(0, size);
	}

	@Override
	public int indexOf(Object o) {
		for (int i = 0; i < size; i++) {
			if (o == null ? items[i] == null : o.equals(items[i])) {
				return i;
			}
		}
		return -1;
	}

	@Override
	public int lastIndexOf(Object o) {
		for (int i = size - 1; i >= 0; i--) {
			if (o == null ? items[i] == null : o.equals(items[i])) {
				return i;
			}
		}
		return -1;
	}

	@Override
	public boolean contains(Object o) {
		return indexOf(o) >= 0;
	}

	@Override
	public Object[] toArray() {
		return Arrays.copyOf(items, size);
	}

	@Override
	public <T> T[] toArray(T[] into) {
		if (into.length < size) {
			into = Arrays.copyOf(into, size);
		}
		System.arraycopy(items, 0, into, 0, size);
		if (into.length > size) {
			into[size] = null;
		}
		return into;
	}

	@Override
	public void sort(Comparator<? super E> by) {
		Arrays.sort((E[]) items, 0, size, by);
		modCount++;
	}

	@Override
	public void replaceAll(UnaryOperator<E> f) {
		for (int i = 0; i < size; i++) {
			items[i] = f.apply((E) items[i]);
		}
	}

	@Override
	public void forEach(Consumer<? super E> f) {
		int expected = modCount;
		for (int i = 0; i < size; i++) {
			f.accept((E) items[i]);
			check(expected);
		}
	}

	private void check(int expected) {
		if (modCount != expected) {
			throw new ConcurrentModificationException();
		}
	}

	@Override
	public Iterator<E> iterator() {
		return new Walk<>(this);
	}

	@Override
	public Object clone() {
		return new TArrayList<>(this);
	}

	private static final class Walk<E> implements Iterator<E> {
		private final TArrayList<E> list;
		private int next;
		private int expected;

		Walk(TArrayList<E> list) {
			this.list = list;
			expected = list.modCount;
		}

		@Override
		public boolean hasNext() {
			return next != list.size;
		}

		@Override
		public E next() {
			list.check(expected);
			if (next >= list.size) {
				throw new NoSuchElementException();
			}
			return (E) list.items[next++];
		}

		@Override
		public void remove() {
			list.check(expected);
			list.remove(--next);
			expected = list.modCount;
		}
	}
}
