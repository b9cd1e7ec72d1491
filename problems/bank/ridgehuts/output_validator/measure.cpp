// Measures the distances between the huts and compares them with the cards.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

int main(int, char **argv) {
    std::ifstream input(argv[1]), answer(argv[2]);
    auto reject = [&](const std::string &why) {
        std::ofstream(std::string(argv[3]) + "judgemessage.txt", std::ios::app) << why << std::endl;
        return 43;
    };
    size_t n;
    std::string first;
    if (!(input >> n) || !(answer >> first)) return 1;
    std::vector<long long> cards(n * (n - 1) / 2), huts, distances;
    for (auto &c : cards)
        if (!(input >> c)) return 1;
    const bool mistake = first == "mistake";
    std::string word;
    while (std::cin >> word) {
        if (word == "mistake" && huts.empty()) {
            if (std::cin >> word) return reject("something follows mistake: " + word.substr(0, 20));
            return mistake ? 42 : reject("there are such huts");
        }
        if (word.size() > 7 || word.find_first_not_of("0123456789") != word.npos)
            return reject("\"" + word.substr(0, 20) + "\" is no place for a hut");
        huts.push_back(std::stoll(word));
        if (huts.size() > n) return reject("more than " + std::to_string(n) + " huts");
        if (huts.size() == 1 ? huts[0] != 0 : huts.back() <= huts[huts.size() - 2])
            return reject("the huts do not ascend from 0: " + word);
    }
    if (huts.size() < n) return reject("only " + std::to_string(huts.size()) + " huts");
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++) distances.push_back(huts[i] - huts[j]);
    std::sort(cards.begin(), cards.end());
    std::sort(distances.begin(), distances.end());
    for (size_t i = 0; i < cards.size(); i++)
        if (cards[i] != distances[i])
            return reject("distance " + std::to_string(i + 1) + " in ascending order is " + std::to_string(distances[i]) +
                          " instead of " + std::to_string(cards[i]));
    return mistake ? 1 : 42; // the jury has overlooked these huts
}
