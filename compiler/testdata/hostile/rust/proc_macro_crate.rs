// expect: CE
#![crate_type = "proc-macro"]
extern crate proc_macro;
use proc_macro::TokenStream;
#[proc_macro]
pub fn steal(_: TokenStream) -> TokenStream { std::fs::read_to_string("/etc/passwd").unwrap().parse().unwrap() }
