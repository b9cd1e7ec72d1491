package org.teavm.classlib.java.util;

import java.io.Serializable;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Random, with the numbers that the documentation of Java prescribes for each seed. */
public class TRandom implements RandomGenerator, Serializable {
	private static final long FACTOR = 0x5DEECE66DL;
	private static final long MASK = (1L << 48) - 1;
	/** What generators without a seed begin with: the same in every run. */
	private static long unseeded = 8682522807148012L;
	private long state;
	private double spare;
	private boolean hasSpare;

	public TRandom() {
		unseeded = unseeded * 1181783497276652981L + 1;
		state = (unseeded ^ FACTOR) & MASK;
	}

	public TRandom(long seed) {
		setSeed(seed);
	}

	public void setSeed(long seed) {
		state = (seed ^ FACTOR) & MASK;
		hasSpare = false;
	}

	protected int next(int bits) {
		state = (state * FACTOR + 0xB) & MASK;
		return (int) (state >>> (48 - bits));
	}

	@Override
	public int nextInt() {
		return next(32);
	}

	@Override
	public int nextInt(int bound) {
		if (bound <= 0) {
			throw new IllegalArgumentException("bound must be positive");
		}
		int r = next(31);
		if ((bound & -bound) == bound) {
			return (int) ((bound * (long) r) >> 31);
		}
		int u = r;
		for (r = u % bound; u - r + (bound - 1) < 0; r = u % bound) {
			u = next(31);
		}
		return r;
	}

	@Override
	public int nextInt(int from, int to) {
		if (from >= to) {
			throw new IllegalArgumentException("bound must be greater than origin");
		}
		if (to - from > 0) {
			return from + nextInt(to - from);
		}
		int r;
		do {
			r = nextInt();
		} while (r < from || r >= to);
		return r;
	}

	@Override
	public long nextLong() {
		return ((long) next(32) << 32) + next(32);
	}

	@Override
	public boolean nextBoolean() {
		return next(1) != 0;
	}

	@Override
	public float nextFloat() {
		return next(24) / (float) (1 << 24);
	}

	@Override
	public double nextDouble() {
		return (((long) next(26) << 27) + next(27)) * 0x1p-53;
	}

	@Override
	public void nextBytes(byte[] bytes) {
		for (int i = 0, r = 0; i < bytes.length; i++, r >>= 8) {
			if (i % 4 == 0) {
				r = nextInt();
			}
			bytes[i] = (byte) r;
		}
	}

	/** By the polar method, which gives two at a time. */
	@Override
	public double nextGaussian() {
		if (hasSpare) {
			hasSpare = false;
			return spare;
		}
		double x, y, s;
		do {
			x = 2 * nextDouble() - 1;
			y = 2 * nextDouble() - 1;
			s = x * x + y * y;
		} while (s >= 1 || s == 0);
		double f = Math.sqrt(-2 * Math.log(s) / s);
		spare = y * f;
		hasSpare = true;
		return x * f;
	}

	@Override
	public IntStream ints(long n) {
		return IntStream.generate(this::nextInt).limit(n);
	}

	@Override
	public IntStream ints() {
		return IntStream.generate(this::nextInt);
	}

	@Override
	public IntStream ints(long n, int from, int to) {
		return ints(from, to).limit(n);
	}

	@Override
	public IntStream ints(int from, int to) {
		return IntStream.generate(() -> nextInt(from, to));
	}

	@Override
	public LongStream longs() {
		return LongStream.generate(this::nextLong);
	}

	@Override
	public LongStream longs(long n) {
		return longs().limit(n);
	}

	@Override
	public DoubleStream doubles() {
		return DoubleStream.generate(this::nextDouble);
	}

	@Override
	public DoubleStream doubles(long n) {
		return doubles().limit(n);
	}
}
