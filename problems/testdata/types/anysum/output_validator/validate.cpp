// Accepts two positive integers whose sum is that of the input file, and nothing
// after them.
#include <fstream>
#include <iostream>
#include <string>

int main(int argc, char **argv) {
    std::ifstream input(argv[1]);
    std::string feedback = argv[3];
    long long n, a, b;
    input >> n;
    auto reject = [&](const std::string &why) {
        std::ofstream(feedback + "judgemessage.txt") << why << std::endl;
        return 43;
    };
    if (!(std::cin >> a >> b)) return reject("no two integers");
    if (a < 1 || b < 1) return reject("not positive");
    if (a + b != n) return reject(std::to_string(a) + " + " + std::to_string(b) + " is not " + std::to_string(n));
    std::string more;
    if (std::cin >> more) return reject("something follows: " + more);
    return 42;
}
