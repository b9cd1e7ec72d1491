# expect: CE
x = "ÿþ"
