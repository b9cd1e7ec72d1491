// The instructions of x86 do not exist in WebAssembly. Programs include this
// header for the sake of a pragma more often than for its functions, so that by
// itself it is no error; a use of a function or a type is.
#pragma once
#warning "There are no x86 instructions here: _mm_... and __m128i, __m256i do not exist. Vector code: <wasm_simd128.h>, or plain loops, which are vectorised."
