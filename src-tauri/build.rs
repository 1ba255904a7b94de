//! Generates Tauri's context; runs with the repository root as working directory.

fn main() {
    // A fresh clone has no built screens yet: a placeholder lets cargo work before `npm run build`.
    if !std::path::Path::new("ui/dist/index.html").exists() {
        std::fs::create_dir_all("ui/dist").expect("ui/dist can be created");
        std::fs::write(
            "ui/dist/index.html",
            "<!doctype html><meta charset=utf-8><title>Bantu</title><p>npm --prefix ui run build",
        )
        .expect("ui/dist/index.html can be written");
    }
    println!("cargo:rerun-if-changed=src-tauri/build.rs");
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    let commands = tauri_build::AppManifest::new().commands(&[
        "attach",
        "import_costs",
        "backup_make",
        "backup_status",
        "open_file",
        "open_link",
        "restore_agree",
        "restore_cancel",
        "restore_choose",
        "restore_open",
        "rpc",
        "rpc_file",
        "save_file",
        "shell_state",
        "show_popup",
        "ui_ready",
        "vault_confirm",
        "vault_recover",
        "vault_renew",
        "vault_status",
        "vault_unlock",
    ]);
    tauri_build::try_build(
        tauri_build::Attributes::new()
            .capabilities_path_pattern("./src-tauri/capabilities/**/*")
            .app_manifest(commands),
    )
    .expect("tauri.conf.json and src-tauri/capabilities are valid");
}
