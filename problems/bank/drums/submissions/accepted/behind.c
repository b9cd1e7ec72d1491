/* The message, then the sum of its places with a one, each digit twice, and between the two
   the opposite of the first digit. */
#include <stdio.h>
#include <string.h>

#define DIGITS 14

static char beats[16100], message[16100];

static int sum(const char *s, int n, int modulus) {
	int all = 0;
	for (int i = 0; i < n; i++)
		if (s[i] == '1') all = (all + i + 1) % modulus;
	return all;
}

static void drum(const char *s) {
	int n = (int)strlen(s), all = sum(s, n, n + 1);
	printf("%s%c", s, all >> (DIGITS - 1) & 1 ? '0' : '1');
	for (int i = DIGITS - 1; i >= 0; i--) {
		char digit = (char)('0' + (all >> i & 1));
		printf("%c%c", digit, digit);
	}
	putchar('\n');
}

static void listen(int n, const char *s) {
	const char *tail = s + n; /* n + 1 + 2 * DIGITS beats were drummed */
	if (tail[0] != tail[1]) {
		printf("%.*s\n", n, s);
		return;
	}
	int all = 0, ones = 0, at;
	for (int i = 0; i < DIGITS; i++) all = 2 * all + (tail[2 * i] == '1');
	for (int i = 0; i < n - 1; i++) ones += s[i] == '1';
	int d = (all - sum(s, n - 1, n + 1) + n + 1) % (n + 1);
	char missed = d <= ones ? '0' : '1';
	if (missed == '0') {
		for (at = n - 1; d > 0; at--) d -= s[at - 1] == '1';
	} else {
		at = 0;
		for (d -= ones + 1; d > 0; at++) d -= s[at] == '0';
	}
	memcpy(message, s, at);
	message[at] = missed;
	memcpy(message + at + 1, s + at, n - 1 - at);
	message[n] = 0;
	puts(message);
}

int main(void) {
	char word[8];
	int t, n;
	if (scanf("%7s %d", word, &t) != 2) return 1;
	while (t--) {
		if (word[0] == 'd') {
			if (scanf("%16099s", beats) != 1) return 1;
			drum(beats);
		} else {
			if (scanf("%d %16099s", &n, beats) != 2) return 1;
			listen(n, beats);
		}
	}
	return 0;
}
