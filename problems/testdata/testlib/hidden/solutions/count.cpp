#include <iostream>
#include <string>
int main() {
    std::string answer;
    for (int guess = 1; answer != "found"; guess++) {
        std::cout << guess << std::endl;
        if (!(std::cin >> answer)) return 1;
    }
}
