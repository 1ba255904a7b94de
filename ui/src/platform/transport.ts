// The one seam between the screens and the two hosts (desktop window, browser).

export interface FieldError {
  path: string;
  code: string;
  params: Record<string, unknown>;
}

/** What every host answers when a call fails: codes only, the texts live in the catalogues. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: string;
  readonly params: Record<string, unknown>;
  /** A code that says what was kept, such as `safe.nothing_changed`; empty when unknown. */
  readonly safe: string;
  readonly errors: FieldError[];

  constructor(code: string, params: Record<string, unknown> = {}, safe = "", errors: FieldError[] = []) {
    super(code);
    this.code = code;
    this.params = params;
    this.safe = safe;
    this.errors = errors;
  }
}

export interface FileReply {
  name: string;
  blob: Blob;
}

/** The customer a file belongs to, and the deal it is added for. */
interface AttachTo {
  customer_id: string;
  opportunity_id: string | null;
}

interface Capabilities {
  host: "desktop" | "browser";
  /** The person signs in with a password (browser); on an enrolled laptop the device's user is the user. */
  login: boolean;
  /** Has a queue of its own that can wait for the network. */
  offline: boolean;
  /** The data lie on this machine and the person looks after them. */
  backup: boolean;
}

/** Whether this laptop's database is open, and what the person has to do. */
export type VaultStatus =
  | { state: "open"; recovery_key: string | null }
  | { state: "locked"; error: AppError };

/** The encrypted database of a laptop. */
export interface Vault {
  status(): Promise<VaultStatus>;
  /** With a passphrase (at the first run it becomes the passphrase), or by asking the keychain again. */
  unlock(passphrase: string | null): Promise<void>;
  recover(recoveryKey: string, passphrase: string | null): Promise<void>;
  /** The recovery key is written down; it is never shown again. */
  confirmRecoveryKey(): Promise<void>;
  /** Makes a new one; it is shown until it is written down, and the one before stops working. */
  renewRecoveryKey(): Promise<void>;
}

/** A backup that was written. */
export interface BackupMade {
  at: string;
  name: string;
  folder: string;
  /** Bytes. */
  size: number;
}

/** What a backup says before it is opened. */
export interface BackupCandidate {
  name: string;
  folder: string;
  size: number;
  made_at: string;
  app_version: string;
  has_passphrase: boolean;
  has_recovery_key: boolean;
}

/** What an opened backup holds. */
export interface BackupContents {
  display_name: string;
  email: string;
  mode: "stand_alone" | "device";
  customers: number;
  opportunities: number;
  quotations: number;
}

/** Backup and restore of this machine's data; the host asks for files itself, paths never come here. */
export interface Backup {
  status(): Promise<{ last: BackupMade | null; is_due: boolean }>;
  /** Null when the person closed the dialog. */
  make(onPercent: (percent: number) => void): Promise<BackupMade | null>;
  choose(): Promise<BackupCandidate | null>;
  /** Opens the chosen one beside the present data: by the keychain when neither secret is given. */
  open(secret: { passphrase: string | null; recoveryKey: string | null }): Promise<BackupContents>;
  /** The program starts anew with what was opened. */
  agree(): Promise<void>;
  cancel(): Promise<void>;
}

/** Something that the desktop pops up. */
export interface Popup {
  title: string;
  body: string;
  /** The page that a click opens. */
  address: string;
}

/** The desktop's own notifications. */
export interface Popups {
  /** Fails where the desktop has nobody who shows them. */
  show(popup: Popup): Promise<void>;
  /** Calls back with the page of the one that was clicked; returns the way to stop. */
  onOpen(callback: (address: string) => void): () => void;
}

export interface Transport {
  readonly capabilities: Capabilities;
  /** Only where the data lies on this machine. */
  readonly vault: Vault | null;
  /** Only with the capability of the same name. */
  readonly backup: Backup | null;
  /** Only in a window of the desktop. */
  readonly popups: Popups | null;
  rpc(name: string, args: unknown): Promise<unknown>;
  file(name: string, args: unknown): Promise<FileReply>;
  /** Asks where to put the file and writes it; `null` when the person cancelled. */
  save(name: string, args: unknown, suggestedName: string): Promise<string | null>;
  /** Opens the file in the system's viewer, from where it can be printed. */
  view(name: string, args: unknown): Promise<void>;
  /** Asks for a cost file and imports it, `null` when the person cancelled; only where the data lies on this machine. */
  readonly importCosts: (() => Promise<unknown>) | null;
  /** Adds a file to a customer; the bytes cross raw. Answers the id of the attachment; tells how far it is where there is a way. */
  attach(file: File, to: AttachTo, onPercent?: (percent: number) => void): Promise<string>;
  /** Opens a web page, a mail or a telephone call outside. */
  openLink(url: string): Promise<void>;
  /** The screens have appeared. */
  ready(): void;
  /** Calls back with the names of tables that changed; returns the way to stop. */
  onChange(callback: (tables: string[]) => void): () => void;
  /** Calls back when the host no longer accepts the session; returns the way to stop. */
  onSignedOut(callback: () => void): () => void;
}

/** Makes an `AppError` of whatever a host threw or answered. */
export function toAppError(reason: unknown): AppError {
  if (reason instanceof AppError) return reason;
  const value = typeof reason === "string" ? parseJson(reason) : reason;
  if (typeof value === "object" && value !== null && "code" in value && typeof value.code === "string") {
    const body = value as { code: string; params?: unknown; safe?: unknown; errors?: unknown };
    return new AppError(
      body.code,
      isRecord(body.params) ? body.params : {},
      typeof body.safe === "string" ? body.safe : "",
      Array.isArray(body.errors) ? body.errors.filter(isFieldError) : [],
    );
  }
  return new AppError("app.unexpected_answer", {}, "safe.unknown");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && typeof value.path === "string" && typeof value.code === "string";
}
