// expect: any
asm(".globl raw\n.type raw,@function\nraw:\n.functype raw () -> ()\ntry_table\nend_try_table\nend_function\n");
extern "C" void raw();
int main() { raw(); }
