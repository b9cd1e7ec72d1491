// want: stack
#include "host.h"
__attribute__((noinline)) u32 tree(u32 n) { hide(n); u32 l = tree(n + 1), r = tree(n + 2); hide(l); return l + r; }
START { tree(0); }
