// A text that is asked for anew with every change, once the typing rests.
import { useEffect, useState } from "react";

/** The text once it has not changed for so many milliseconds. */
export function useRested(text: string, pause: number): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(text), pause);
    return () => window.clearTimeout(timer);
  }, [text, pause]);
  return rested;
}
