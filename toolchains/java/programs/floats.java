public class Main {
	static void show(double... xs) {
		StringBuilder s = new StringBuilder();
		for (double x : xs) s.append(String.format("%.12g ", x));
		System.out.println(s.toString().trim());
	}

	public static void main(String[] args) {
		show(Math.sin(1), Math.cos(1e6), Math.tan(0.5), Math.asin(0.3), Math.acos(-0.4), Math.atan(12), Math.atan2(-1, -2), Math.sinh(2), Math.cosh(2), Math.tanh(0.1));
		show(Math.exp(1), Math.exp(-700), Math.log(10), Math.log10(12345), Math.log1p(1e-10), Math.expm1(1e-10), Math.pow(2, 0.5), Math.pow(1.0001, 12345), Math.cbrt(10), Math.hypot(1, 2));
		System.out.println(Math.sqrt(2) + " " + Math.pow(2, 10) + " " + Math.pow(10, 15) + " " + Math.log10(1000) + " " + Math.cbrt(27) + " " + Math.hypot(3, 4) + " " + Math.ceil(-0.5) + " " + Math.floor(-0.5)
			+ " " + Math.abs(-3.5) + " " + Math.signum(-2.0) + " " + Math.max(-0.0, 0.0) + " " + Math.min(1, 2) + " " + Math.toDegrees(Math.PI) + " " + Math.ulp(1.0) + " " + Math.exp(0) + " " + Math.nextUp(1.0));
		System.out.println(0.0 / 0 + " " + 1 / 0.0 + " " + -1 / 0.0 + " " + 5.5 % 2 + " " + -5.5 % 2 + " " + (float) 0.1 + " " + (double) 0.1f + " " + (0.1f + 0.2f) + " " + 1e308 * 10 + " " + (0.0 == -0.0)
			+ " " + Double.compare(0.0, -0.0) + " " + Double.isNaN(Math.sqrt(-1)) + " " + Double.doubleToLongBits(1.0) + " " + Float.intBitsToFloat(0x40490fdb) + " " + (int) Math.floor(2.7) + " " + Math.round(2.4f));
		double sum = 0;
		for (int i = 1; i <= 100000; i++) sum += 1.0 / i / i;
		System.out.println(sum + " " + (float) sum + " " + (long) (sum * 1e15) + " " + Double.parseDouble("3.141592653589793") + " " + Double.valueOf("-1.5E2") + " " + Double.MAX_VALUE);
	}
}
