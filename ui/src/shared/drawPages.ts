// Draws the pages of a PDF; the build for older engines, since WebKitGTK lacks the newest functions.
import { GlobalWorkerOptions, getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

GlobalWorkerOptions.workerSrc = workerUrl;

const WIDTH = 820;

/** Answers how many pages were left out because there are more than `most`. */
export async function drawPages(
  bytes: Uint8Array,
  into: HTMLElement,
  stopped: () => boolean,
  most: number,
): Promise<number> {
  const task = getDocument({ data: bytes, enableXfa: false });
  const paper = await task.promise;
  try {
    const sheets: HTMLCanvasElement[] = [];
    for (let number = 1; number <= Math.min(paper.numPages, most); number += 1) {
      if (stopped()) return 0;
      const page = await paper.getPage(number);
      const ratio = Math.min(window.devicePixelRatio || 1, 2);
      const scale = (WIDTH / page.getViewport({ scale: 1 }).width) * ratio;
      const viewport = page.getViewport({ scale });
      const canvas = document.createElement("canvas");
      canvas.width = viewport.width;
      canvas.height = viewport.height;
      canvas.style.inlineSize = `${viewport.width / ratio}px`;
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", `${number} / ${paper.numPages}`);
      await page.render({ canvas, viewport }).promise;
      sheets.push(canvas);
    }
    if (!stopped()) into.replaceChildren(...sheets);
    return Math.max(0, paper.numPages - most);
  } finally {
    await task.destroy();
  }
}
