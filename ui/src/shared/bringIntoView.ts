// Leads the eye and the keys to a place of a page that may still be waiting for its data.

/** Till the dialog one comes from has given back the focus. */
const SETTLE_MS = 60;
const PATIENCE_MS = 4_000;

/** Scrolls to the element of this id as soon as it is on the page, and gives its first field the focus unless the person took it elsewhere. */
export function bringIntoView(anchor: string): void {
  window.setTimeout(() => {
    const focused = document.activeElement;
    let scrolled = false;
    const arrived = (): boolean => {
      const target = document.getElementById(anchor);
      if (!target) return false;
      if (!scrolled) target.scrollIntoView({ block: "start", behavior: "smooth" });
      scrolled = true;
      const first = target.querySelector<HTMLElement>("input, button, textarea");
      const elsewhere = document.activeElement !== focused && document.activeElement !== document.body;
      if (!elsewhere) first?.focus({ preventScroll: true });
      return elsewhere || first !== null;
    };
    if (arrived()) return;
    const watch = new MutationObserver(() => {
      if (arrived()) watch.disconnect();
    });
    watch.observe(document.body, { childList: true, subtree: true });
    window.setTimeout(() => watch.disconnect(), PATIENCE_MS);
  }, SETTLE_MS);
}
