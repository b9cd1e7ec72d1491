#include <stdio.h>
#include <string.h>
int main(void) {
    char what[10], word[30];
    if (scanf("%9s %29s", what, word) != 2) return 1;
    int by = strcmp(what, "hide") ? '0' - 'a' : 'a' - '0';
    for (char *c = word; *c; c++) putchar(*c + by);
    puts("");
}
