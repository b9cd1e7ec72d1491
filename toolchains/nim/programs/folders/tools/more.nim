proc twice*(n: int): int = 2 * n
