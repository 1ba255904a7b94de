// Between the date picker's values and the civil dates of the records.
import dayjs, { type Dayjs } from "dayjs";

export function dayOf(value: Dayjs | null | undefined): string | null {
  return value ? dayjs(value).format("YYYY-MM-DD") : null;
}

export function pickerOf(day: string | null | undefined): Dayjs | null {
  return day ? dayjs(day) : null;
}
