// What a closed database asks of the person.
import type { AppError } from "../platform/transport";

/** A passphrase or recovery key would open it; anything else no secret can mend. */
export function asksForSecret(error: AppError): boolean {
  return /^(keychain|passphrase|recovery_key)\./.test(error.code) || error.code === "vault.closed";
}
