// Strings built, split, hashed and compared, through iostream.
#include <iostream>
#include <set>
#include <sstream>
#include <string>

int main() {
    int n;
    std::cin >> n;
    std::set<std::string> words;
    std::string text;
    unsigned seed = 5;
    for (int i = 0; i < n; i++) {
        seed = seed * 1664525 + 1013904223;
        text += "word" + std::to_string((seed >> 12) % 3000) + (seed >> 31 ? " " : "\n");
    }
    std::istringstream in(text);
    std::size_t letters = 0;
    for (std::string w; in >> w;) {
        letters += w.size();
        words.insert(w);
    }
    std::cout << words.size() << ' ' << letters << ' ' << *words.begin() << std::endl;
}
