// The one place that decides whether a key belongs to an input method or to us.

interface KeyLike {
  key: string;
  keyCode: number;
  isComposing?: boolean;
  nativeEvent?: { isComposing?: boolean; keyCode?: number };
}

/** `keyCode` stays 229 where `isComposing` is already false (WebKit, the Enter that commits pinyin). */
const PROCESSED_BY_IME = 229;

export function isImeEvent(event: KeyLike): boolean {
  return (
    event.isComposing === true ||
    event.keyCode === PROCESSED_BY_IME ||
    event.nativeEvent?.isComposing === true ||
    event.nativeEvent?.keyCode === PROCESSED_BY_IME
  );
}

/** True when the person pressed this key and no input method used it. */
export function pressed(event: KeyLike, key: string): boolean {
  return !isImeEvent(event) && event.key === key;
}

/**
 * Keeps keys that an input method uses away from every handler of ours and of the libraries, and the Enter
 * that ends a composition from submitting the form around the field.
 */
export function installImeGuard(target: EventTarget): () => void {
  const guard = (raw: Event): void => {
    const event = raw as KeyboardEvent;
    if (!isImeEvent(event)) return;
    event.stopPropagation();
    if (event.key === "Enter" && !event.isComposing) event.preventDefault();
  };
  target.addEventListener("keydown", guard, { capture: true });
  return () => target.removeEventListener("keydown", guard, { capture: true });
}
