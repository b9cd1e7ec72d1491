// expect: CE
#pragma clang module import etc.passwd
#pragma clang module load secrets
module;
export module box:passwd;
