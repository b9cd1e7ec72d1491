what, word = input().split()
if what == "hide":
    print("".join(chr(ord("a") + int(d)) for d in word))
else:
    print("".join(str(ord(c) - ord("a")) for c in word))
