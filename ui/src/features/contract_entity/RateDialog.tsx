// Enters a tax rate of a company from a day on; earlier rates stay as they are.
import { DatePicker, Form, Input, Modal, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import {
  type ContractEntity,
  ROUNDINGS,
  SCHEMES,
  type TaxRounding,
  type TaxScheme,
} from "../../shared/contracts";
import { dayOf } from "../../shared/days";
import { ErrorNote } from "../../shared/ErrorNote";
import { fractionOf, parseDecimal } from "../../shared/money";
import { useSession } from "../../shared/session";
import { useFormWrite } from "../../shared/useFormWrite";
import { useLanguage } from "../../shared/useLanguage";

interface Values {
  scheme: TaxScheme;
  rate: string;
  rounding: TaxRounding;
  effective_from: Dayjs;
  source?: string;
}

export function RateDialog({ entity, onClose }: { entity: ContractEntity; onClose: () => void }) {
  const { t } = useTranslation(["contract_entity", "common"]);
  const language = useLanguage();
  const session = useSession();
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const read = (text: string | undefined) => {
    const parsed = parseDecimal(text ?? "", language);
    return parsed.ok ? fractionOf(parsed.amount) : null;
  };

  async function submit(values: Values) {
    const rate = read(values.rate);
    if (rate === null) return;
    const done = await write.send(() =>
      rpc("contract_entity.add_tax_rate", {
        entity_id: entity.id,
        scheme: values.scheme,
        rate,
        rounding: values.rounding,
        effective_from: dayOf(values.effective_from),
        source: values.source?.trim() || null,
      }),
    );
    if (done) onClose();
  }

  return (
    <Modal
      open
      title={`${t("add_rate")} · ${entity.fields.short_name}`}
      okText={t("common:save")}
      cancelText={t("common:cancel")}
      confirmLoading={write.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {write.error && <ErrorNote error={write.error} />}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ scheme: "simple", rounding: "half_up", effective_from: dayjs(session.today) }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="scheme" label={t("scheme")}>
          <Select options={SCHEMES.map((value) => ({ value, label: t(`scheme_kind.${value}`) }))} />
        </Form.Item>
        <div className="form-row">
          <Form.Item
            name="rate"
            label={t("rate")}
            extra={t("rate_note")}
            rules={[
              {
                validator: (_rule, value: string | undefined) =>
                  read(value) === null ? Promise.reject(new Error(t("rate_wrong"))) : Promise.resolve(),
              },
            ]}
          >
            <Input inputMode="decimal" suffix="%" maxLength={10} autoFocus />
          </Form.Item>
          <Form.Item name="rounding" label={t("rounding")}>
            <Select options={ROUNDINGS.map((value) => ({ value, label: t(`rounding_kind.${value}`) }))} />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item
            name="effective_from"
            label={t("effective_from")}
            rules={[{ required: true, message: t("missing") }]}
          >
            <DatePicker className="wide" allowClear={false} />
          </Form.Item>
          <Form.Item name="source" label={t("source")}>
            <Input maxLength={255} placeholder={t("source_note")} />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
