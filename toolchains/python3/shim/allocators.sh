# Memory comes from pymalloc, and nothing here ever asks for another allocator. So it is
# called by name and no longer through the table of allocators, and so is what gives back
# a number or a string: an object costs several calls through pointers less, each of which
# the judge's metering has to take for a way back into the interpreter
# (runner/fuel/cycles.go). tracemalloc, which puts itself into that table, sees nothing.
called_by_name() {
	sed -i -E "s/$1\.($2)\($1\.ctx,/$3\u\1(NULL,/" "$source/Objects/obmalloc.c"
	! grep -qE "$1\.($2)\(" "$source/Objects/obmalloc.c" || fail "memory is still got by pointers of $1"
}
called_by_name _PyMem_Raw 'malloc|calloc|realloc|free' _PyMem_Raw
called_by_name _PyMem 'malloc|calloc|realloc|free' _PyObject_
called_by_name _PyObject 'malloc|calloc|realloc|free' _PyObject_
called_by_name _PyObject_Arena 'alloc|free' _PyMem_Arena

# What a new arena may print, if the environment asks for it, goes through a file's
# pointers.
replaced() {
	sed -i "s/^ *$2\$/$3/" "$source/Objects/$1"
	grep -q "^ *$3\$" "$source/Objects/$1" || fail "$1 has no line $2"
}
replaced obmalloc.c '_PyObject_DebugMallocStats(stderr);' ';'
replaced longobject.c 'Py_TYPE(self)->tp_free(self);' 'if (PyLong_CheckExact(self)) PyObject_Free(self); else Py_TYPE(self)->tp_free(self);'
replaced unicodeobject.c 'Py_TYPE(unicode)->tp_free(unicode);' 'if (PyUnicode_CheckExact(unicode)) PyObject_Free(unicode); else Py_TYPE(unicode)->tp_free(unicode);'
