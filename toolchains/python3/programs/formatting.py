import string
import textwrap
from decimal import ROUND_HALF_UP, Decimal, getcontext
from fractions import Fraction

x, name = 3.14159265, "Ada"
print(f"{x:.3f} {x:10.2e} {x:<8.1f}| {name:>6} {name:*^9} {name!r} {1234567:,} {255:08b} {255:#x} {-5:+d} {0.256:.1%} {x=:.2f}")
print("{:>5}|{:<5}|{:^5}|{0}".replace("{0}", "end").format(1, 2, 3), "%5.2f|%-6s|%03d|%x" % (x, "ab", 7, 255))
print(f"{'nested ' + f'{1 + 1}'} {name[0]} {[i for i in range(3)]} {{}} {10**20} {1e20} {1e16} {0.1 + 0.2} {1/3} {100.0} {1e-7}")
print("a,b,,c".split(","), " x y ".split(), "x-y".partition("-"), "abc".center(7, "."), "Abc".swapcase(), "ab".zfill(5), "a\tb".expandtabs(4))
print("straße".upper(), "ÀÉ".lower(), "日本語"[::-1], len("🙂"), "é".encode(), ord("ж"), chr(8364), ascii("é"), "x".isidentifier())
print("abcabc".find("c"), "abcabc".rfind("c"), "abc".replace("b", "-"), "a b".title(), "hello".translate(str.maketrans("el", "ip")), "pre-x".removeprefix("pre-"))
getcontext().prec = 30
print(Decimal(1) / 3, Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_UP), Decimal(2).sqrt(), Fraction(3, 4) + Fraction(1, 6), Fraction("0.125"))
print(string.ascii_lowercase[:5], string.Template("$a is $b").substitute(a=1, b=2), textwrap.fill("one two three four", 9).replace("\n", "/"))
print(*range(3), sep=", ", end=".\n")
print([1, "a", None, True, 2.0, (1,), {"k": [1]}, {2}, b"x", 1j, ..., range(3)])
