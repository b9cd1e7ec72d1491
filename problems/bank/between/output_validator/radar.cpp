// Answers questions about three buoys, at most 20,000, and compares the row.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

static std::string feedback;

[[noreturn]] static void reject(const std::string &why) {
    std::ofstream(feedback + "judgemessage.txt", std::ios::app) << why << std::endl;
    std::exit(43);
}

int main(int, char **argv) {
    std::ifstream input(argv[1]);
    feedback = argv[3];
    size_t n;
    if (!(input >> n)) return 1;
    std::vector<long long> row(n);
    std::vector<size_t> place(n + 1);
    for (size_t i = 0; i < n; i++) {
        if (!(input >> row[i]) || row[i] < 1 || row[i] > (long long)n) return 1;
        place[row[i]] = i;
    }
    auto buoy = [&](const char *where) {
        long long x;
        if (!(std::cin >> x)) reject(std::string("a number is missing in ") + where);
        if (x < 1 || x > (long long)n) reject("there is no buoy " + std::to_string(x));
        return x;
    };
    std::cout << n << std::endl;
    std::string what;
    for (int questions = 0; std::cin >> what && what == "?";) {
        if (++questions > 20000) reject("question 20,001");
        long long a = buoy("a question"), b = buoy("a question"), c = buoy("a question");
        if (a == b || b == c || a == c) reject("the buoys of a question are not different");
        auto between = [&](long long x, long long y, long long z) { return (place[x] < place[y]) == (place[y] < place[z]); };
        std::cout << (between(b, a, c) ? a : between(a, b, c) ? b : c) << std::endl;
    }
    if (!std::cin) reject("there is no further line");
    if (what != "!") reject("\"" + what.substr(0, 20) + "\" is neither ? nor !");
    bool backwards = false;
    for (size_t i = 0; i < n; i++) {
        long long x = buoy("the row");
        if (i == 0) backwards = x != row[0];
        long long want = row[backwards ? n - 1 - i : i];
        if (x != want) reject("number " + std::to_string(i + 1) + " of the row is " + std::to_string(x) + " instead of " + std::to_string(want));
    }
    if (std::cin >> what) reject("something follows: " + what.substr(0, 20));
    return 42;
}
