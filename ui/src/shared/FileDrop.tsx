// Takes files by drop, paste or choice and adds them to a customer; used wherever a voucher, a signed copy or an invoice file is asked for.
import { CameraOutlined, FolderOpenOutlined, InboxOutlined } from "@ant-design/icons";
import { Button, Progress, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { host } from "../platform/host";
import { toAppError } from "../platform/transport";
import { CameraDialog, hasCamera } from "./CameraDialog";
import { ErrorNote } from "./ErrorNote";
import { refusalOf } from "./fileRefusal";
import type { Id } from "./wire";

/** A file that was added. */
export interface AddedFile {
  id: Id;
  name: string;
}

const PICTURES = ".pdf,.png,.jpg,.jpeg,.webp,.heic,.heif";
const ACCEPT = `${PICTURES},.docx,.xlsx`;

export function FileDrop({
  customerId,
  opportunityId,
  multiple = false,
  picture = false,
  folder = false,
  camera = false,
  room,
  onAdded,
}: {
  customerId: Id;
  opportunityId: Id | null;
  multiple?: boolean;
  /** Only what stays as it was signed or issued: a PDF or a picture. */
  picture?: boolean;
  /** A whole folder can be chosen too. */
  folder?: boolean;
  /** A picture can be taken with the camera. */
  camera?: boolean;
  /** How many files are still taken; none: any number. */
  room?: number;
  onAdded: (file: AddedFile) => void;
}) {
  const { t } = useTranslation("common");
  const [busy, setBusy] = useState(false);
  const [percent, setPercent] = useState(0);
  const [error, setError] = useState<ReturnType<typeof toAppError> | null>(null);
  const [shooting, setShooting] = useState(false);

  async function add(file: File) {
    setBusy(true);
    setPercent(0);
    setError(null);
    try {
      const refused = refusalOf(file);
      if (refused) throw refused;
      const to = { customer_id: customerId, opportunity_id: opportunityId };
      const id = await host().attach(file, to, setPercent);
      onAdded({ id, name: file.name });
    } catch (reason) {
      setError(toAppError(reason));
    } finally {
      setBusy(false);
    }
  }

  const taken = {
    accept: picture ? PICTURES : ACCEPT,
    disabled: busy,
    showUploadList: false,
    beforeUpload: (file: File, together: File[]) => {
      if (room === undefined || together.indexOf(file) < room) void add(file);
      return false;
    },
  };

  return (
    <div
      onPaste={(event) => {
        for (const file of Array.from(event.clipboardData.files).slice(0, room)) void add(file);
      }}
    >
      <Upload.Dragger {...taken} multiple={multiple}>
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p>{t(busy ? "file.adding" : "file.drop")}</p>
        <p className="hint">{t(picture ? "file.kinds_picture" : "file.kinds")}</p>
        {busy ? <Progress percent={percent} size="small" aria-label={t("file.adding")} /> : null}
      </Upload.Dragger>
      {folder && (
        <Upload {...taken} directory>
          <Button type="link" size="small" icon={<FolderOpenOutlined />}>
            {t("file.folder")}
          </Button>
        </Upload>
      )}
      {camera && hasCamera() && (
        <Button
          type="link"
          size="small"
          icon={<CameraOutlined />}
          disabled={busy}
          onClick={() => setShooting(true)}
        >
          {t("file.camera")}
        </Button>
      )}
      {shooting && <CameraDialog onTaken={(file) => void add(file)} onClose={() => setShooting(false)} />}
      {error ? <ErrorNote error={error} /> : null}
    </div>
  );
}
