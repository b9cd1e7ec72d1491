package sandbox

import _ "unsafe" // for go:linkname

// interpreterCeiling is how many calls wazero's interpreter nests before it gives
// up. There is no option for it.
//
//go:linkname interpreterCeiling github.com/tetratelabs/wazero/internal/engine/interpreter.callStackCeiling
var interpreterCeiling int
