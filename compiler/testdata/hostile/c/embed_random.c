// expect: same
const unsigned char noise[] = {
#embed "/dev/urandom" limit(64) if_empty(0)
};
int main(void) { return noise[0]; }
