// C strings: copied, compared, searched for, formatted and sorted.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

int main(void) {
    int n;
    if (scanf("%d", &n) != 1) return 1;
    char **names = malloc(n * sizeof *names), buffer[64];
    unsigned seed = 53;
    for (int i = 0; i < n; i++) {
        seed = seed * 1664525 + 1013904223;
        snprintf(buffer, sizeof buffer, "%u/item-%d.%x", seed >> 20, i, seed);
        names[i] = strdup(buffer);
    }
    qsort(names, n, sizeof *names, compare);
    size_t length = 0, slashes = 0;
    for (int i = 0; i < n; i++) {
        length += strlen(names[i]);
        if (strstr(names[i], "9.f")) slashes += strchr(names[i], '/') - names[i];
    }
    printf("%zu %zu %s\n", length, slashes, names[n / 2]);
    return 0;
}
