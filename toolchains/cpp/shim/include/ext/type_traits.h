// The two templates of libstdc++'s header that ext/pb_ds uses.
#pragma once

namespace __gnu_cxx {

template <bool condition, class A, class B> struct __conditional_type { typedef A __type; };
template <class A, class B> struct __conditional_type<false, A, B> { typedef B __type; };

template <bool condition, class> struct __enable_if {};
template <class T> struct __enable_if<true, T> { typedef T __type; };

} // namespace __gnu_cxx
