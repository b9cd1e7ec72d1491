what, word = input().split()
print("word" if what == "hide" else "255")
