// expect: CE
import "/etc/passwd";
import std;
int main() {}
