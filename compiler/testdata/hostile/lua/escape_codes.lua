-- expect: CE unfinished string
print("[31mred]0;title
