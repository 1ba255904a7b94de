//! Independent tools that look at a PDF from outside: poppler and qpdf.

use std::io::Write;
use std::process::{Command, Output};

use tempfile::NamedTempFile;

/// A PDF on disk for a tool to read.
pub struct Pdf {
    file: NamedTempFile,
}

impl Pdf {
    /// Writes the bytes to a temporary file.
    pub fn new(bytes: &[u8]) -> Self {
        let mut file = NamedTempFile::new().expect("a temporary file");
        file.write_all(bytes).expect("room for a PDF");
        Self { file }
    }

    fn run(&self, tool: &str, before: &[&str], after: &[&str]) -> Output {
        let output = Command::new(tool).args(before).arg(self.file.path()).args(after).output();
        let output = output.unwrap_or_else(|error| panic!("{tool} must be installed (poppler-utils, qpdf): {error}"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "{tool}: {said}");
        output
    }

    /// Standard output of a tool that must succeed silently.
    pub fn ask(&self, tool: &str, before: &[&str], after: &[&str]) -> String {
        String::from_utf8(self.run(tool, before, after).stdout).expect("UTF-8")
    }

    /// Number of pages.
    pub fn pages(&self) -> usize {
        let info = self.ask("pdfinfo", &[], &[]);
        let count = info.lines().find_map(|line| line.strip_prefix("Pages:")).expect("a count");
        count.trim().parse().expect("a number")
    }

    /// The text in the order it was drawn, without any white space.
    pub fn text(&self) -> String {
        squeezed(&self.ask("pdftotext", &["-raw", "-enc", "UTF-8"], &["-"]))
    }

    /// A page as grey pixels: width, height, values.
    pub fn page(&self, number: usize, dpi: u32) -> (usize, usize, Vec<u8>) {
        let (page, dpi) = (number.to_string(), dpi.to_string());
        let image = self.run("pdftoppm", &["-gray", "-r", &dpi, "-f", &page, "-l", &page], &[]).stdout;
        let header = image
            .split(|byte| byte.is_ascii_whitespace())
            .take(4)
            .map(|part| String::from_utf8_lossy(part).into_owned())
            .collect::<Vec<_>>();
        let [kind, width, height, depth] = header.as_slice() else { panic!("not a grey map") };
        assert_eq!((kind.as_str(), depth.as_str()), ("P5", "255"));
        let (width, height): (usize, usize) = (width.parse().expect("a width"), height.parse().expect("a height"));
        (width, height, image[image.len() - width * height..].to_vec())
    }
}

/// Text without white space, so that line breaks of the layout do not matter.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
