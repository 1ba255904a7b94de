// Asks for the day on which something was done, today unless the person says otherwise.
import { DatePicker, Form, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { type Call, rpc } from "../../platform/host";
import { dayOf } from "../../shared/days";
import { ErrorNote } from "../../shared/ErrorNote";
import { FormFoot } from "../../shared/FormFoot";
import { useSession } from "../../shared/session";
import { useFormWrite } from "../../shared/useFormWrite";

interface Props {
  /** As the core names it. */
  field: string;
  title: string;
  text?: string;
  label: string;
  okText: string;
  call: (day: string | null) => Call;
  onClose: () => void;
}

export function DayDialog({ field, title, text, label, okText, call, onClose }: Props) {
  const { t } = useTranslation();
  const { today } = useSession();
  const [form] = Form.useForm<Record<string, Dayjs>>();
  const write = useFormWrite(form);
  async function save(values: Record<string, Dayjs>) {
    if (await write.send(() => rpc(...call(dayOf(values[field]))))) onClose();
  }
  return (
    <Modal open title={title} footer={null} onCancel={onClose}>
      {text && <p>{text}</p>}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ [field]: dayjs(today) }}
        onFinish={(values) => void save(values)}
      >
        {write.error && <ErrorNote error={write.error} />}
        <Form.Item name={field} label={label} rules={[{ required: true, message: t("required") }]}>
          <DatePicker maxDate={dayjs(today)} />
        </Form.Item>
        <FormFoot okText={okText} busy={write.busy} onCancel={onClose} />
      </Form>
    </Modal>
  );
}
