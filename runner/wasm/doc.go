// Package wasm reads and writes the WebAssembly binary format, one file per
// section, as far as metering needs it: the frame of a module in full, and
// function bodies as a stream of instructions whose immediates are known.
//
// The reader accepts WebAssembly 2.0 with the tail call and extended constant
// expression proposals, one memory at most, and no imports but functions. It
// checks the form and the index spaces; it does not check operand types, which
// the engine does when it compiles.
//
// Where the engine reads the format less strictly than the specification, this
// package is the stricter one, so that both always see the same instructions.
package wasm
