// expect: CE file not found
#include </usr/lib/assize/../../../proc/1/environ>
#include "/var/lib/assize/compiler/cache/x.json"
int main() {}
