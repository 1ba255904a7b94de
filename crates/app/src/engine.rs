//! Runs the sync engine of a laptop on a thread of its own: sends what it asks to send, wakes it when it asks to be woken.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use bantu_domain::record::Instant;
use bantu_store::Database;

use crate::blob::BlobFolder;
use crate::clock::Clock;
use crate::desktop::Listeners;
use crate::error::AppError;
use crate::net::Net;
use crate::sync::client::{Badge, Client, Effect, Event, Request};
use crate::sync::rebase::Checks;
use crate::sync::wire;
use crate::sync_page::{EngineView, SyncControl};

/// Longest wait of `sync_now`.
const PATIENCE: Duration = Duration::from_secs(60);
/// Longest wait for the thread at the end.
const FAREWELL: Duration = Duration::from_secs(1);
/// Wait where the engine names no time: until something happens.
const LONG: Duration = Duration::from_secs(3_600);

enum Message {
    Event(Event),
    /// Run a round and say when it has ended.
    Round(Sender<()>),
    Stop,
}

/// The running engine; it stops when the last handle goes.
pub(crate) struct Engine {
    messages: Mutex<Sender<Message>>,
    view: Arc<Mutex<EngineView>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    /// Closes when the thread has ended.
    ended: Mutex<Receiver<()>>,
}

impl Engine {
    /// Starts the engine of a laptop's database.
    ///
    /// # Errors
    /// `internal` where the system gives no thread.
    pub(crate) fn start(
        db: Database,
        blobs: Arc<BlobFolder>,
        clock: Arc<dyn Clock>,
        listeners: Arc<Listeners>,
    ) -> Result<Arc<Self>, AppError> {
        let (messages, inbox) = channel();
        let view = Arc::new(Mutex::new(EngineView::default()));
        let net = Net::new()?;
        let runner = Runner { db, blobs, clock, net, listeners, view: Arc::clone(&view), inbox };
        let (alive, ended) = channel();
        let thread = std::thread::Builder::new()
            .name("sync".to_owned())
            .spawn(move || {
                runner.run();
                drop(alive);
            })
            .map_err(|error| {
                tracing::error!(%error, "no thread for sync");
                AppError::new("internal")
            })?;
        Ok(Arc::new(Self {
            messages: Mutex::new(messages),
            view,
            thread: Mutex::new(Some(thread)),
            ended: Mutex::new(ended),
        }))
    }

    fn send(&self, message: Message) {
        // The thread ends only after `Stop`: nobody is left to hear.
        let _ = lock(&self.messages).send(message);
    }
}

impl SyncControl for Engine {
    fn view(&self) -> EngineView {
        lock(&self.view).clone()
    }

    fn sync_now(&self) {
        let (done, ended) = channel();
        self.send(Message::Round(done));
        let _ = ended.recv_timeout(PATIENCE);
    }

    fn local_change(&self) {
        self.send(Message::Event(Event::LocalChange));
    }

    fn work_offline(&self, offline: bool) {
        self.send(Message::Event(Event::WorkOffline(offline)));
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.send(Message::Stop);
        let Some(thread) = lock(&self.thread).take() else { return };
        // A thread that waits for an answer of the office is left to itself: nothing it does later counts without a commit.
        let ended = lock(&self.ended).recv_timeout(FAREWELL);
        if ended != Err(RecvTimeoutError::Timeout) {
            let _ = thread.join();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Every change under the lock is one assignment: a panic leaves nothing half done.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Runner {
    db: Database,
    blobs: Arc<BlobFolder>,
    clock: Arc<dyn Clock>,
    net: Net,
    listeners: Arc<Listeners>,
    view: Arc<Mutex<EngineView>>,
    inbox: Receiver<Message>,
}

impl Runner {
    fn run(self) {
        let random = Arc::clone(&self.clock);
        let random = Box::new(move || {
            let mut bytes = [0; 8];
            bytes.copy_from_slice(&random.random()[..8]);
            u64::from_le_bytes(bytes)
        });
        let mut client = Client::new(self.db.clone(), Checks::Off, random).with_blobs(Arc::clone(&self.blobs));
        let mut rounds: Vec<Sender<()>> = Vec::new();
        let mut wake_at = self.drive(&mut client, Event::Tick);
        loop {
            if !client.is_busy() {
                // Whoever waited for the round has gone or is told.
                for round in rounds.drain(..) {
                    let _ = round.send(());
                }
            }
            let wait = wake_at.map_or(LONG, |at| until(at, self.clock.now()));
            let event = match self.inbox.recv_timeout(wait) {
                Ok(Message::Event(event)) => event,
                Ok(Message::Round(done)) => {
                    rounds.push(done);
                    Event::SyncNow
                }
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => Event::Tick,
            };
            wake_at = self.drive(&mut client, event);
        }
    }

    /// Feeds one event and all answers that follow from it; answers when to wake up next.
    fn drive(&self, client: &mut Client, event: Event) -> Option<Instant> {
        let mut events = vec![event];
        let mut wake_at = None;
        while let Some(event) = events.pop() {
            for effect in client.step(event, self.clock.now()) {
                match effect {
                    Effect::Send(request) => events.push(self.send(request)),
                    Effect::WakeAt(at) => wake_at = Some(at),
                    Effect::Changed(tables) => self.tell(tables.into_iter().map(str::to_owned).collect()),
                    Effect::Status(status) => {
                        let offline = status.badge == Badge::Offline && !status.works_offline;
                        let view = EngineView { offline, code: status.code, next_try_at: wake_at };
                        let changed = {
                            let mut known = lock(&self.view);
                            let changed = known.offline != view.offline || known.code != view.code;
                            *known = view;
                            changed
                        };
                        if changed || !client.is_busy() {
                            self.tell(vec!["sync".to_owned()]);
                        }
                    }
                }
            }
        }
        wake_at
    }

    fn send(&self, request: Request) -> Event {
        let url = format!("{}{}", request.server_url, request.path);
        let answer = if request.path == wire::path::BLOB {
            self.net.post_file(&url, &request.token, request.body)
        } else {
            self.net.post(&url, Some(&request.token), request.body)
        };
        match answer {
            Ok(answer) => Event::Reply { id: request.id, status: answer.status, body: answer.body },
            Err(_) => Event::Failed { id: request.id },
        }
    }

    fn tell(&self, tables: Vec<String>) {
        self.listeners.tell(&tables);
    }
}

fn until(at: Instant, now: Instant) -> Duration {
    Duration::from_micros(u64::try_from(at.micros() - now.micros()).unwrap_or(0))
}
