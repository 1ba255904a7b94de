// What is refused before a byte is read or sent: the core refuses it too, but a person need not wait for that.
import { AppError } from "../platform/transport";

/** As `MAX_FILE_BYTES` of the core. */
const MAX_MB = 25;

export function refusalOf(file: { size: number }): AppError | null {
  if (file.size === 0) return new AppError("file.empty", {}, "safe.nothing_changed");
  if (file.size > MAX_MB * 1024 * 1024)
    return new AppError("file.too_large", { mb: String(MAX_MB) }, "safe.nothing_changed");
  return null;
}
