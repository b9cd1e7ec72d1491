# Limits on recursion through C, in units: a call from C back into Python costs
# eight, other nested calls one. They end in RecursionError before the judge's
# reckoning of the call stack (runner/fuel/depth.go) ends the program. Recursion of
# Python functions in Python functions takes no such units: its limit is the one
# that programs set.
units=14000
sed -i "s/^#  define Py_C_RECURSION_LIMIT 5000\$/#  define Py_C_RECURSION_LIMIT $units/" "$source/Include/cpython/pystate.h"
sed -i "s/^#define PY_EVAL_C_STACK_UNITS 2\$/#define PY_EVAL_C_STACK_UNITS 8/" "$source/Python/ceval.c"
grep -q "PY_EVAL_C_STACK_UNITS 8\$" "$source/Python/ceval.c" && grep -q "LIMIT $units\$" "$source/Include/cpython/pystate.h" ||
	fail "the source's limits on recursion are not where they were"
