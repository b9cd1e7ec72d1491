import json
import re

text = input()
print(re.findall(r"\d+", text), re.sub(r"(\w+)@(\w+)", r"\2 at \1", text), re.split(r"[,;]\s*", "a, b;c"))
m = re.match(r"(?P<key>\w+)=(?P<value>-?\d+)", "count=-42 rest")
print(m.groupdict(), m.span("value"), re.fullmatch(r"[a-z]+", "abc1"), re.compile(r"^x", re.M).findall("x\ny\nxx"))
print([t.group() for t in re.finditer(r"[-+*/()]|\d+", "12*(3+4)")], re.search("(?<=a)b+?", "aabbb").group())
value = {"list": [1, 2.5, None, True], "text": "é\n", "nested": {"k": []}}
print(json.dumps(value, sort_keys=True), json.loads(json.dumps(value)) == value, json.dumps([1, 2], indent=1).replace("\n", "~"))
print(eval("1 + 2 * 3"), eval("x + y", {"x": 1, "y": 2}))
namespace = {}
exec("def f(n):\n    return n * 2", namespace)
print(namespace["f"](21), "été".casefold(), "naïve".isalpha(), sorted("éaz"))
наш = 7
print(наш, "%s" % "ünïcödé", b"\xff".decode("latin-1"), "€".encode("utf-8").hex())
