// expect: CE memory
const unsigned char all[] = {
#embed "/usr/lib/x86_64-linux-gnu/libLLVM.so.22.1"
};
int main(int argc, char **) { return all[argc]; }
