#include <iostream>
#include <string>
int main() {
    int low = 1, high = 1000;
    for (std::string answer; answer != "found";) {
        int middle = (low + high) / 2;
        std::cout << middle << std::endl;
        if (!(std::cin >> answer)) return 1;
        (answer == "higher" ? low : high) = answer == "higher" ? middle + 1 : middle - 1;
    }
}
