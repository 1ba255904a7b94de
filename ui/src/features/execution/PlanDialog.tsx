// The planned days of an order.
import { DatePicker, Form, Modal } from "antd";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { dayOf, pickerOf } from "../../shared/days";
import { ErrorNote } from "../../shared/ErrorNote";
import { FormFoot } from "../../shared/FormFoot";
import { useFormWrite } from "../../shared/useFormWrite";
import type { Execution } from "./api";

export interface PlannedDays {
  planned_start_date?: Dayjs | null;
  planned_end_date?: Dayjs | null;
}

export function PlanDialog({ order, onClose }: { order: Execution; onClose: () => void }) {
  const { t } = useTranslation(["execution", "common"]);
  const [form] = Form.useForm<PlannedDays>();
  const write = useFormWrite(form);
  async function save(values: PlannedDays) {
    if (await write.send(() => rpc("execution.plan", { id: order.id, ...plannedDays(values) }))) onClose();
  }
  return (
    <Modal open title={t("plan_title", { title: order.title })} footer={null} onCancel={onClose}>
      <Form<PlannedDays>
        form={form}
        layout="vertical"
        initialValues={{
          planned_start_date: pickerOf(order.planned_start_date),
          planned_end_date: pickerOf(order.planned_end_date),
        }}
        onFinish={(values) => void save(values)}
      >
        {write.error && <ErrorNote error={write.error} />}
        <PlannedFields />
        <FormFoot okText={t("common:save")} busy={write.busy} onCancel={onClose} />
      </Form>
    </Modal>
  );
}

export const plannedDays = (values: PlannedDays) => ({
  planned_start_date: dayOf(values.planned_start_date),
  planned_end_date: dayOf(values.planned_end_date),
});

export function PlannedFields() {
  const { t } = useTranslation("execution");
  return (
    <div className="form-row">
      <Form.Item name="planned_start_date" label={t("planned_start_date")}>
        <DatePicker className="wide" />
      </Form.Item>
      <Form.Item name="planned_end_date" label={t("planned_end_date")}>
        <DatePicker className="wide" />
      </Form.Item>
    </div>
  );
}
