import cmath
import math
import statistics
import struct

print(math.sqrt(2), math.pi, math.e, math.sin(1), math.atan2(1, -1), math.log2(10), math.exp(0.5), math.hypot(3, 4), math.log(8, 2))
print(math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), math.inf > 1, math.isclose(0.1 + 0.2, 0.3), math.fsum([0.1] * 10), math.prod([2, 3, 4]), math.dist((0, 0), (1, 1)))
print(cmath.sqrt(-1), abs(3 + 4j), (1 + 2j) * (3 - 1j), cmath.phase(1j), complex("1+2j").conjugate())
print(7 // 2, -7 // 2, -7 % 3, 7 % -3, 7.5 // 2, -7.5 % 2, 2**-1, 2**0.5, divmod(-7, 2), 10**16 + 0.5, int(-3.9), 1e22)
print(statistics.mean([1, 2, 3, 4]), statistics.median([3, 1, 2]), statistics.mode("aab"), statistics.pstdev([2, 4, 4, 4, 5, 5, 7, 9]))
print(struct.pack("<iq", 1, -2).hex(), struct.unpack(">H", b"\x01\x02"), math.gcd(12, 18, 27), math.perm(5, 2), math.nextafter(1, 2), math.ulp(1.0))
print(0.1 + 0.7, 3 * 1.1, 1e-5, 123456789.123456789, 5e-324, float("inf") - float("inf"), round(1234.5678, -2), 0.5.as_integer_ratio(), (0.1).hex())
