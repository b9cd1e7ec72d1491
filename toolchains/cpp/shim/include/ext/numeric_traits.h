// libstdc++'s numeric traits, from the standard's.
#pragma once
#include <ext/type_traits.h>
#include <limits>

namespace __gnu_cxx {

template <class T> struct __numeric_traits {
	static constexpr T __min = std::numeric_limits<T>::min();
	static constexpr T __max = std::numeric_limits<T>::max();
};

} // namespace __gnu_cxx
