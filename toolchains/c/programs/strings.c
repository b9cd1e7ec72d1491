// in: hello world 12abc
// out: hello:5 world:5 12abc:5 HELLO yes 12abc 1\n
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	char line[200], copy[200];
	fgets(line, sizeof line, stdin);
	strcpy(copy, line);
	for (char *w = strtok(copy, " \n"); w; w = strtok(NULL, " \n"))
		printf("%s:%d ", w, (int)strlen(w));
	for (char *p = line; *p; p++)
		*p = toupper((unsigned char)*p);
	char *rest;
	long n = strtol("12abc", &rest, 10);
	printf("%.5s %s %ld%s %d\n", line, strstr(line, "WOR") ? "yes" : "no", n, rest, strcmp("a", "b") < 0);
	return 0;
}
