// expect: CE too many errors emitted
#define X undeclared++;
#define Y X X X X X X X X X X
#define Z Y Y Y Y Y Y Y Y Y Y
int main() { Z Z Z Z Z Z Z Z Z Z }
