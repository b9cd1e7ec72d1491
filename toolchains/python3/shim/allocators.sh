# Memory comes from pymalloc, and nothing here ever asks for another allocator. So it is
# called by name and no longer through the table of allocators, and so is what gives back
# a number or a string: an object costs several calls through pointers less, each of which
# the judge's metering has to take for a way back into the interpreter
# (runner/fuel/cycles.go). tracemalloc, which puts itself into that table, sees nothing.

# edited FILE ARGUMENT... has sed change a file of Objects, and fails where that changes
# nothing.
edited() {
	local file=$source/Objects/$1
	shift
	sed "$@" "$file" >"$file.new"
	! cmp -s "$file" "$file.new" || fail "the source is not as it was: nothing to change for sed $*"
	mv "$file.new" "$file"
}

called_by_name() { edited obmalloc.c -E "s/$1\.($2)\($1\.ctx,/$3\u\1(NULL,/"; }
called_by_name _PyMem_Raw 'malloc|calloc|realloc|free' _PyMem_Raw
called_by_name _PyMem 'malloc|calloc|realloc|free' _PyObject_
called_by_name _PyObject 'malloc|calloc|realloc|free' _PyObject_
called_by_name _PyObject_Arena 'alloc|free' _PyMem_Arena

# What a new arena may print, if the environment asks for it, goes through a file's
# pointers.
edited obmalloc.c 's/^ *_PyObject_DebugMallocStats(stderr);$/;/'
edited longobject.c 's/^ *Py_TYPE(self)->tp_free(self);$/if (PyLong_CheckExact(self)) PyObject_Free(self); else &/'
edited unicodeobject.c 's/^ *Py_TYPE(unicode)->tp_free(unicode);$/if (PyUnicode_CheckExact(unicode)) PyObject_Free(unicode); else &/'
