// expect: any
char big[1 << 30];
int main(void) { return big[5]; }
