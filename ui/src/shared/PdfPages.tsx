// The pages of a paper as they will be printed; the reader is loaded only now.
import { Spin } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FileReply } from "../platform/transport";
import { type AppError, toAppError } from "../platform/transport";
import { ErrorNote } from "./ErrorNote";

interface Props {
  /** Changes whenever the paper does. */
  version: string;
  load: () => Promise<FileReply>;
  /** Pages drawn at most: each one costs memory, and files of others may have any number. */
  most?: number;
}

export function PdfPages({ version, load, most = Number.POSITIVE_INFINITY }: Props) {
  const { t } = useTranslation("common");
  const [left, setLeft] = useState(0);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(true);
  const pages = useRef<HTMLDivElement>(null);
  const latest = useRef(load);
  latest.current = load;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what is loaded.
  useEffect(() => {
    let gone = false;
    setBusy(true);
    void (async () => {
      try {
        const [{ drawPages }, { blob }] = await Promise.all([import("./drawPages"), latest.current()]);
        const bytes = new Uint8Array(await blob.arrayBuffer());
        if (!gone && pages.current) setLeft(await drawPages(bytes, pages.current, () => gone, most));
        if (!gone) setError(null);
      } catch (reason) {
        if (!gone) setError(toAppError(reason));
      } finally {
        if (!gone) setBusy(false);
      }
    })();
    return () => {
      gone = true;
    };
  }, [version]);

  return (
    <>
      {error && <ErrorNote error={error} />}
      <Spin spinning={busy}>
        {/* A long paper scrolls: by keyboard too. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
        <div className="pdf-pages" ref={pages} data-testid="pdf-pages" tabIndex={0} />
        {left > 0 && <p className="hint">{t("file.pages_left", { count: left })}</p>}
      </Spin>
    </>
  );
}
