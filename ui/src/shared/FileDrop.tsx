// Takes files by drop, paste or choice and adds them to a customer; used wherever a voucher, a signed copy or an invoice file is asked for.
import { InboxOutlined } from "@ant-design/icons";
import { Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { host } from "../platform/host";
import { toAppError } from "../platform/transport";
import { ErrorNote } from "./ErrorNote";
import type { Id } from "./wire";

/** A file that was added. */
export interface AddedFile {
  id: Id;
  name: string;
}

const ACCEPT = ".pdf,.png,.jpg,.jpeg,.webp";

export function FileDrop({
  customerId,
  opportunityId,
  multiple = false,
  onAdded,
}: {
  customerId: Id;
  opportunityId: Id | null;
  multiple?: boolean;
  onAdded: (file: AddedFile) => void;
}) {
  const { t } = useTranslation("common");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ReturnType<typeof toAppError> | null>(null);

  async function add(file: File) {
    setBusy(true);
    setError(null);
    try {
      const id = await host().attach(file, { customer_id: customerId, opportunity_id: opportunityId });
      onAdded({ id, name: file.name });
    } catch (reason) {
      setError(toAppError(reason));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div
      onPaste={(event) => {
        for (const file of Array.from(event.clipboardData.files)) void add(file);
      }}
    >
      <Upload.Dragger
        accept={ACCEPT}
        multiple={multiple}
        disabled={busy}
        showUploadList={false}
        beforeUpload={(file) => {
          void add(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p>{t(busy ? "file.adding" : "file.drop")}</p>
        <p className="hint">{t("file.kinds")}</p>
      </Upload.Dragger>
      {error ? <ErrorNote error={error} /> : null}
    </div>
  );
}
