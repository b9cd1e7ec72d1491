// Every standard header, for programs that include libstdc++'s own list of them.
// ./install precompiles this file.
#pragma once

// C library
#include <cassert>
#include <cctype>
#include <cerrno>
#include <cfenv>
#include <cfloat>
#include <cinttypes>
#include <climits>
#include <clocale>
#include <cmath>
#include <csignal>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <cuchar>
#include <cwchar>
#include <cwctype>

// C++11 and older
#include <algorithm>
#include <array>
#include <atomic>
#include <bitset>
#include <chrono>
#include <complex>
#include <deque>
#include <exception>
#include <forward_list>
#include <fstream>
#include <functional>
#include <initializer_list>
#include <iomanip>
#include <ios>
#include <iosfwd>
#include <iostream>
#include <istream>
#include <iterator>
#include <limits>
#include <list>
#include <locale>
#include <map>
#include <memory>
#include <new>
#include <numeric>
#include <ostream>
#include <queue>
#include <random>
#include <ratio>
#include <regex>
#include <scoped_allocator>
#include <set>
#include <sstream>
#include <stack>
#include <stdexcept>
#include <streambuf>
#include <string>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <typeindex>
#include <typeinfo>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <valarray>
#include <vector>

#if __cplusplus >= 201703L
#include <any>
#include <charconv>
#include <memory_resource>
#include <optional>
#include <string_view>
#include <variant>
#endif

#if __cplusplus >= 202002L
#include <bit>
#include <compare>
#include <concepts>
#include <coroutine>
#include <format>
#include <numbers>
#include <ranges>
#include <source_location>
#include <span>
#include <version>
#endif

#if __cplusplus >= 202302L
#include <expected>
#include <mdspan>
#include <print>
#endif

// Names of libstdc++ that programs use although they are its own.
namespace std {

constexpr int __lg(int n) { return 31 - __builtin_clz(n); }
constexpr int __lg(unsigned n) { return 31 - __builtin_clz(n); }
constexpr int __lg(long n) { return 31 - __builtin_clzl(n); }
constexpr int __lg(unsigned long n) { return 31 - __builtin_clzl(n); }
constexpr int __lg(long long n) { return 63 - __builtin_clzll(n); }
constexpr int __lg(unsigned long long n) { return 63 - __builtin_clzll(n); }

template <class T> constexpr T __gcd(T a, T b)
{
	while (b != 0) {
		T rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

} // namespace std

#include <bits/streams.h>
#if __cplusplus >= 201703L
#include <bits/prepared.h>
#endif
