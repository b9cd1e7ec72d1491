// Takes a beat out of each message between the passes. The answer file has a number for each
// message: the place of the beat in what was drummed, around and around if need be, from
// the end where it is negative.
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

int main(int, char **argv) {
    const std::string feedback = argv[3];
    auto reject = [&](const std::string &why) {
        std::ofstream(feedback + "judgemessage.txt", std::ios::app) << why << std::endl;
        return 43;
    };
    // The messages of the first pass are kept for the second one.
    std::ifstream kept(feedback + "kept");
    const bool listening = kept.is_open();
    std::ifstream input(argv[1]), answer(argv[2]);
    std::istream &from = listening ? kept : input;
    std::string word, more;
    size_t t;
    if (!(from >> word >> t)) return 1;
    std::vector<std::string> messages(t);
    for (auto &message : messages)
        if (!(from >> message)) return 1;
    auto number = [](size_t i) { return "message " + std::to_string(i + 1) + ": "; };

    if (listening) {
        for (size_t i = 0; i < t; i++) {
            std::string said;
            if (!(std::cin >> said)) return reject(number(i) + "nothing");
            if (said == messages[i]) continue;
            size_t at = 0;
            while (at < said.size() && at < messages[i].size() && said[at] == messages[i][at]) at++;
            return reject(number(i) + std::to_string(said.size()) + " of " + std::to_string(messages[i].size()) + " beats, wrong from beat " + std::to_string(at + 1) + " on");
        }
        if (std::cin >> more) return reject("something follows: " + more.substr(0, 20));
        return 42;
    }

    // Where nextpass.in is there is a second pass, so it is written at the end.
    std::ostringstream next, keep;
    next << "listen\n" << t << '\n';
    keep << word << '\n' << t << '\n';
    for (size_t i = 0; i < t; i++) {
        long long missed;
        if (!(answer >> missed)) return 1;
        std::string drummed;
        if (!(std::cin >> drummed)) return reject(number(i) + "nothing is drummed");
        const size_t n = messages[i].size();
        if (drummed.find_first_not_of("01") != drummed.npos) return reject(number(i) + "\"" + drummed.substr(0, 40) + "\" has more than 0 and 1");
        if (drummed.size() < 2 || drummed.size() > n + 30)
            return reject(number(i) + std::to_string(drummed.size()) + " beats for " + std::to_string(n));
        const long long beats = (long long)drummed.size();
        drummed.erase((size_t)(((missed % beats) + beats) % beats), 1);
        next << n << ' ' << drummed << '\n';
        keep << messages[i] << '\n';
    }
    if (std::cin >> more) return reject("something follows: " + more.substr(0, 20));
    std::ofstream(feedback + "kept") << keep.str();
    std::ofstream pass(feedback + "nextpass.in");
    pass << next.str();
    pass.close();
    return pass ? 42 : 1;
}
