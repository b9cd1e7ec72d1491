// want: fuel
#include "host.h"
static u8 room[PAGE];
START { for (;;) random_get(room, sizeof room); }
