# Drops what other entries say already, and merges nothing.
import sys

kept = []
for entry in sorted(sys.stdin.read().split()[1:]):
    if not kept or not entry.startswith(kept[-1]):
        kept.append(entry)
print(len(kept))
print("\n".join(kept))
