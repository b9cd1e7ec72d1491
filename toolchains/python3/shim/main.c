/*
 * The interpreter as a judge starts it: assize_init brings CPython up and imports
 * what programs use, which a snapshot keeps; _start runs one program and leaves
 * without taking the interpreter down.
 */
#include <Python.h>
#include <stdlib.h>
#include <wasi/api.h>

#define LIBRARY L"/usr/lib/python3.13"

static PyObject *load, *finish; /* functions of library/assize_start.py */

/* die ends the run for a failure that is ours and not the program's. */
static void die(const char *what)
{
	if (PyErr_Occurred())
		PyErr_Print();
	fprintf(stderr, "python3: %s\n", what);
	_Exit(70);
}

static void must(PyStatus status)
{
	if (PyStatus_Exception(status))
		die(status.err_msg ? status.err_msg : "cannot start");
}

static void set(PyConfig *config, wchar_t **field, const wchar_t *value)
{
	must(PyConfig_SetString(config, field, value));
}

/*
 * Nothing comes from outside: no environment, no arguments, no site packages. The
 * hash seed is fixed, and numbers of any length may be read and printed.
 */
static void configure(PyConfig *config)
{
	PyConfig_InitIsolatedConfig(config);
	config->use_hash_seed = 1;
	config->hash_seed = 0;
	config->site_import = 0;
	config->write_bytecode = 0;
	config->pathconfig_warnings = 0;
	config->int_max_str_digits = 0;
	config->module_search_paths_set = 1;
	must(PyWideStringList_Append(&config->module_search_paths, LIBRARY));
	set(config, &config->check_hash_pycs_mode, L"never");
	set(config, &config->program_name, L"python3");
	set(config, &config->executable, L"");
	set(config, &config->prefix, L"/usr");
	set(config, &config->exec_prefix, L"/usr");
	set(config, &config->base_prefix, L"/usr");
	set(config, &config->base_exec_prefix, L"/usr");
	set(config, &config->stdlib_dir, LIBRARY);
}

__attribute__((export_name("assize_init"))) void assize_init(void)
{
	PyPreConfig before;
	PyPreConfig_InitIsolatedConfig(&before);
	before.utf8_mode = 1;
	must(Py_PreInitialize(&before));
	PyConfig config;
	configure(&config);
	must(Py_InitializeFromConfig(&config));
	PyConfig_Clear(&config);
	PyObject *module = PyImport_ImportModule("assize_start");
	if (!module)
		die("cannot import the library");
	load = PyObject_GetAttrString(module, "load");
	finish = PyObject_GetAttrString(module, "finish");
	if (!load || !finish)
		die("the library is not the interpreter's");
}

/* arguments returns what the program is started with, a list of strings. */
static PyObject *arguments(void)
{
	size_t count, bytes;
	if (__wasi_args_sizes_get(&count, &bytes) != 0)
		die("no arguments");
	uint8_t **argv = malloc((count + 1) * sizeof *argv), *buffer = malloc(bytes + 1);
	if (!argv || !buffer || __wasi_args_get(argv, buffer) != 0)
		die("no arguments");
	PyObject *list = PyList_New(count);
	for (size_t i = 0; list && i < count; i++) {
		PyObject *s = PyUnicode_DecodeUTF8((char *)argv[i], strlen((char *)argv[i]), "surrogateescape");
		if (!s)
			die("an argument is no text");
		PyList_SET_ITEM(list, i, s);
	}
	free(argv);
	free(buffer);
	return list;
}

/* ended turns the exception that ended the program into its exit code. */
static int ended(void)
{
	if (!PyErr_ExceptionMatches(PyExc_SystemExit)) {
		PyErr_PrintEx(0);
		return 1;
	}
	PyObject *raised = PyErr_GetRaisedException();
	PyObject *code = PyObject_GetAttrString(raised, "code");
	if (!code || code == Py_None)
		return 0;
	if (PyLong_Check(code))
		return (int)PyLong_AsLong(code);
	PyObject *err = PySys_GetObject("stderr");
	if (err && err != Py_None)
		PyFile_WriteObject(code, err, Py_PRINT_RAW);
	PySys_WriteStderr("\n");
	return 1;
}

__attribute__((export_name("_start"))) void run_program(void)
{
	PyObject *args = arguments();
	PyObject *code = args ? PyObject_CallOneArg(load, args) : NULL;
	if (!code)
		die("cannot load the program");
	PyObject *globals = PyModule_GetDict(PyImport_AddModule("__main__"));
	int status = 0;
	if (!PyEval_EvalCode(code, globals, globals))
		status = ended();
	PyErr_Clear();
	PyObject *flushed = PyObject_CallNoArgs(finish);
	if (!flushed) {
		PyErr_Print();
		status = 120; /* as CPython's own main */
	}
	if (status != 0)
		__wasi_proc_exit(status & 0xff);
}
