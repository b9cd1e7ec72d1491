// expect: CE
consteval unsigned long bomb(unsigned long n) { return n < 2 ? n : bomb(n - 1) + bomb(n - 2); }
int main() { return bomb(90); }
