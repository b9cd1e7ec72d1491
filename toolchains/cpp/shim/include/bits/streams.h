// What reads and prints characters and strings, compiled once, into libc++.a
// (../../streams.cpp). Without these declarations every program that prints one
// character compiles some seventy functions for it.
#pragma once

#include <istream>
#include <ostream>
#include <string>

#define ASSIZE_STREAM_FUNCTIONS(INSTANTIATE) \
	INSTANTIATE basic_ostream<char> &__put_character_sequence(basic_ostream<char> &, const char *, size_t); \
	INSTANTIATE basic_ostream<char> &operator<<(basic_ostream<char> &, char); \
	INSTANTIATE basic_ostream<char> &operator<<(basic_ostream<char> &, const char *); \
	INSTANTIATE basic_ostream<char> &operator<<(basic_ostream<char> &, const basic_string<char> &); \
	INSTANTIATE basic_istream<char> &operator>>(basic_istream<char> &, char &); \
	INSTANTIATE basic_istream<char> &operator>>(basic_istream<char> &, basic_string<char> &); \
	INSTANTIATE basic_istream<char> &getline(basic_istream<char> &, basic_string<char> &); \
	INSTANTIATE basic_istream<char> &getline(basic_istream<char> &, basic_string<char> &, char);

_LIBCPP_BEGIN_NAMESPACE_STD
ASSIZE_STREAM_FUNCTIONS(extern template)
_LIBCPP_END_NAMESPACE_STD
