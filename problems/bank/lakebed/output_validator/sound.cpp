// Answers soundings, at most 64, and looks at where the anchor goes down.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>

#include "lake.h"

static std::string feedback;

[[noreturn]] static void reject(const std::string &why) {
    std::ofstream(feedback + "judgemessage.txt", std::ios::app) << why << std::endl;
    std::exit(43);
}

int main(int, char **argv) {
    std::ifstream input(argv[1]);
    feedback = argv[3];
    Lake lake;
    if (!(input >> lake.n >> lake.seed >> lake.shape)) return 1;
    std::cout << lake.n << std::endl;
    for (int soundings = 0;;) {
        std::string what;
        int64_t x;
        if (!(std::cin >> what >> x)) reject("after " + std::to_string(soundings) + " soundings there is no further line");
        if (x < 1 || x > lake.n) reject("there is no metre " + std::to_string(x));
        if (what == "?") {
            if (++soundings > 64) reject("a 65th sounding");
            std::cout << lake.depth(x) << std::endl;
            continue;
        }
        if (what != "!") reject("\"" + what.substr(0, 20) + "\" is neither ? nor !");
        if (lake.depth(x) <= lake.depth(x - 1) || lake.depth(x) <= lake.depth(x + 1))
            reject("metre " + std::to_string(x) + " is no hollow: " + std::to_string(lake.depth(x - 1)) + " " +
                   std::to_string(lake.depth(x)) + " " + std::to_string(lake.depth(x + 1)));
        std::string more;
        if (std::cin >> more) reject("something follows: " + more.substr(0, 20));
        return 42;
    }
}
