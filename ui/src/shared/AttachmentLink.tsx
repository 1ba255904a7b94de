// A file by its name; opens in a preview, from where it can be saved.
import { PaperClipOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { FilePreview } from "./FilePreview";
import type { Id } from "./wire";

export function AttachmentLink({ id, name }: { id: Id; name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="link" size="small" icon={<PaperClipOutlined />} onClick={() => setOpen(true)}>
        {name}
      </Button>
      {open && <FilePreview id={id} name={name} onClose={() => setOpen(false)} />}
    </>
  );
}
