#include <iostream>
int main() { std::cout << "one and the rest\n"; }
