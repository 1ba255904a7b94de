// A file of a customer, shown where it can be: pages of a PDF, a picture; anything else can be saved.
import { DownloadOutlined, ExportOutlined } from "@ant-design/icons";
import { Button, Modal, Space, Spin } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { host } from "../platform/host";
import { type AppError, type FileReply, toAppError } from "../platform/transport";
import { ErrorNote } from "./ErrorNote";
import { PdfPages } from "./PdfPages";
import type { Id } from "./wire";

const OPEN = "attachment.open";
/** Pages of a foreign PDF that are drawn: about as much memory as a small laptop can spare. */
const MOST_PAGES = 30;
/** Pictures that every window draws; HEIC is not among them. */
const PICTURES = new Set(["image/png", "image/jpeg", "image/webp"]);

export function FilePreview({ id, name, onClose }: { id: Id; name: string; onClose: () => void }) {
  const { t } = useTranslation("common");
  const [file, setFile] = useState<FileReply | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  useEffect(() => {
    let gone = false;
    host()
      .file(OPEN, { id })
      .then((reply) => !gone && setFile(reply))
      .catch((reason: unknown) => !gone && setError(toAppError(reason)));
    return () => {
      gone = true;
    };
  }, [id]);

  const hand = (over: Promise<unknown>) => void over.catch((reason: unknown) => setError(toAppError(reason)));
  return (
    <Modal
      open
      width={920}
      title={name}
      onCancel={onClose}
      footer={
        <Space>
          <Button icon={<ExportOutlined />} disabled={!file} onClick={() => hand(host().view(OPEN, { id }))}>
            {t("file.view")}
          </Button>
          <Button
            icon={<DownloadOutlined />}
            disabled={!file}
            onClick={() => hand(host().save(OPEN, { id }, name))}
          >
            {t("file.save")}
          </Button>
        </Space>
      }
    >
      {error && <ErrorNote error={error} />}
      <Spin spinning={!file && !error}>
        <div className="file-preview">{file && <Contents file={file} id={id} name={name} />}</div>
      </Spin>
    </Modal>
  );
}

function Contents({ file, id, name }: { file: FileReply; id: Id; name: string }) {
  const { t } = useTranslation("common");
  if (file.blob.type === "application/pdf")
    return <PdfPages version={id} load={() => Promise.resolve(file)} most={MOST_PAGES} />;
  if (PICTURES.has(file.blob.type)) return <Picture blob={file.blob} name={name} />;
  return <p className="hint">{t("file.no_preview")}</p>;
}

function Picture({ blob, name }: { blob: Blob; name: string }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url && <img src={url} alt={name} data-testid="picture" />;
}
