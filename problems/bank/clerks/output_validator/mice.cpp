// Lets the mice take two files between the passes. The answer file has an order of all
// files, which nobody else sees: the mice take its last two, and the evening clerk gets
// the others in it.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

int main(int, char **argv) {
    std::ifstream input(argv[1]), answer(argv[2]);
    const std::string feedback = argv[3];
    auto reject = [&](const std::string &why) {
        std::ofstream(feedback + "judgemessage.txt", std::ios::app) << why << std::endl;
        return 43;
    };
    std::ifstream kept(feedback + "kept");
    if (kept) { // the evening: what is missing
        long long a, b, x, y;
        std::string more;
        if (!(kept >> a >> b)) return 1;
        if (!(std::cin >> x >> y)) return reject("no two numbers");
        if (std::cin >> more) return reject("something follows: " + more.substr(0, 20));
        if (std::minmax(x, y) != std::minmax(a, b))
            return reject(std::to_string(x) + " and " + std::to_string(y) + " are not " + std::to_string(a) + " and " + std::to_string(b));
        return 42;
    }
    std::string word, slip, more;
    size_t n;
    input >> word >> n;
    std::vector<long long> numbers(n);
    std::vector<size_t> order(n);
    for (auto &x : numbers) input >> x;
    for (auto &i : order) answer >> i;
    if (!input || !answer) return 1;
    if (!(std::cin >> slip)) return reject("nothing is on the slip");
    if (std::cin >> more) return reject("more than one number is on the slip: " + more.substr(0, 20));
    if (slip.size() > 40 || slip.find_first_not_of("0123456789") != slip.npos || (slip.size() > 1 && slip[0] == '0'))
        return reject("the slip has \"" + slip.substr(0, 60) + "\"");
    std::ofstream(feedback + "kept") << numbers[order[n - 2]] << ' ' << numbers[order[n - 1]] << std::endl;
    std::ofstream next(feedback + "nextpass.in");
    next << "evening\n" << slip << '\n' << n - 2 << '\n';
    for (size_t i = 0; i + 2 < n; i++) next << (i ? " " : "") << numbers[order[i]];
    next << '\n';
    next.close();
    return next ? 42 : 1;
}
