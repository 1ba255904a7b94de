// The persons whose papers are asked: who they are, one more, one less.
import { DeleteOutlined, EditOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, DatePicker, Form, Input, Modal, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { changesBetween, filled } from "../../shared/changes";
import { formatDate } from "../../shared/dates";
import { dayOf, pickerOf } from "../../shared/days";
import { ErrorNote } from "../../shared/ErrorNote";
import { FormFoot } from "../../shared/FormFoot";
import { useFormWrite } from "../../shared/useFormWrite";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { Id } from "../../shared/wire";
import type { Applicant, ApplicantFields, DealMaterials } from "./api";
import { nextNumber, type Rights } from "./lines";
import { MrzReader } from "./MrzReader";
import { applicantName } from "./words";

interface Props {
  deal: DealMaterials;
  rights: Rights;
  opportunityId: Id;
}

export function Applicants({ deal, rights, opportunityId }: Props) {
  const { t } = useTranslation(["material", "common"]);
  const { modal } = App.useApp();
  const language = useLanguage();
  const write = useWrite();
  const [edited, setEdited] = useState<Applicant | "new" | null>(null);
  const may = rights.upload && rights.standing === "active";
  if (deal.applicants.length === 0 && !may) return null;
  const gave = new Set(deal.lines.filter((line) => line.current).map((line) => line.applicant_id));
  const remove = (one: Applicant) =>
    modal.confirm({
      title: t("applicant_remove"),
      content: t("applicant_remove_text", { name: applicantName(one.fields) }),
      okText: t("common:remove"),
      okButtonProps: { danger: true },
      cancelText: t("common:cancel"),
      onOk: () => write.run("applicant.remove", { id: one.id }),
    });
  return (
    <section className="applicants" aria-label={t("applicants")}>
      <h3>{t("applicants")}</h3>
      <ul>
        {deal.applicants.map((one) => {
          const { fields } = one;
          const name = applicantName(fields);
          return (
            <li key={one.id} data-applicant={fields.applicant_no}>
              <strong>{name}</strong>
              <span className="quiet small">
                {[
                  fields.passport_no,
                  fields.nationality,
                  fields.passport_expires_on &&
                    t("passport_until", { day: formatDate(fields.passport_expires_on, language) }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              {may && (
                <Button
                  type="text"
                  size="small"
                  icon={<EditOutlined />}
                  aria-label={t("applicant_edit_of", { name })}
                  title={t("applicant_edit")}
                  onClick={() => setEdited(one)}
                />
              )}
              {may && !gave.has(one.id) && (
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={`${t("common:remove")} ${name}`}
                  title={t("applicant_remove")}
                  onClick={() => remove(one)}
                />
              )}
            </li>
          );
        })}
        {may && (
          <li className="bare">
            <Button type="link" size="small" icon={<PlusOutlined />} onClick={() => setEdited("new")}>
              {t("applicant_add")}
            </Button>
          </li>
        )}
      </ul>
      {edited && (
        <ApplicantDialog
          applicant={edited === "new" ? null : edited}
          deal={deal}
          opportunityId={opportunityId}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}

type Values = Omit<
  ApplicantFields,
  "opportunity_id" | "applicant_no" | "passport_expires_on" | "birth_date"
> & {
  passport_expires_on?: Dayjs | null;
  birth_date?: Dayjs | null;
};

interface DialogProps {
  applicant: Applicant | null;
  deal: DealMaterials;
  opportunityId: Id;
  onClose: () => void;
}

function ApplicantDialog({ applicant, deal, opportunityId, onClose }: DialogProps) {
  const { t } = useTranslation(["material", "common"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const products = [
    ...new Set(deal.lines.filter((line) => line.ask.is_per_person).flatMap((line) => line.product_codes)),
  ].sort();
  const before = applicant?.fields;
  async function save(typed: Values) {
    const values = {
      ...typed,
      nationality: typed.nationality?.trim().toUpperCase(),
      passport_expires_on: dayOf(typed.passport_expires_on),
      birth_date: dayOf(typed.birth_date),
    };
    const done = await write.send(() =>
      applicant
        ? rpc("applicant.update", { id: applicant.id, changes: changesBetween(applicant.fields, values) })
        : rpc("applicant.create", {
            fields: {
              ...filled(values),
              opportunity_id: opportunityId,
              applicant_no: nextNumber(deal.applicants),
              product_codes: values.product_codes ?? [],
            },
          }),
    );
    if (done) onClose();
  }
  return (
    <Modal
      open
      title={before ? t("applicant_edit_of", { name: applicantName(before) }) : t("applicant_add")}
      footer={null}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          ...before,
          passport_expires_on: pickerOf(before?.passport_expires_on),
          birth_date: pickerOf(before?.birth_date),
        }}
        onFinish={(values) => void save(values)}
      >
        {write.error && <ErrorNote error={write.error} />}
        <MrzReader
          present={() => {
            const typed = form.getFieldsValue();
            return {
              ...typed,
              passport_expires_on: dayOf(typed.passport_expires_on),
              birth_date: dayOf(typed.birth_date),
            };
          }}
          onTake={(mrz) => {
            form.setFieldsValue({
              full_name: mrz.full_name,
              passport_no: mrz.passport_no,
              nationality: mrz.nationality,
              passport_expires_on: pickerOf(mrz.passport_expires_on),
              birth_date: pickerOf(mrz.birth_date),
            });
            void message.success(t("mrz.filled"));
          }}
        />
        <Form.Item name="full_name" label={t("field.full_name")}>
          <Input maxLength={255} autoFocus />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="passport_no" label={t("field.passport_no")}>
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item name="passport_expires_on" label={t("field.passport_expires_on")}>
            <DatePicker className="wide" />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="nationality" label={t("field.nationality")} extra={t("nationality_note")}>
            <Input maxLength={3} />
          </Form.Item>
          <Form.Item name="birth_date" label={t("field.birth_date")}>
            <DatePicker className="wide" />
          </Form.Item>
        </div>
        <Form.Item name="product_codes" label={t("field.product_codes")} extra={t("product_codes_note")}>
          <Select mode="multiple" options={products.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="notes" label={t("field.notes")}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1000} />
        </Form.Item>
        {!applicant && <p className="quiet">{t("applicant_note")}</p>}
        <FormFoot okText={t("common:save")} busy={write.busy} onCancel={onClose} />
      </Form>
    </Modal>
  );
}
