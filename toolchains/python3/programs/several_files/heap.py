from heapq import heapify, heappop


def order(values):
    heapify(values)
    return [heappop(values) for _ in range(len(values))]
