// Reads a kind and a number, and calls one function of the host so often.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <wasi/api.h>

static uint8_t bytes[4096];

int main(void) {
    int kind, times;
    if (scanf("%d %d ", &kind, &times) != 2) return 1;
    __wasi_iovec_t in = {bytes, 1};
    __wasi_ciovec_t out = {bytes, 1};
    if (kind == 2 || kind == 3) in.buf_len = out.buf_len = sizeof bytes;
    __wasi_size_t moved;
    __wasi_timestamp_t now;
    __wasi_subscription_t wait = {.u.tag = __WASI_EVENTTYPE_CLOCK};
    __wasi_event_t event;
    __wasi_errno_t err = 0;
    for (int i = 0; i < times && err == 0; i++) {
        switch (kind) {
        case 0: case 2: err = __wasi_fd_read(0, &in, 1, &moved); break;
        case 1: case 3: err = __wasi_fd_write(1, &out, 1, &moved); break;
        case 4: err = __wasi_clock_time_get(__WASI_CLOCKID_MONOTONIC, 1, &now); break;
        case 5: err = __wasi_random_get(bytes, 8); break;
        case 6: err = __wasi_sched_yield(); break;
        case 7: err = __wasi_poll_oneoff(&wait, &event, 1, &moved); break;
        default: return 2;
        }
    }
    return err;
}
