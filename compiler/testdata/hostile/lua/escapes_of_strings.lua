-- expect: CE UTF-8 value too large
print("\u{80000000}")
