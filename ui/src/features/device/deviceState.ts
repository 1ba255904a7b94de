// How a laptop stands with the office, and which laptops a list shows.
import type { DeviceRow } from "./api";

export type DeviceState = "current" | "behind" | "new" | "revoked";

export function deviceState(device: Pick<DeviceRow, "is_active" | "behind">): DeviceState {
  if (!device.is_active) return "revoked";
  if (device.behind === null) return "new";
  return device.behind > 0 ? "behind" : "current";
}

/** Laptops with the text in user, name or mark; revoked ones only where they are wanted. */
export function filterDevices(
  devices: readonly DeviceRow[],
  text: string,
  withRevoked: boolean,
): DeviceRow[] {
  const wanted = text.trim().toLowerCase();
  return devices.filter(
    (device) =>
      (withRevoked || device.is_active) &&
      [device.user.name, device.user_email, device.name, device.mark].some((one) =>
        one.toLowerCase().includes(wanted),
      ),
  );
}
