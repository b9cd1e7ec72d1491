// What the headers of ext/pb_ds expect of libstdc++, in terms of libc++.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <utility>

#define _GLIBCXX_BEGIN_NAMESPACE_VERSION
#define _GLIBCXX_END_NAMESPACE_VERSION
#define _GLIBCXX_VISIBILITY(how)
#define __N(text) text
#define _GLIBCXX_NODISCARD [[nodiscard]]
#define _GLIBCXX_STD_C std
#define _GLIBCXX_DEBUG_ASSERT(condition)
#define _GLIBCXX_DEBUG_ONLY(statement)
#define _GLIBCXX_THROW_OR_ABORT(exception) (throw exception)

#define __try try
#define __catch(what) catch (what)
#define __throw_exception_again throw
