// The desktop host: calls go to the Rust core in the same process.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { mediaTypeOf } from "./mediaType";
import {
  type Backup,
  type FileReply,
  type Popups,
  type Transport,
  toAppError,
  type Vault,
  type VaultStatus,
} from "./transport";

async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (reason) {
    throw toAppError(reason);
  }
}

type RawStatus = { state: "open"; recovery_key: string | null } | { state: "locked"; error: unknown };

const vault: Vault = {
  async status(): Promise<VaultStatus> {
    const status = await call<RawStatus>("vault_status");
    return status.state === "open" ? status : { state: "locked", error: toAppError(status.error) };
  },
  unlock: (passphrase) => call("vault_unlock", { passphrase }),
  recover: (recoveryKey, passphrase) => call("vault_recover", { recoveryKey, passphrase }),
  confirmRecoveryKey: () => call("vault_confirm"),
  renewRecoveryKey: () => call("vault_renew"),
};

const backup: Backup = {
  status: () => call("backup_status"),
  async make(onPercent) {
    const stop = await listen<number>("backup_progress", (event) => onPercent(event.payload));
    try {
      return await call("backup_make");
    } finally {
      stop();
    }
  },
  choose: () => call("restore_choose"),
  open: (secret) => call("restore_open", secret),
  agree: () => call("restore_agree"),
  cancel: () => call("restore_cancel"),
};

const popups: Popups = {
  show: (popup) => call("show_popup", { popup }),
  onOpen(callback) {
    const stop = listen<string>("open", (event) => callback(event.payload));
    return () => void stop.then((unlisten) => unlisten());
  },
};

export const tauriTransport: Transport = {
  capabilities: { host: "desktop", login: false, offline: true, backup: true },
  vault,
  backup,
  popups,
  rpc: (name, args) => call("rpc", { name, args }),
  async file(name, args): Promise<FileReply> {
    const bytes = await call<ArrayBuffer>("rpc_file", { name, args });
    return { name: `${name.replace(".", "-")}.pdf`, blob: new Blob([bytes], { type: mediaTypeOf(bytes) }) };
  },
  save: (name, args) => call<string | null>("save_file", { name, args }),
  view: (name, args) => call("open_file", { name, args }),
  importCosts: () => call("import_costs"),
  async attach(file, to) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    try {
      // The bytes are the body of the call; what they are goes beside them, percent-encoded because headers are ASCII.
      return await invoke<string>("attach", bytes, {
        headers: {
          "x-file-name": encodeURIComponent(file.name),
          "x-customer-id": to.customer_id,
          ...(to.opportunity_id === null ? {} : { "x-opportunity-id": to.opportunity_id }),
        },
      });
    } catch (reason) {
      throw toAppError(reason);
    }
  },
  openLink: (url) => call("open_link", { url }),
  ready: () => void call("ui_ready").catch(() => undefined),
  onChange(callback) {
    const stop = listen<string[]>("changed", (event) => callback(event.payload));
    return () => void stop.then((unlisten) => unlisten());
  },
  onSignedOut: () => () => undefined,
};
