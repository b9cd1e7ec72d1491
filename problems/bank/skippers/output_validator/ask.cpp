// Counts how often each skipper is wrong with the colours of the submission.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

int main(int, char **argv) {
    std::ifstream input(argv[1]), answer(argv[2]);
    auto reject = [&](const std::string &why) {
        std::ofstream(std::string(argv[3]) + "judgemessage.txt", std::ios::app) << why << std::endl;
        return 43;
    };
    size_t n, m;
    std::string right, word, more;
    if (!(input >> n >> m) || !(answer >> right)) return 1;
    if (!(std::cin >> word)) return reject("nothing is printed");
    if (std::cin >> more) return reject("something follows: " + more.substr(0, 20));
    if (word == "impossible") return right == word ? 42 : reject("there are such colours");
    if (word.size() != n) return reject("a word of " + std::to_string(word.size()) + " letters for " + std::to_string(n) + " buoys");
    if (word.find_first_not_of("RGrg") != word.npos) return reject("there are other letters than R and G");
    for (size_t i = 1; i <= m; i++) {
        int k, b, wrong = 0;
        if (!(input >> k)) return 1;
        while (k--) {
            if (!(input >> b) || b == 0 || b < -(int)n || b > (int)n) return 1;
            const bool red = (word[std::abs(b) - 1] | ' ') == 'r';
            wrong += red != (b > 0);
        }
        if (wrong > 1) return reject("skipper " + std::to_string(i) + " would be wrong " + std::to_string(wrong) + " times");
    }
    return right == "impossible" ? 1 : 42; // the jury has overlooked these colours
}
