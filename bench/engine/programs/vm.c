// An interpreter: a switch over instructions with a stack in memory, running a
// program that counts the steps of the Collatz sequences.
#include <stdint.h>
#include <stdio.h>

enum op { PUSH, LOAD, STORE, ADD, MUL, SHIFT, ODD, LESS, EQUAL, JUMP, JUMP_IF, HALT };
struct instruction { uint8_t op; int32_t arg; };

// n = 1; while n < limit { x = n; while x != 1 { x = x odd ? 3x+1 : x/2; steps++ } n++ }
enum { VAR_N, VAR_X, VAR_STEPS, VAR_LIMIT };
static const struct instruction code[] = {
    {PUSH, 1}, {STORE, VAR_N},
    /* 2 */ {LOAD, VAR_N}, {LOAD, VAR_LIMIT}, {LESS, 0}, {JUMP_IF, 7}, {HALT, 0},
    /* 7 */ {LOAD, VAR_N}, {STORE, VAR_X},
    /* 9 */ {LOAD, VAR_X}, {PUSH, 1}, {EQUAL, 0}, {JUMP_IF, 29},
    /* 13 */ {LOAD, VAR_X}, {ODD, 0}, {JUMP_IF, 20},
    /* 16 */ {LOAD, VAR_X}, {SHIFT, 1}, {STORE, VAR_X}, {JUMP, 24},
    /* 20 */ {LOAD, VAR_X}, {PUSH, 3}, {MUL, 0}, {JUMP, 34},
    /* 24 */ {LOAD, VAR_STEPS}, {PUSH, 1}, {ADD, 0}, {STORE, VAR_STEPS}, {JUMP, 9},
    /* 29 */ {LOAD, VAR_N}, {PUSH, 1}, {ADD, 0}, {STORE, VAR_N}, {JUMP, 2},
    /* 34 */ {PUSH, 1}, {ADD, 0}, {STORE, VAR_X}, {JUMP, 24},
};

int main(void) {
    int n;
    if (scanf("%d", &n) != 1) return 1;
    static int64_t stack[64], vars[4];
    vars[VAR_LIMIT] = n;
    int64_t *top = stack;
    for (const struct instruction *at = code;;) {
        const struct instruction *i = at++;
        switch (i->op) {
        case PUSH: *++top = i->arg; break;
        case LOAD: *++top = vars[i->arg]; break;
        case STORE: vars[i->arg] = *top--; break;
        case ADD: top--; *top += top[1]; break;
        case MUL: top--; *top *= top[1]; break;
        case SHIFT: *top >>= i->arg; break;
        case ODD: *top &= 1; break;
        case LESS: top--; *top = *top < top[1]; break;
        case EQUAL: top--; *top = *top == top[1]; break;
        case JUMP: at = code + i->arg; break;
        case JUMP_IF: if (*top--) at = code + i->arg; break;
        case HALT: printf("%lld\n", (long long)vars[VAR_STEPS]); return 0;
        }
    }
}
