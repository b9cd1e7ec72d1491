// want: refused shared memory
// flags: -matomics -mbulk-memory -Wl,--shared-memory,--max-memory=1048576,--no-check-features
#include "host.h"
START {}
