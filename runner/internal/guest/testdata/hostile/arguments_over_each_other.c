// want: code 0
#include "host.h"
static union { u32 at[16]; u8 text[64]; } room;
START { wants(args_get(room.at, room.text), 0); wants(room.text[0], 0x70); }
