# expect: any
{.localPassC: "-o /job/out/main.wasm -MD -MF /tmp/deps".}
echo 1
