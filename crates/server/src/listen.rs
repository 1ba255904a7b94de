//! Serving: which addresses are allowed, TLS, and an orderly end.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use bantu_app::job::run as job;
use bantu_app::mail;

use crate::http::{self, Screens};
use crate::office::Office;

/// How long running requests may take to end.
const FAREWELL: Duration = Duration::from_secs(10);
/// How often the jobs are looked at.
const MINUTE: Duration = Duration::from_secs(60);

/// What protects the connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Security {
    /// Nothing: loopback only.
    Clear,
    /// A certificate of our own.
    Tls {
        /// PEM file with the certificate chain.
        cert: PathBuf,
        /// PEM file with the private key.
        key: PathBuf,
    },
    /// A reverse proxy in front does it.
    BehindProxy,
}

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// Passwords would travel in clear.
    #[error("server.insecure_listen: {0} is not a loopback address; give --tls-cert and --tls-key, or --behind-proxy")]
    Insecure(SocketAddr),
    /// Another server holds the folder.
    #[error("server.already_running: another bantu-server serves this folder")]
    Running,
    /// Certificate, key or address cannot be used.
    #[error("server.cannot_listen: {0}")]
    Io(#[from] std::io::Error),
}

/// Refuses an address beyond this machine without protection.
///
/// # Errors
/// [`ListenError::Insecure`].
pub fn check_listen(address: SocketAddr, security: &Security) -> Result<(), ListenError> {
    if address.ip().is_loopback() || *security != Security::Clear {
        return Ok(());
    }
    Err(ListenError::Insecure(address))
}

/// Serves until the process is told to end. Prints the address once it is open.
///
/// # Errors
/// [`ListenError`].
pub(crate) async fn serve(
    office: Arc<Office>,
    address: SocketAddr,
    security: Security,
    screens: Screens,
    jobs: bool,
) -> Result<(), ListenError> {
    check_listen(address, &security)?;
    let lock = std::fs::File::create(office.data().join("serve.lock"))?;
    if lock.try_lock().is_err() {
        return Err(ListenError::Running);
    }
    let tls = match &security {
        Security::Tls { cert, key } => {
            // Rustls asks for one cryptography for the whole process; a second installation changes nothing.
            drop(rustls::crypto::ring::default_provider().install_default());
            Some(RustlsConfig::from_pem_file(cert, key).await?)
        }
        Security::Clear | Security::BehindProxy => None,
    };
    let listener = std::net::TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    let scheme = if tls.is_some() { "https" } else { "http" };
    println!("listening on {scheme}://{}", listener.local_addr()?);
    tracing::info!(address = %listener.local_addr()?, version = env!("CARGO_PKG_VERSION"), "serving");
    if jobs {
        tokio::spawn(run_jobs(Arc::clone(&office)));
    }
    // Only whoever holds the lock of the folder sends: a mail is begun by one program and no other.
    let (stop, told) = channel();
    let postman = std::thread::Builder::new().name("mail".to_owned()).spawn({
        let office = Arc::clone(&office);
        move || mail::run(&told, |ended| mail::work_off(office.app(), ended))
    })?;
    let service = http::router(office, screens, &security).into_make_service_with_connect_info::<SocketAddr>();
    let handle = Handle::new();
    tokio::spawn(farewell(handle.clone()));
    let served = match tls {
        Some(tls) => axum_server::from_tcp_rustls(listener, tls)?.handle(handle).serve(service).await,
        None => axum_server::from_tcp(listener)?.handle(handle).serve(service).await,
    };
    // The mail in its hands is done first.
    drop(stop);
    if postman.join().is_err() {
        tracing::error!("the sender of mails ended by a defect");
    }
    served?;
    tracing::info!("stopped");
    Ok(())
}

/// Looks every minute whether a job is due. A run that an earlier program left is taken over at the first look.
async fn run_jobs(office: Arc<Office>) {
    let mut minutes = tokio::time::interval(MINUTE);
    let mut first = true;
    loop {
        minutes.tick().await;
        let office = Arc::clone(&office);
        let work = move || {
            if first {
                job::recover(office.app())?;
            }
            job::run_due(office.app())
        };
        match tokio::task::spawn_blocking(work).await {
            Ok(Ok(_)) => first = false,
            Ok(Err(error)) => tracing::error!(code = error.code, "the jobs could not run"),
            Err(error) => tracing::error!(%error, "a job panicked"),
        }
    }
}

async fn farewell(handle: Handle<SocketAddr>) {
    told_to_end().await;
    handle.graceful_shutdown(Some(FAREWELL));
}

#[cfg(unix)]
async fn told_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        drop(tokio::signal::ctrl_c().await);
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

#[cfg(not(unix))]
async fn told_to_end() {
    drop(tokio::signal::ctrl_c().await);
}

#[cfg(test)]
mod tests {
    use super::{Security, check_listen};

    #[test]
    fn only_loopback_may_go_in_clear() {
        let tls = Security::Tls { cert: "c".into(), key: "k".into() };
        for (address, security, allowed) in [
            ("127.0.0.1:0", &Security::Clear, true),
            ("127.9.9.9:8080", &Security::Clear, true),
            ("[::1]:8080", &Security::Clear, true),
            ("0.0.0.0:8080", &Security::Clear, false),
            ("[::]:8080", &Security::Clear, false),
            ("192.168.1.7:443", &Security::Clear, false),
            ("0.0.0.0:443", &tls, true),
            ("10.0.0.1:8080", &Security::BehindProxy, true),
        ] {
            assert_eq!(check_listen(address.parse().unwrap(), security).is_ok(), allowed, "{address} {security:?}");
        }
    }

    #[test]
    fn the_refusal_names_its_code_and_the_ways_out() {
        let refusal = check_listen("0.0.0.0:80".parse().unwrap(), &Security::Clear).unwrap_err().to_string();
        assert!(refusal.starts_with("server.insecure_listen: 0.0.0.0:80 "), "{refusal}");
        assert!(refusal.contains("--tls-cert") && refusal.contains("--behind-proxy"), "{refusal}");
    }
}
