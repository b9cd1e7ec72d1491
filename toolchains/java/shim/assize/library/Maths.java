package assize.library;

/**
 * Additions to Math, and better versions of some: the functions of real numbers,
 * by series, to within one unit of the last place, four at most.
 */
public final class Maths {
	private Maths() {}

	/** pi/2 in four parts, the first three of 30 bits or fewer, so that k * part is exact for k < 2^23. */
	private static final double P1 = 0x1.921fb54p+0, P2 = 0x1.10b46118p-30, P3 = 0x1.313198ap-61, P4 = 0x1.701b839a25205p-92;
	/** ln 2 in two parts. */
	private static final double L1 = 0x1.62e42feep-1, L2 = 0x1.a39ef35793c76p-33;
	/** pi/2 in two parts. */
	private static final double H1 = 1.5707963267948966, H2 = 6.123233995736766e-17;
	/** atan(i/8) in two parts. */
	private static final double[] ATAN = {0.0, 0.12435499454676144, 0.24497866312686414, 0.35877067027057225,
		0.4636476090008061, 0.5585993153435624, 0.6435011087932844, 0.7188299996216245, 0.7853981633974483};
	private static final double[] ATAN_REST = {0.0, -3.1253241424539383e-18, 1.0698755618734451e-17,
		-2.4623815582638635e-17, 2.2698777452961687e-17, -5.4556305485916264e-18, 1.5834785051444286e-17,
		-2.1478388444456983e-17, 3.061616997868383e-17};

	public static double sqrt(double x) {
		return Wasm.sqrt(x);
	}

	public static double floor(double x) {
		return Wasm.floor(x);
	}

	public static double ceil(double x) {
		return Wasm.ceil(x);
	}

	public static double rint(double x) {
		return Wasm.nearest(x);
	}

	public static double abs(double x) {
		return Wasm.abs(x);
	}

	public static long round(double x) {
		double f = Wasm.floor(x);
		return (long) (x - f >= 0.5 ? f + 1 : f);
	}

	public static int round(float x) {
		double f = Wasm.floor(x);
		return (int) (x - f >= 0.5 ? f + 1 : f);
	}

	public static double sin(double x) {
		if (Wasm.abs(x) < 0x1p-27) {
			return x;
		}
		return wave(x, 0);
	}

	public static double cos(double x) {
		return wave(x, 1);
	}

	public static double tan(double x) {
		if (Wasm.abs(x) < 0x1p-27) {
			return x;
		}
		return wave(x, 0) / wave(x, 1);
	}

	/** sin(x + quarter * pi/2). */
	private static double wave(double x, int quarter) {
		if (!(Wasm.abs(x) <= Double.MAX_VALUE)) {
			return Double.NaN;
		}
		if (Wasm.abs(x) > 0x1p41) {
			x %= 4 * H1; // no digit of the result is sure any more
		}
		double k = Wasm.nearest(x / H1);
		double high = Wasm.nearest(k * 0x1p-20) * 0x1p20, low = k - high;
		double r = x - high * P1 - low * P1 - high * P2;
		double s = r - low * P2;
		// what the last subtraction lost, and the rest of k * pi/2
		double rest = r - s - low * P2 - k * P3 - k * P4;
		r = s + rest;
		rest = s - r + rest;
		long q = (long) (k - Wasm.floor(k / 4) * 4) + quarter;
		double y = (q & 1) == 0 ? sine(r, rest) : cosine(r, rest);
		return (q & 2) == 0 ? y : -y;
	}

	/** sin(r + rest) for r up to pi/4. */
	private static double sine(double r, double rest) {
		double z = r * r;
		double p = -1.0 / 6 + z * (1.0 / 120 + z * (-1.0 / 5040 + z * (1.0 / 362880 + z * (-1.0 / 39916800
			+ z * (1.0 / 6227020800.0 + z * (-1.0 / 1307674368000.0 + z * (1.0 / 355687428096000.0)))))));
		return r + (r * z * p + rest * (1 - z / 2));
	}

	private static double cosine(double r, double rest) {
		double z = r * r;
		double p = 1.0 / 24 + z * (-1.0 / 720 + z * (1.0 / 40320 + z * (-1.0 / 3628800 + z * (1.0 / 479001600
			+ z * (-1.0 / 87178291200.0 + z * (1.0 / 20922789888000.0 + z * (-1.0 / 6402373705728000.0)))))));
		double half = z / 2, one = 1 - half;
		return one + (1 - one - half + (z * z * p - r * rest));
	}

	public static double atan(double x) {
		double a = Wasm.abs(x);
		if (a < 0x1p-27 || x != x) {
			return x;
		}
		double y;
		if (a > 1) {
			y = H1 - (arc(1 / a) - H2);
		} else {
			y = arc(a);
		}
		return x < 0 ? -y : y;
	}

	/** atan(a) for a up to 1. */
	private static double arc(double a) {
		int i = (int) (a * 8 + 0.5);
		double c = i * 0.125;
		double t = (a - c) / (1 + a * c);
		double z = t * t;
		double p = z * (-1.0 / 3 + z * (1.0 / 5 + z * (-1.0 / 7 + z * (1.0 / 9 + z * (-1.0 / 11 + z * (1.0 / 13))))));
		return ATAN[i] + (t + (t * p + ATAN_REST[i]));
	}

	public static double atan2(double y, double x) {
		if (x != x || y != y) {
			return Double.NaN;
		}
		boolean down = y < 0 || y == 0 && 1 / y < 0;
		boolean left = x < 0 || x == 0 && 1 / x < 0;
		double a = Wasm.abs(y), b = Wasm.abs(x), r;
		if (a == 0) {
			r = left ? Math.PI : 0;
		} else if (b == 0) {
			r = H1;
		} else if (a > Double.MAX_VALUE) {
			r = b > Double.MAX_VALUE ? left ? 3 * Math.PI / 4 : Math.PI / 4 : H1;
		} else {
			r = b > Double.MAX_VALUE ? 0 : atan(a / b);
			if (left) {
				r = Math.PI - (r - 2 * H2);
			}
		}
		return down ? -r : r;
	}

	public static double asin(double x) {
		double a = Wasm.abs(x);
		if (a > 1) {
			return Double.NaN;
		}
		return a < 0x1p-27 ? x : atan2(x, Wasm.sqrt((1 - x) * (1 + x)));
	}

	public static double acos(double x) {
		if (Wasm.abs(x) > 1) {
			return Double.NaN;
		}
		return atan2(Wasm.sqrt((1 - x) * (1 + x)), x);
	}

	public static double exp(double x) {
		if (x != x || x > 709.782712893384) {
			return x != x ? x : Double.POSITIVE_INFINITY;
		}
		if (x < -745.2) {
			return 0;
		}
		double k = Wasm.nearest(x * 1.4426950408889634);
		double high = x - k * L1, low = k * L2;
		double r = high - low;
		return scale(1 + (growth(r) + (high - r - low)), (int) k);
	}

	/** e^r - 1 for small r. */
	private static double growth(double r) {
		double p = 1.0 / 479001600 + r / 6227020800.0;
		p = 1.0 / 362880 + r * (1.0 / 3628800 + r * (1.0 / 39916800 + r * p));
		p = 1.0 / 120 + r * (1.0 / 720 + r * (1.0 / 5040 + r * (1.0 / 40320 + r * p)));
		return r + r * r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * p)));
	}

	/** x * 2^k. */
	private static double scale(double x, int k) {
		if (k > 1000) {
			return x * 0x1p1000 * power(k - 1000);
		}
		return k < -1000 ? x * power(k + 1000) * 0x1p-1000 : x * power(k);
	}

	private static double power(int k) {
		return Double.longBitsToDouble((long) (k + 1023) << 52);
	}

	public static double expm1(double x) {
		return Wasm.abs(x) < 0.3 ? growth(x) : exp(x) - 1;
	}

	public static double log(double x) {
		if (!(x > 0)) {
			return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
		}
		if (x > Double.MAX_VALUE) {
			return x;
		}
		int k = 0;
		if (x < Double.MIN_NORMAL) {
			x *= 0x1p54;
			k = -54;
		}
		long bits = Double.doubleToRawLongBits(x);
		k += (int) (bits >> 52) - 1023;
		double m = Double.longBitsToDouble(bits & 0xfffffffffffffL | 0x3ff0000000000000L);
		if (m > 1.4142135623730951) {
			m /= 2;
			k++;
		}
		return k * L1 + (ratio(m - 1) + k * L2);
	}

	/** log(1 + f) for f from -0.3 to 0.42. */
	private static double ratio(double f) {
		double s = f / (2 + f), z = s * s;
		double p = 1.0 / 19 + z * (1.0 / 21 + z * (1.0 / 23 + z / 25));
		p = 1.0 / 11 + z * (1.0 / 13 + z * (1.0 / 15 + z * (1.0 / 17 + z * p)));
		p = 2 * z * (1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9 + z * p))));
		double half = f * f / 2;
		return f - (half - s * (half + p));
	}

	public static double log1p(double x) {
		return x > -0.29 && x < 0.41 ? ratio(x) : log(1 + x);
	}

	/** Exact for powers of ten. */
	public static double log10(double x) {
		double y = log(x) * 0.4342944819032518;
		double n = Wasm.nearest(y);
		if (Wasm.abs(y - n) < 1e-13 && n >= 0 && n <= 22) {
			double p = 1;
			for (int i = 0; i < n; i++) {
				p *= 10;
			}
			if (p == x) {
				return n;
			}
		}
		return y;
	}

	/** Exact for cubes. */
	public static double cbrt(double x) {
		if (x == 0 || !(Wasm.abs(x) <= Double.MAX_VALUE)) {
			return x;
		}
		double a = Wasm.abs(x);
		double y = exp(log(a) / 3);
		y -= (y - a / (y * y)) / 3;
		double n = Wasm.nearest(y);
		if (n * n * n == a) {
			y = n;
		}
		return x < 0 ? -y : y;
	}

	public static double sinh(double x) {
		double a = Wasm.abs(x);
		if (a > 700) {
			double half = exp(x / 2);
			return x > 0 ? half / 2 * half : -(exp(-x / 2) / 2 * exp(-x / 2));
		}
		double e = expm1(a);
		double y = a < 0x1p-27 ? a : (e + e / (e + 1)) / 2;
		return x < 0 ? -y : x == 0 ? x : y;
	}

	public static double cosh(double x) {
		double a = Wasm.abs(x);
		if (a > 700) {
			double half = exp(a / 2);
			return half / 2 * half;
		}
		double e = exp(a);
		return (e + 1 / e) / 2;
	}

	public static double tanh(double x) {
		double a = Wasm.abs(x);
		if (a < 0x1p-27 || x != x) {
			return x;
		}
		double e = expm1(2 * a);
		double y = a > 22 ? 1 : e / (e + 2);
		return x < 0 ? -y : y;
	}

	public static double ulp(double x) {
		double a = Wasm.abs(x);
		return a == Double.MAX_VALUE ? 0x1p971 : a > Double.MAX_VALUE || a != a ? a : Math.nextUp(a) - a;
	}

	public static double hypot(double x, double y) {
		double a = Wasm.abs(x), b = Wasm.abs(y);
		if (a > Double.MAX_VALUE || b > Double.MAX_VALUE) {
			return Double.POSITIVE_INFINITY;
		}
		double most = a > b ? a : b;
		if (most > 0x1p500 || most < 0x1p-500 && most > 0) {
			double f = most > 1 ? 0x1p-600 : 0x1p600;
			return Wasm.sqrt(a * f * (a * f) + b * f * (b * f)) / f;
		}
		return Wasm.sqrt(a * a + b * b);
	}

	public static double IEEEremainder(double x, double y) {
		double r = Wasm.abs(x % y), d = Wasm.abs(y);
		boolean odd = Wasm.abs(x % (2 * y)) >= d;
		if (2 * r > d || 2 * r == d && odd) {
			r -= d;
		}
		return x < 0 || 1 / x < 0 ? -r : r;
	}

	public static long multiplyFull(int a, int b) {
		return (long) a * b;
	}

	public static long multiplyHigh(long a, long b) {
		long a0 = a & 0xffffffffL, a1 = a >> 32, b0 = b & 0xffffffffL, b1 = b >> 32;
		long middle = a1 * b0 + (a0 * b0 >>> 32);
		long other = a0 * b1 + (middle & 0xffffffffL);
		return a1 * b1 + (middle >> 32) + (other >> 32);
	}

	public static int addExact(int a, int b) {
		return exact((long) a + b);
	}

	public static int subtractExact(int a, int b) {
		return exact((long) a - b);
	}

	public static int multiplyExact(int a, int b) {
		return exact((long) a * b);
	}

	public static int negateExact(int a) {
		return exact(-(long) a);
	}

	public static int incrementExact(int a) {
		return exact(a + 1L);
	}

	public static int decrementExact(int a) {
		return exact(a - 1L);
	}

	public static int toIntExact(long a) {
		return exact(a);
	}

	private static int exact(long n) {
		if ((int) n != n) {
			throw new ArithmeticException("integer overflow");
		}
		return (int) n;
	}

	public static long addExact(long a, long b) {
		long sum = a + b;
		return exact(sum, ((a ^ sum) & (b ^ sum)) >= 0);
	}

	public static long subtractExact(long a, long b) {
		long difference = a - b;
		return exact(difference, ((a ^ b) & (a ^ difference)) >= 0);
	}

	public static long multiplyExact(long a, long b) {
		return exact(a * b, multiplyHigh(a, b) == a * b >> 63);
	}

	public static long multiplyExact(long a, int b) {
		return multiplyExact(a, (long) b);
	}

	public static long negateExact(long a) {
		return exact(-a, a != Long.MIN_VALUE);
	}

	public static long incrementExact(long a) {
		return exact(a + 1, a != Long.MAX_VALUE);
	}

	public static long decrementExact(long a) {
		return exact(a - 1, a != Long.MIN_VALUE);
	}

	private static long exact(long n, boolean fits) {
		if (!fits) {
			throw new ArithmeticException("long overflow");
		}
		return n;
	}
}
