import java.text.DecimalFormat;
import java.util.*;

public class Main {
	public static void main(String[] args) {
		System.out.printf("%d %5d|%-5d|%05d|%+d|%,d|%x|%X|%o|%(d%n", 1, 2, 3, -4, 5, 1234567, 255, 255, 8, -9);
		System.out.printf("%s|%10s|%-10s|%.2s|%c|%b|%S|%%|%n", "text", "right", "left", "cut", 'c', true, "up");
		System.out.printf("%f|%.0f|%.2f|%8.3f|%-8.1f|%08.2f|%+.1f|%,.2f%n", 1.5, 2.5, 0.005, Math.PI, 9.96, -3.14159, 2.0, 1234567.891);
		System.out.printf("%e|%.3E|%g|%.3g%n", 12345.678, 0.00012, 0.0001, 123456.0);
		System.out.printf("%2$s %1$s %<s %s%n", "a", "b");
		System.out.println(String.format("%.3f %.10f %s", 1.0005, 1.0 / 3, List.of(1, 2)) + String.format(Locale.US, "%6.2f", 2.345));
		System.out.println("%d-%s".formatted(7, null));
		System.out.println(1.0 + " " + 0.1f + " " + 1e7 + " " + 1.0E-3 + " " + 123456789.0 + " " + 1e21 + " " + 100.0 / 3 + " " + (float) 1e10 + " " + -0.0
			+ " " + Double.NaN + " " + 1 / 0.0 + " " + Double.MIN_VALUE + " " + Float.MAX_VALUE + " " + (0.1 + 0.2) + " " + 4.35 * 100);
		System.out.println(new DecimalFormat("0.00").format(3.14159) + " " + new DecimalFormat("#,##0.###").format(1234567.5) + " " + new DecimalFormat("000").format(7));
		System.out.println(Integer.toBinaryString(10) + " " + Integer.toHexString(-1) + " " + Long.toString(-255, 16) + " " + Integer.toOctalString(64)
			+ " " + Integer.parseInt("-7f", 16) + " " + Double.parseDouble("1e-3") + " " + Long.parseLong("+12") + " " + Boolean.parseBoolean("TRUE"));
		System.out.println(String.join("|", "a", "b") + " " + new StringJoiner(", ", "{", "}").add("x").add("y") + " " + Arrays.asList(1.5, null));
		System.out.println((int) 'a' + " " + (char) 98 + ('a' + 1) + (char) ('a' + 2) + " " + (int) 3.99 + " " + (int) -3.99 + " " + (int) 1e20 + " " + (long) Double.NaN
			+ " " + (byte) 300 + " " + (short) 70000 + " " + Math.round(-2.5) + " " + Math.round(2.5) + " " + Math.rint(2.5) + " " + (5 & 3 | 8 ^ 2) + " " + (-17 >> 2) + " " + (-17 >>> 28) + " " + -17 % 5);
	}
}
