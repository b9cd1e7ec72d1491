// The depth at each metre of a lake, as a function of its shape and seed: nobody could
// keep a thousand million of them.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

struct Lake {
    int64_t n;
    uint64_t seed;
    std::string shape;

    static uint64_t mix(uint64_t x) {
        x = (x ^ x >> 31) * 0x9e3779b97f4a7c15u;
        x = (x ^ x >> 29) * 0xbf58476d1ce4e5b9u;
        return x ^ x >> 32;
    }

    // 0 on the shore, and else 1 to 10^9; neighbours differ.
    int64_t depth(int64_t x) const {
        if (x < 1 || x > n) return 0;
        int64_t turn = 1 + (int64_t)(mix(seed) % (uint64_t)n);
        if (shape == "peak") return std::max(turn, n - turn + 1) - std::abs(x - turn);
        if (shape == "valley") return 1 + std::abs(x - turn);
        if (shape == "stairs") { // ever deeper towards one side, by 2, 1, 3, 5, 4, 6, 8, …
            int64_t at = mix(seed) & 1 ? x : n + 1 - x;
            return at % 3 == 1 && at < n ? at + 1 : at % 3 == 2 ? at - 1 : at;
        }
        return 1 + (int64_t)(mix(seed + (uint64_t)x) % 499999999) * 2 + (x & 1); // waves
    }
};
