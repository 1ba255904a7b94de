//! Puts the built screens into the program; a fresh clone without a built UI gets a page that says so.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const PLACEHOLDER: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Bantu</title>\
<p>The screens are not built yet: run <code>npm run build</code> in <code>ui</code>, then build the server again.</p></html>\n";

fn main() -> anyhow::Result<()> {
    let dist = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../ui/dist");
    if !dist.join("index.html").is_file() {
        fs::create_dir_all(&dist)?;
        fs::write(dist.join("index.html"), PLACEHOLDER)?;
    }
    let dist = dist.canonicalize()?;
    println!("cargo:rerun-if-changed={}", dist.display());
    let mut files = Vec::new();
    walk(&dist, &mut files)?;
    files.sort();
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut code = String::from("pub(super) static FILES: &[(&str, &[u8])] = &[\n");
    for (index, file) in files.iter().enumerate() {
        // A copy: the screens may be built anew while the compiler is still reading.
        let copy = out.join(format!("screen-{index}"));
        fs::copy(file, &copy)?;
        println!("cargo:rerun-if-changed={}", file.display());
        let name = file.strip_prefix(&dist)?.to_string_lossy().replace('\\', "/");
        writeln!(code, "    ({name:?}, include_bytes!({:?})),", copy.to_string_lossy())?;
    }
    code.push_str("];\n");
    fs::write(out.join("screens.rs"), code)?;
    Ok(())
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else if path.extension().is_none_or(|e| e != "map") {
            files.push(path);
        }
    }
    Ok(())
}
