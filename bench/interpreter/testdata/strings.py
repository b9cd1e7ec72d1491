import sys
from collections import Counter

words = sys.stdin.read().split()
count = Counter(words)
groups = {}
for w in words:
    groups.setdefault("".join(sorted(w)), []).append(w)
best = sorted(groups.items(), key=lambda kv: (-len(kv[1]), kv[0]))[:3]
text = "".join(w[::-1].upper() for w in words)
print(len(groups), [(k, len(v)) for k, v in best], count.most_common(1)[0][1], text.count("AB"), len(set(words)))
