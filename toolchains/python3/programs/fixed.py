import datetime
import os
import random
import time

# Clock, randomness and hashing are the same in every run.
print(int(time.time()) == 1_000_000_000, time.perf_counter() < 5, datetime.datetime.now().year, datetime.date.today(), time.gmtime().tm_hour)
print([random.randrange(100) for _ in range(6)], random.random(), random.sample(range(50), 4))
random.seed(42)
deck = list(range(8))
random.shuffle(deck)
print(deck, random.choice("abcdef"), random.gauss(0, 1), random.Random(7).randint(1, 10**9))
print(hash("assize") == hash("assize"), {"one", "two", "three"} == {"three", "two", "one"}, list({"x", "y", "z", "w"}) == list({"x", "y", "z", "w"}))
start = time.time()
time.sleep(1.5)
print(1.5 <= time.time() - start < 1.6, os.environ.get("HOME"), os.urandom(4) != os.urandom(4), len(random.SystemRandom().sample(range(9), 3)))
d = datetime.date(2024, 2, 28) + datetime.timedelta(days=2)
print(d, d.strftime("%A %d %B %Y"), d.isoweekday(), datetime.datetime(2020, 1, 1, 12, 30).isoformat(), (datetime.date(2024, 12, 25) - d).days)
print(datetime.datetime.strptime("2023-05-06 07:08", "%Y-%m-%d %H:%M"), datetime.timedelta(seconds=90061), datetime.datetime.fromtimestamp(0, datetime.timezone.utc))
