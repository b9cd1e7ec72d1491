// The functions that bits/streams.h declares as compiled elsewhere: here. ./install
// adds them to libc++.a, where only programs that use them take them from.
#include <bits/streams.h>

_LIBCPP_BEGIN_NAMESPACE_STD
ASSIZE_STREAM_FUNCTIONS(template)
_LIBCPP_END_NAMESPACE_STD
