// want: refused 64-bit memory
// flags: --target=wasm64
#include "host.h"
START {}
