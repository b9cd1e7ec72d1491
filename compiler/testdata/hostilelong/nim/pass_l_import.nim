# expect: any
{.passL: "--allow-undefined --import-memory -o /job/out/other.wasm".}
echo 1
