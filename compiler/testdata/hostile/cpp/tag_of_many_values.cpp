// expect: CE
asm(".globl odd\n.tagtype odd f64, i64\nodd:\n.globl raw\n.type raw,@function\nraw:\n.functype raw () -> ()\nf64.const 1\ni64.const 2\nthrow odd\nend_function\n");
extern "C" void raw();
int main() { raw(); }
