// The company that a registration order brings about: its papers, its end, or that it will not come to be.
import { Button, Form, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { filled } from "../../shared/changes";
import { Facts, State, type Tone } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { useFormWrite } from "../../shared/useFormWrite";
import { useWrite } from "../../shared/useWrite";
import type { actionsOf } from "./actions";
import type { Execution, Registration as Info } from "./api";
import { DayDialog } from "./DayDialog";

interface Props {
  order: Execution;
  actions: ReturnType<typeof actionsOf>;
}

const FIELDS = ["company_name", "nib", "npwp", "izin_lokasi", "akta", "sk", "notes"] as const;
type Typed = Pick<Info, (typeof FIELDS)[number]>;

const TONES: Record<Info["registration_status"], Tone> = {
  in_progress: "running",
  completed: "done",
  failed: "warning",
};

const typedOf = (info: Info | null): Partial<Typed> =>
  Object.fromEntries(FIELDS.map((field) => [field, info?.[field] ?? undefined]));

export function Registration({ order, actions }: Props) {
  const { t } = useTranslation("execution");
  const info = order.registration;
  if (!info && !actions.has("save_registration")) return null;
  return (
    <section className="registration" aria-label={t("registration")}>
      <h5>
        {t("registration")}{" "}
        {info && (
          <State tone={TONES[info.registration_status]}>
            {t(`registration_state.${info.registration_status}`)}
          </State>
        )}
      </h5>
      {actions.has("save_registration") ? (
        <RegistrationForm order={order} actions={actions} />
      ) : (
        info && (
          <Facts
            items={FIELDS.filter((field) => info[field]).map((field) => [t(`field.${field}`), info[field]])}
          />
        )
      )}
    </section>
  );
}

function RegistrationForm({ order, actions }: Props) {
  const { t } = useTranslation(["execution", "common"]);
  const [form] = Form.useForm<Typed>();
  const saving = useFormWrite(form);
  const write = useWrite();
  const [dirty, setDirty] = useState(false);
  const [asking, setAsking] = useState<"completed" | "failed" | null>(null);
  const info = order.registration;
  // What a colleague saved is shown where nothing is being typed.
  useEffect(() => {
    if (!dirty) form.setFieldsValue(typedOf(info));
  }, [info, dirty, form]);

  async function save(values: Typed) {
    const args = { company_name: "", ...filled(values), execution_order_id: order.id };
    if (await saving.send(() => rpc("registration.save", args))) setDirty(false);
  }
  async function fail(reason: string) {
    if (await write.run("registration.fail", { execution_order_id: order.id, reason })) setAsking(null);
  }
  const text = (field: (typeof FIELDS)[number], extra?: string) => (
    <Form.Item name={field} label={t(`field.${field}`)} {...(extra ? { extra } : {})}>
      <Input maxLength={100} />
    </Form.Item>
  );

  return (
    <Form<Typed>
      form={form}
      name={`registration-${order.id}`}
      layout="vertical"
      size="small"
      initialValues={typedOf(info)}
      onValuesChange={() => setDirty(true)}
      onFinish={(values) => void save(values)}
    >
      {saving.error && <ErrorNote error={saving.error} />}
      <div className="form-row">
        <Form.Item
          name="company_name"
          label={t("field.company_name")}
          rules={[{ required: true, whitespace: true, message: t("common:required") }]}
        >
          <Input maxLength={255} />
        </Form.Item>
        {text("nib", t("nib_note"))}
        {text("npwp", t("npwp_note"))}
        {text("izin_lokasi")}
        {text("akta")}
        {text("sk")}
      </div>
      <Form.Item name="notes" label={t("field.notes")}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={4000} />
      </Form.Item>
      <div className="registration-foot">
        <Button htmlType="submit" type={dirty ? "primary" : "default"} loading={saving.busy}>
          {t("common:save")}
        </Button>
        {actions.has("complete_registration") ? (
          <Button
            type={dirty ? "default" : "primary"}
            disabled={dirty}
            onClick={() => setAsking("completed")}
          >
            {t("registration_done")}
          </Button>
        ) : (
          <span className="quiet small">{t("registration_needs")}</span>
        )}
        <Button danger type="text" className="last" onClick={() => setAsking("failed")}>
          {t("registration_fail")}
        </Button>
      </div>
      {asking === "completed" && (
        <DayDialog
          field="completed_on"
          title={t("registration_done_title")}
          text={t("registration_done_text")}
          label={t("completed_on")}
          okText={t("registration_done")}
          call={(day) => ["registration.complete", { execution_order_id: order.id, completed_on: day }]}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === "failed" && (
        <ReasonDialog
          open
          required
          danger
          title={t("registration_fail")}
          text={t("registration_fail_text")}
          okText={t("registration_fail")}
          busy={write.busy}
          onOk={(reason) => void fail(reason)}
          onCancel={() => setAsking(null)}
        />
      )}
    </Form>
  );
}
