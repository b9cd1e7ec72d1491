import java.math.*;

public class Main {
	public static void main(String[] args) {
		BigInteger f = BigInteger.ONE;
		for (int i = 1; i <= 300; i++) f = f.multiply(BigInteger.valueOf(i));
		System.out.println(f);
		BigInteger p = BigInteger.TWO.pow(127).subtract(BigInteger.ONE);
		System.out.println(p.isProbablePrime(30) + " " + p.mod(BigInteger.valueOf(1_000_003)) + " " + BigInteger.valueOf(3).modPow(p, f)
			+ " " + BigInteger.valueOf(7).modInverse(BigInteger.valueOf(1_000_000_007)));
		System.out.println(f.divide(p.pow(3)) + " " + f.gcd(BigInteger.valueOf(1L << 40)) + " " + p.negate().shiftRight(100) + " " + p.bitLength()
			+ " " + p.xor(f).testBit(70) + " " + f.sqrt().bitCount() + " " + p.toString(36) + " " + new BigInteger("-zz", 36));
		BigDecimal d = new BigDecimal("12345.678");
		System.out.println(d.setScale(1, RoundingMode.HALF_UP) + " " + d.round(new MathContext(7, RoundingMode.HALF_UP)) + " " + d.negate().setScale(0, RoundingMode.FLOOR)
			+ " " + d.divide(new BigDecimal("7"), 20, RoundingMode.HALF_EVEN) + " " + d.multiply(d).stripTrailingZeros().toPlainString()
			+ " " + d.compareTo(new BigDecimal("12345.6780")) + " " + d.equals(new BigDecimal("12345.6780")) + " " + new BigDecimal("1E+3").add(BigDecimal.ONE));
		BigDecimal two = BigDecimal.valueOf(2), root = BigDecimal.ONE;
		for (int i = 0; i < 8; i++) root = root.add(two.divide(root, 60, RoundingMode.HALF_UP)).divide(two, 60, RoundingMode.HALF_UP);
		System.out.println(root);
		System.out.println(Math.multiplyHigh(1L << 62, 12) + " " + Long.toUnsignedString(-1L) + " " + Long.divideUnsigned(-1L, 10) + " "
			+ Integer.parseUnsignedInt("4294967295") + " " + Long.compareUnsigned(1, -1) + " " + f.longValue() + " " + f.doubleValue());
	}
}
