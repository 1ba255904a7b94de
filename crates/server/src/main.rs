//! The office server's program.

fn main() -> std::process::ExitCode {
    bantu_server::main()
}
