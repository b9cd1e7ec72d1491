#include <iostream>
int main() { std::cout << 1001 << std::endl; }
