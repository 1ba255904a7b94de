//! The `bantu` program: a window without a subcommand, a command line with one.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    bantu_desktop::main()
}
