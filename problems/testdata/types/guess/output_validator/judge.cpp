// Answers guesses at the number in the input file, ten of them at most.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

static std::string feedback;

[[noreturn]] static void reject(const std::string &why) {
    std::ofstream(feedback + "judgemessage.txt", std::ios::app) << why << std::endl;
    std::ofstream(feedback + "teammessage.txt") << "the guesses did not end well" << std::endl;
    std::exit(43);
}

int main(int, char **argv) {
    std::ifstream input(argv[1]);
    feedback = argv[3];
    int secret, guess;
    input >> secret;
    for (int n = 1; n <= 10; n++) {
        if (!(std::cin >> guess)) reject("guess " + std::to_string(n) + " is no number");
        if (guess == secret) {
            std::cout << "correct" << std::endl;
            std::string more;
            if (std::cin >> more) reject("something follows: " + more);
            return 42;
        }
        std::cout << (guess > secret ? "lower" : "higher") << std::endl;
    }
    reject("ten guesses");
}
