#include <stdio.h>
int main(void) {
    char answer[20];
    int low = 1, high = 1000;
    for (;;) {
        printf("%d\n", (low + high) / 2);
        if (scanf("%19s", answer) != 1 || answer[0] == 'c') return 0;
        if (answer[0] == 'l') high = (low + high) / 2 - 1; else low = (low + high) / 2 + 1;
    }
}
