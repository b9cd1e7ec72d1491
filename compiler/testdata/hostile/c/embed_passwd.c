// expect: CE file not found
const unsigned char stolen[] = {
#embed "/etc/passwd"
};
int main(void) { return stolen[0]; }
