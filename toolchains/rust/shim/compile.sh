# compile OUTPUT ENTRY: the other files are the entry's modules. With LINES the
# module keeps the lines of its sources.
lines='-C strip=debuginfo'
[ -z "${LINES-}" ] || lines='-C debuginfo=line-tables-only'
exec /usr/bin/rustc --sysroot /usr --edition "${EDITION:-2024}" --crate-type bin --crate-name main \
	--target wasm32-wasip1 -C opt-level=2 -C codegen-units=1 -C panic=abort -C target-feature=+simd128 $lines \
	-C linker=/usr/bin/wasm-ld -C linker-flavor=wasm-ld -C link-self-contained=no -C default-linker-libraries=no \
	-L native=/usr/lib/wasm32-wasi -C link-arg=/usr/lib/wasm32-wasi/crt1-command.o -C link-arg=/usr/lib/assize/threads.o \
	-C link-arg=-z -C link-arg=stack-size=67108864 \
	--color never --error-format human --cap-lints forbid -A static_mut_refs \
	--remap-path-prefix "$PWD=." --cfg ONLINE_JUDGE --cfg online_judge --check-cfg 'cfg(ONLINE_JUDGE, online_judge)' \
	-o "$1" "$2"
