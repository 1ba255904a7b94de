// A file by its name; opens in the system's viewer.
import { PaperClipOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { host } from "../platform/host";
import { toAppError } from "../platform/transport";
import { ErrorNote } from "./ErrorNote";
import type { Id } from "./wire";

export function AttachmentLink({ id, name }: { id: Id; name: string }) {
  const { modal } = App.useApp();
  return (
    <Button
      type="link"
      size="small"
      icon={<PaperClipOutlined />}
      onClick={() =>
        host()
          .view("attachment.open", { id })
          .catch((reason: unknown) => {
            modal.error({ icon: null, content: <ErrorNote error={toAppError(reason)} /> });
          })
      }
    >
      {name}
    </Button>
  );
}
