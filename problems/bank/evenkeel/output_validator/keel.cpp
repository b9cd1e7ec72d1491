// Weighs both sides and adds up the freight. The first number of the answer file is the highest.
#include <fstream>
#include <iostream>
#include <string>

int main(int, char **argv) {
    std::ifstream input(argv[1]), answer(argv[2]);
    const std::string feedback = argv[3];
    auto say = [&](const std::string &why, int code) {
        std::ofstream(feedback + "judgemessage.txt", std::ios::app) << why << std::endl;
        return code;
    };
    size_t n;
    long long highest;
    if (!(input >> n) || !(answer >> highest)) return 1;
    std::string printed, load, more;
    if (!(std::cin >> printed >> load)) return say("no two words", 43);
    if (std::cin >> more) return say("something follows: " + more.substr(0, 20), 43);
    if (printed.size() > 18 || printed.find_first_not_of("0123456789") != printed.npos)
        return say("\"" + printed.substr(0, 30) + "\" is no freight", 43);
    if (load.size() != n || load.find_first_not_of("PS-") != load.npos)
        return say("\"" + load.substr(0, 30) + "\" is no way to load " + std::to_string(n) + " crates", 43);
    long long sides[2] = {0, 0}, freight = 0;
    for (char side : load) {
        long long weight, value;
        if (!(input >> weight >> value)) return 1;
        if (side == '-') continue;
        sides[side == 'S'] += weight;
        freight += value;
    }
    if (sides[0] != sides[1])
        return say("there are " + std::to_string(sides[0]) + " on port and " + std::to_string(sides[1]) + " on starboard", 43);
    if (freight != std::stoll(printed)) return say("the freight is " + std::to_string(freight) + ", and " + printed + " is printed", 43);
    if (freight < highest) return say("the freight is " + std::to_string(freight) + " of " + std::to_string(highest), 43);
    if (freight > highest) return say("the answer file has a freight of only " + std::to_string(highest), 1);
    return 42;
}
