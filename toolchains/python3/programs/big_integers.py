import math

a, b = int(input()), int(input())
print(a * b)
print(b // a, b % a, -b // a, -b % a, divmod(b, a) == (b // a, b % a))
print(pow(3, 10**6, 10**9 + 7), pow(7, -1, 10**9 + 7), math.gcd(a, b), math.isqrt(b))
print(len(str(3**20000)), str(7**12345)[:20], int("9" * 10000) % 998244353)
print(math.comb(100, 50), math.factorial(30), math.lcm(*range(1, 40)))
print(a.bit_length(), bin(a)[:12], hex(b)[:12], a ^ b, ~a, a << 70, b >> 70, int("ff" * 20, 16))
print(int.from_bytes(b"\x01\x02\x03", "big"), (258).to_bytes(2, "little"), a.bit_count())
print(1e308 * 10, -0.0, 10**18 / 3, round(2.5), round(-3.5), round(2.675, 2), float("nan"))
