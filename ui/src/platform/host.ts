// Chooses the host once at start; screens only ever see the interface.
import type { paths } from "../bindings/api";
import { httpTransport } from "./http";
import { tauriTransport } from "./tauri";
import type { FileReply, Transport } from "./transport";

/** Names of the use-case table, from the document that the Rust types make. */
export type CallName = keyof paths extends infer Path
  ? Path extends `/rpc/${infer Name}`
    ? Name
    : never
  : never;

type BodyOf<Name extends CallName> = paths[`/rpc/${Name}`] extends {
  post: { requestBody: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;

/** Exactly the arguments that the call takes, by name; their values are checked by the core. */
type ArgsOf<Name extends CallName> = { [Key in keyof BodyOf<Name>]: unknown };

/** A name with its arguments, and whatever `More` follows; a wrong name or field does not compile. */
export type Call<More extends unknown[] = []> = {
  [Name in CallName]: Record<never, never> extends ArgsOf<Name>
    ? [name: Name, args?: ArgsOf<Name>, ...more: More]
    : [name: Name, args: ArgsOf<Name>, ...more: More];
}[CallName];

let current: Transport | null = null;

export function host(): Transport {
  current ??= "__TAURI_INTERNALS__" in window ? tauriTransport : httpTransport;
  return current;
}

/** Tests put a transport of their own in place. */
export function setTransport(transport: Transport): void {
  current = transport;
}

export function rpc<T>(...[name, args]: Call): Promise<T> {
  return host().rpc(name, args ?? {}) as Promise<T>;
}

export function file(...[name, args]: Call): Promise<FileReply> {
  return host().file(name, args ?? {});
}
