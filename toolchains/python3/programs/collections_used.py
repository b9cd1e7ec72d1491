import bisect
import heapq
from array import array
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from itertools import accumulate, chain, combinations, groupby, pairwise, permutations, product, zip_longest

words = input().split()
count = Counter(words)
print(count.most_common(2), count["missing"], count + Counter(a=1), sorted(count.elements()))
graph = defaultdict(list)
for i, w in enumerate(words):
    graph[w[0]].append(i)
print(dict(graph), list(graph))
queue = deque(words, maxlen=4)
queue.appendleft("z")
queue.rotate(1)
print(queue, queue.pop(), queue.popleft())
heap = [5, 3, 8, 1]
heapq.heapify(heap)
heapq.heappush(heap, 2)
print([heapq.heappop(heap) for _ in range(3)], heapq.nlargest(2, [4, 9, 7]), heapq.heappushpop(heap, 0), list(heapq.merge([1, 4], [2, 3])))
ordered = sorted([5, 1, 4, 1])
print(bisect.bisect_left(ordered, 1), bisect.bisect_right(ordered, 1), bisect.bisect(ordered, 9))
bisect.insort(ordered, 3)
print(ordered, {1, 2} | {3}, {1, 2, 3} & {2, 9}, {1, 2} ^ {2, 3}, frozenset([1]) <= {1, 2})
Point = namedtuple("Point", "x y")
print(Point(1, 2), Point(1, 2)._replace(y=5), Point(3, 1) < Point(3, 2))
cache = OrderedDict.fromkeys("abc")
cache.move_to_end("a")
print(list(cache), cache.popitem(last=False), ChainMap({"a": 1}, {"a": 2, "b": 3})["b"])
print(list(accumulate([1, 2, 3])), list(chain([1], [2])), list(combinations("abc", 2)), len(list(permutations(range(5)))))
print([(k, len(list(g))) for k, g in groupby("aabccc")], list(pairwise("abc")), list(product([0, 1], repeat=2)), list(zip_longest([1], [2, 3])))
data = array("q", [1, 2, 3])
data.append(2**40)
print(data, sum(data), memoryview(data)[3], bytearray(b"ab") + b"c", list(range(10))[::-3])
print(sorted(["b", "A", "c"], key=str.lower, reverse=True), sorted([(2, "b"), (1, "z"), (2, "a")]), min([3, 1], default=0), max([], default=-1))
d = {"b": 1, "a": 2}
print(d | {"c": 3}, sorted(d), max(d, key=d.get), [*d.items()], {v: k for k, v in d.items()}, d.setdefault("x", []), d.pop("b"))
