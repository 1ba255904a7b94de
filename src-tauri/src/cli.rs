//! The command line: without a subcommand the window opens, with one nothing graphical is started.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Bantu takes a deal through nine stages without a network.
#[derive(Debug, Parser)]
#[command(name = "bantu", version)]
pub struct Cli {
    /// Folder with the database; without it the platform's own place
    #[arg(long, global = true, value_name = "DIR", env = "BANTU_DATA")]
    pub data: Option<PathBuf>,

    /// File with the passphrase that opens the database; else BANTU_PASSPHRASE, else the keychain
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,

    /// File with the recovery key, where the keychain or the passphrase was lost
    #[arg(long, global = true, value_name = "FILE")]
    pub recovery_key_file: Option<PathBuf>,

    /// Draw the window by software
    #[arg(long)]
    pub safe_graphics: bool,

    /// What to do without a window
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Work without a window; answers and errors are JSON on standard output.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run one use case
    Rpc {
        /// Print the use cases with their schemas
        #[arg(long, exclusive = true)]
        list: bool,
        /// Name of the use case, such as opportunity.list
        #[arg(required_unless_present = "list")]
        name: Option<String>,
        /// Arguments as JSON, or - to read them from standard input
        args: Option<String>,
        /// A file that goes with the arguments, for a use case that takes one, such as attachment.add
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
        /// Where to write a document; without it the bytes go to standard output
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Agree with the office now
    Sync,
    /// Write the encrypted database and its wrapped keys to a file
    Backup {
        /// The file to write
        file: PathBuf,
    },
    /// Bring a backup back; it opens with the passphrase, the recovery key or this machine's keychain
    Restore {
        /// The backup to read
        file: PathBuf,
        /// Take the place of existing data, which are kept beside
        #[arg(long)]
        replace: bool,
    },
    /// Make and print a new recovery key; the one before stops working
    RecoveryKey,
    /// Costs of a stand-alone workspace
    Cost {
        /// What to do with costs
        #[command(subcommand)]
        command: CostCommand,
    },
    /// The trail of changes of a stand-alone workspace
    Audit {
        /// What to do with the trail
        #[command(subcommand)]
        command: AuditCommand,
    },
}

/// What to do with the trail of changes.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Verify the chain of hashes over every version and print its head; an office verifies its own with bantu-server
    Verify {
        /// A head that was printed earlier and kept elsewhere: it must still be a part of the chain
        #[arg(long, value_name = "VERSION:HASH")]
        expect: Option<String>,
    },
}

/// What to do with costs.
#[derive(Debug, Subcommand)]
pub enum CostCommand {
    /// Read cost prices from a file; only a stand-alone administrator may
    Import {
        /// The file with the cost prices
        file: PathBuf,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Cli, clap::Error> {
        Cli::try_parse_from(line.split_whitespace())
    }

    #[test]
    fn the_command_line_is_consistent() {
        <Cli as clap::CommandFactory>::command().debug_assert();
    }

    #[test]
    fn the_documented_lines_are_understood() {
        for line in [
            "bantu",
            "bantu --safe-graphics",
            "bantu --data DIR rpc opportunity.list {}",
            "bantu rpc --list",
            "bantu rpc quotation.pdf {} --out a.pdf --data DIR",
            "bantu rpc attachment.add {} --file a.pdf",
            "bantu sync --passphrase-file F",
            "bantu backup FILE",
            "bantu restore FILE --replace --recovery-key-file F",
            "bantu recovery-key",
            "bantu cost import FILE",
            "bantu audit verify",
            "bantu audit verify --expect 12:ab",
        ] {
            assert!(parse(line).is_ok(), "{line}");
        }
        for line in ["bantu rpc", "bantu rpc --list name", "bantu cost", "bantu audit", "bantu x"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
