//! The command line: serving, backup, users, enrolment codes, laptops, jobs, the trail, demonstration data, the API document.

mod audit;
mod device;
mod job;
mod smtp;

use std::io::Read as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use bantu_app::AppError;
use bantu_domain::actor::Actor;
use clap::{Args, Parser, Subcommand};
use serde_json::json;

use crate::backup::{BackupError, Copied};
use crate::http::Screens;
use crate::listen::{self, ListenError, Security};
use crate::office::{NewUser, Office, OpenError};
use crate::{account, backup, log, openapi};
use smtp::SmtpArgs;

/// Anything went wrong.
const FAILED: u8 = 1;
/// The address would send passwords in clear.
const INSECURE: u8 = 3;

/// The office server of Bantu.
#[derive(Parser)]
#[command(name = "bantu-server", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Serves the office to browsers and laptops.
    Serve(Serve),
    /// Makes a new office in an empty folder.
    Init(Folder),
    /// Copies the office, database and files, to a new folder, also while it serves; `serve --data` opens the copy.
    Backup {
        /// The new folder. The copy is as plain as the office's own folder: keep it as safe.
        #[arg(value_name = "NEW_DIR")]
        target: PathBuf,
        #[command(flatten)]
        folder: Folder,
    },
    /// Adds users and sets passwords.
    #[command(subcommand)]
    User(UserVerb),
    /// Prints a one-time code with which a user enrols a laptop.
    EnrollCode {
        /// E-mail address of the user.
        email: String,
        #[command(flatten)]
        folder: Folder,
    },
    /// Lists laptops and shuts them out.
    #[command(subcommand)]
    Device(DeviceVerb),
    /// Lists the scheduled jobs and runs one.
    #[command(subcommand)]
    Job(JobVerb),
    /// Proves that the trail of changes is as it was written.
    #[command(subcommand)]
    Audit(AuditVerb),
    /// Fills the office with demonstration users, customers and deals; screens can clear them again.
    Demo(Folder),
    /// Prints the OpenAPI document.
    Openapi,
}

#[derive(Args)]
struct Folder {
    /// Folder of the office.
    #[arg(long, env = "BANTU_DATA", value_name = "DIR")]
    data: PathBuf,
}

#[derive(Args)]
struct Serve {
    #[command(flatten)]
    folder: Folder,
    /// Address and port; port 0 takes a free one.
    #[arg(long, env = "BANTU_LISTEN", value_name = "ADDR", default_value = "127.0.0.1:8700")]
    listen: SocketAddr,
    /// Certificate chain, PEM.
    #[arg(long, env = "BANTU_TLS_CERT", value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// Private key, PEM.
    #[arg(long, env = "BANTU_TLS_KEY", value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// A reverse proxy in front speaks TLS.
    #[arg(long, env = "BANTU_BEHIND_PROXY", conflicts_with = "tls_cert")]
    behind_proxy: bool,
    /// Runs no scheduled jobs: for looking at a restored copy beside the office it was made of.
    #[arg(long, env = "BANTU_NO_JOBS")]
    no_jobs: bool,
    /// Serves the screens from a folder instead of the built-in ones.
    #[arg(long, value_name = "DIR")]
    ui: Option<PathBuf>,
    #[command(flatten)]
    smtp: SmtpArgs,
}

#[derive(Subcommand)]
enum JobVerb {
    /// A line per job: name, when it runs next, its last run and what that did.
    List(Folder),
    /// Runs a job now, also while the office serves.
    Run {
        /// Its name, for example `lead_countdown`.
        job: String,
        #[command(flatten)]
        folder: Folder,
    },
}

#[derive(Subcommand)]
enum AuditVerb {
    /// Verifies the chain of hashes over every version and prints its head; exit code 1 with the first broken version. Also while
    /// the office serves.
    Verify {
        /// A head that was printed earlier and kept elsewhere: it must still be a part of the chain.
        #[arg(long, value_name = "VERSION:HASH")]
        expect: Option<String>,
        #[command(flatten)]
        folder: Folder,
    },
}

#[derive(Subcommand)]
enum UserVerb {
    /// Adds a user.
    Add {
        /// E-mail address, the login name.
        email: String,
        /// Role, for example SALES; may be given several times.
        #[arg(long, value_name = "CODE", required = true)]
        role: Vec<String>,
        /// Shown name; the part before @ when not given.
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        password: PasswordFrom,
        #[command(flatten)]
        folder: Folder,
    },
    /// Sets a user's password and ends his sessions.
    SetPassword {
        /// E-mail address.
        email: String,
        #[command(flatten)]
        password: PasswordFrom,
        #[command(flatten)]
        folder: Folder,
    },
}

#[derive(Subcommand)]
enum DeviceVerb {
    /// Prints every laptop, one a line, fields separated by tabs: mark, state, user, enrolled, last seen, id, name.
    List(Folder),
    /// Shuts a laptop out: from now on the office answers it nothing.
    Revoke {
        /// Mark of the laptop, as in its document numbers, or its id.
        #[arg(value_name = "MARK_OR_ID")]
        device: String,
        #[command(flatten)]
        folder: Folder,
    },
}

#[derive(Args)]
struct PasswordFrom {
    /// Reads the password from standard input, so that it stands in no command line.
    #[arg(long, required = true)]
    password_stdin: bool,
}

/// Why a subcommand failed; the text begins with a stable code.
#[derive(Debug, thiserror::Error)]
enum CliError {
    #[error("{0}")]
    Open(#[from] OpenError),
    #[error("{}", described(.0))]
    App(#[from] AppError),
    #[error("{0}")]
    Backup(#[from] BackupError),
    #[error("{0}")]
    Listen(#[from] ListenError),
    #[error("storage.failed: {0}")]
    Io(#[from] std::io::Error),
}

fn described(error: &AppError) -> String {
    let params: Vec<String> = error.params.iter().map(|(name, value)| format!("{name}={value}")).collect();
    if params.is_empty() { error.code.clone() } else { format!("{}: {}", error.code, params.join(", ")) }
}

/// Runs the program. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused to listen in clear.
pub fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(if matches!(error, CliError::Listen(ListenError::Insecure(_))) { INSECURE } else { FAILED })
        }
    }
}

fn run(verb: Verb) -> Result<(), CliError> {
    match verb {
        Verb::Serve(args) => serve(args),
        Verb::Init(Folder { data }) => {
            let office = Office::open(&data)?;
            println!("office {} in {}", office.database().workspace(), data.display());
            Ok(())
        }
        Verb::Backup { target, folder } => {
            let Copied { files, bytes } = backup(&folder.data, &target)?;
            println!("{}: {bytes} bytes, {files} files beside the database", target.display());
            Ok(())
        }
        Verb::User(UserVerb::Add { email, role, name, folder, .. }) => {
            let password = read_password()?;
            let roles: Vec<&str> = role.iter().map(String::as_str).collect();
            let display_name = name.as_deref().unwrap_or_else(|| email.split('@').next().unwrap_or(&email));
            let user = NewUser { email: &email, display_name, language: None, roles: &roles, password: &password };
            println!("{}", Office::open(&folder.data)?.add_user(&user)?);
            Ok(())
        }
        Verb::User(UserVerb::SetPassword { email, folder, .. }) => {
            let password = read_password()?;
            let office = Office::open(&folder.data)?;
            let user = account::user_of(&office, &email)?;
            Ok(account::set_password(&office, user, &password, None)?)
        }
        Verb::EnrollCode { email, folder } => enroll_code(&email, &folder.data),
        Verb::Device(DeviceVerb::List(Folder { data })) => device::list(&data),
        Verb::Device(DeviceVerb::Revoke { device, folder }) => device::revoke(&device, &folder.data),
        Verb::Job(JobVerb::List(Folder { data })) => job::list(&data),
        Verb::Job(JobVerb::Run { job, folder }) => job::run(&job, &folder.data),
        Verb::Audit(AuditVerb::Verify { expect, folder }) => audit::verify(&folder.data, expect.as_deref()),
        Verb::Demo(Folder { data }) => demo(&data),
        Verb::Openapi => {
            println!("{}", openapi::text());
            Ok(())
        }
    }
}

fn serve(args: Serve) -> Result<(), CliError> {
    let security = match (args.tls_cert, args.tls_key, args.behind_proxy) {
        (Some(cert), Some(key), _) => Security::Tls { cert, key },
        (_, _, true) => Security::BehindProxy,
        _ => Security::Clear,
    };
    // Before anything is made on the disk.
    listen::check_listen(args.listen, &security)?;
    let _log = log::start(&args.folder.data)?;
    let mut office = Office::open(&args.folder.data)?;
    if let Some(sender) = args.smtp.sender()? {
        office = office.with_mail(sender);
    }
    let office = Arc::new(office);
    let screens = args.ui.map_or(Screens::BuiltIn, Screens::Folder);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    Ok(runtime.block_on(listen::serve(office, args.listen, security, screens, !args.no_jobs))?)
}

fn enroll_code(email: &str, data: &Path) -> Result<(), CliError> {
    let office = Office::open(data)?;
    let user_id = account::user_of(&office, email)?;
    let answer = office.json(Actor::SYSTEM, "device.enroll_code", json!({ "user_id": user_id }))?;
    println!("{}", answer["code"].as_str().unwrap_or_default());
    Ok(())
}

fn demo(data: &Path) -> Result<(), CliError> {
    let office = Office::open(data)?;
    for login in crate::demo::fill(&office)? {
        println!("{login}");
    }
    Ok(())
}

/// The first line of standard input.
fn read_password() -> Result<String, CliError> {
    let mut text = String::new();
    std::io::stdin().take(4_096).read_to_string(&mut text)?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
