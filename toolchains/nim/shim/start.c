/* main, which Nim would give three parameters; WASI's start knows two. */
extern int cmdCount;
extern char **cmdLine;
extern char **gEnv;

void NimMain(void);
extern int nim_program_result;

int main(int argc, char **argv)
{
	static char *none;
	cmdCount = argc;
	cmdLine = argv;
	gEnv = &none;
	NimMain();
	return nim_program_result;
}
