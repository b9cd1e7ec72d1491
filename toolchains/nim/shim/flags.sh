# The flags of both compilers, for ./compile and for the recipe: Nim makes C, and
# clang makes WebAssembly of it. No configuration file is read but these words.
flags="--target=wasm32-wasi -Wno-deprecated -w -resource-dir=/usr/lib/llvm-22/lib/clang/22 -O2 -msimd128 -include /usr/lib/assize/system.h
	-D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_PROCESS_CLOCKS -D_WASI_EMULATED_GETPID
	-fno-ident -fno-color-diagnostics -fno-crash-diagnostics"
lib=/usr/lib/nim/lib
nim="/usr/bin/nim c --skipCfg --skipUserCfg --skipParentCfg --skipProjCfg --lib:$lib
	--path:$lib/pure --path:$lib/pure/collections --path:$lib/core --path:$lib/std --path:$lib/posix --path:$lib/impure
	--cc:clang --clang.path:/usr/lib/llvm-22/bin --clang.options.speed:-O2 --clang.linkerexe:nim-link
	--cpu:wasm32 --os:linux --threads:off --mm:orc --exceptions:goto -d:release -d:useMalloc -d:noSignalHandler
	--noMain:on -d:ONLINE_JUDGE --parallelBuild:2 --colors:off --hints:off --stdout:on --filenames:legacyRelProj"
