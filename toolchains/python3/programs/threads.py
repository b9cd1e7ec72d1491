import asyncio
import queue
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

result = []


def main():
    def depth(k):
        return 0 if k == 0 else depth(k - 1) + 1

    result.append(depth(50000))
    result.append(threading.current_thread().name)


sys.setrecursionlimit(1 << 20)
threading.stack_size(1 << 27)
thread = threading.Thread(target=main, name="solver")
thread.start()
thread.join()
print(result, thread.is_alive(), threading.current_thread() is threading.main_thread(), threading.active_count())


class Worker(threading.Thread):
    def run(self):
        local.value = 5
        tasks.put(self.name)


local, tasks, lock = threading.local(), queue.Queue(), threading.Lock()
for _ in range(2):
    Worker().start()
print(tasks.get(), tasks.get(), tasks.empty())
with lock, ThreadPoolExecutor(max_workers=4) as pool:
    future = pool.submit(pow, 2, 10)
    print(future.result(), list(pool.map(lambda x: x * x, range(4))), pool.submit(int, "x").exception())


async def worker(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def run():
    print(await asyncio.gather(worker("slow", 0.2), worker("fast", 0.1)))
    channel = asyncio.Queue()
    task = asyncio.create_task(channel.get())
    await channel.put(42)
    print(await task, await asyncio.wait_for(asyncio.to_thread(sum, [1, 2]), 5))
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.1)
    except TimeoutError:
        print("timeout")


asyncio.run(run())


def fails():
    raise ValueError("in a thread")


t = threading.Thread(target=fails)
t.start()
t.join()
print("goes on")
