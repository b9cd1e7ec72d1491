// want: refused not supported
// flags: -matomics -Wl,--no-check-features
#include "host.h"
START { static u32 n; __atomic_fetch_add(&n, 1, __ATOMIC_SEQ_CST); __builtin_wasm_memory_atomic_notify((int *)&n, 1); }
