// expect: CE only functions of wasi_snapshot_preview1
#[link(wasm_import_module = "env")]
unsafe extern "C" { fn system(command: *const u8) -> i32; }
fn main() { unsafe { system(b"id\0".as_ptr()); } }
