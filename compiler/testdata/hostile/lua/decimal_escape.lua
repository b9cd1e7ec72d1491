-- expect: CE decimal escape too large
print("\300")
