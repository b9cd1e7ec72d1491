package assize.library;

import java.math.BigInteger;

/** Additions to BigInteger, and a repair. */
public final class BigIntegers {
	private BigIntegers() {}

	/** By squaring. The library's own goes wrong for even moduli. */
	@Instance
	public static BigInteger modPow(BigInteger self, BigInteger exponent, BigInteger modulus) {
		if (modulus.signum() <= 0) {
			throw new ArithmeticException("BigInteger: modulus not positive");
		}
		BigInteger base = exponent.signum() < 0 ? self.modInverse(modulus) : self.mod(modulus);
		BigInteger e = exponent.abs();
		BigInteger result = BigInteger.ONE.mod(modulus);
		for (int i = e.bitLength() - 1; i >= 0; i--) {
			result = result.multiply(result).mod(modulus);
			if (e.testBit(i)) {
				result = result.multiply(base).mod(modulus);
			}
		}
		return result;
	}

	@Instance
	public static BigInteger[] sqrtAndRemainder(BigInteger self) {
		BigInteger root = self.sqrt();
		return new BigInteger[] {root, self.subtract(root.multiply(root))};
	}
}
