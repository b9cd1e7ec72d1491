#include <string>
#include <iostream>
int main() { std::string answer; std::cin >> answer; }
