// Two customers that are one: side by side, which value stays, and the way back in the note that follows.
import { Form, Input, Modal, Radio, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { ErrorNote } from "../../shared/ErrorNote";
import { useLookupNames } from "../../shared/lookups";
import { CustomerPicker } from "../../shared/Pickers";
import { useFormWrite } from "../../shared/useFormWrite";
import { useUndo } from "../../shared/useUndo";
import { useWrite } from "../../shared/useWrite";
import type { Done } from "../../shared/wire";
import { type Customer, type CustomerFields, useCustomer } from "./api";

/** Fields of which one value stays; tags are joined. */
const FIELDS = [
  "name",
  "customer_type",
  "source_id",
  "level_id",
  "industry_id",
  "tax_id",
  "phone",
  "email",
  "address",
  "customer_requirements",
  "description",
] as const;
type Field = (typeof FIELDS)[number];

/** Fields in which both have a value, and not the same: there a person must choose. */
export function conflicts(kept: CustomerFields, merged: CustomerFields): Field[] {
  const filled = (value: unknown) => value !== null && value !== "";
  return FIELDS.filter(
    (field) => filled(kept[field]) && filled(merged[field]) && kept[field] !== merged[field],
  );
}

export function MergeDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation(["customer", "common"]);
  const undo = useUndo();
  const [form] = Form.useForm<{ merged_id?: string; reason: string }>();
  const write = useFormWrite(form);
  const back = useWrite();
  const merged = Form.useWatch("merged_id", form) as string | undefined;
  const [take, setTake] = useState<Field[]>([]);

  async function submit(values: { merged_id?: string; reason: string }) {
    let merge: string | undefined;
    const done = await write.send(async () => {
      const answer = await rpc<Done>("customer.merge", {
        kept_id: customer.id,
        merged_id: values.merged_id,
        take,
        reason: values.reason.trim(),
      });
      merge = answer.facts.merge_id;
    });
    if (!done) return;
    onClose();
    undo(t("merge.done"), () => back.run("customer.unmerge", { id: merge }, t("merge.undone")));
  }

  return (
    <Modal
      open
      width={720}
      title={t("merge.title", { name: customer.display })}
      okText={t("merge.action")}
      okButtonProps={{ danger: true, disabled: !merged || merged === customer.id }}
      cancelText={t("common:cancel")}
      confirmLoading={write.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t("merge.text")}</p>
      {write.error && <ErrorNote error={write.error} />}
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        <Form.Item
          name="merged_id"
          label={t("merge.other")}
          rules={[{ required: true, message: t("merge.other_missing") }]}
        >
          <CustomerPicker autoFocus />
        </Form.Item>
        {merged && merged !== customer.id && (
          <Compare kept={customer} mergedId={merged} take={take} onTake={setTake} />
        )}
        <Form.Item
          name="reason"
          label={t("common:reason")}
          rules={[{ required: true, whitespace: true, min: 2, message: t("common:reason_missing") }]}
        >
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface CompareProps {
  kept: Customer;
  mergedId: string;
  take: Field[];
  onTake: (take: Field[]) => void;
}

function Compare({ kept, mergedId, take, onTake }: CompareProps) {
  const { t } = useTranslation(["customer", "terms"]);
  const merged = useCustomer(mergedId);
  const names = {
    source_id: useLookupNames("customer_sources"),
    level_id: useLookupNames("customer_levels"),
    industry_id: useLookupNames("industries"),
  };
  if (merged.error) return <ErrorNote error={merged.error} />;
  if (!merged.data) return <Skeleton active />;
  const open = conflicts(kept.fields, merged.data.fields);
  const shown = (field: Field, value: string | null) => {
    if (value === null) return "—";
    if (field === "source_id" || field === "level_id" || field === "industry_id")
      return names[field].get(value) ?? "—";
    return field === "customer_type"
      ? t(`terms:customer_type.${value as "individual" | "organization"}`)
      : value;
  };
  return (
    <>
      <p className="quiet">
        {t("merge.moves", { count: merged.data.deals.length, name: merged.data.display })}
      </p>
      {open.length > 0 && (
        <table className="rows spaced">
          <thead>
            <tr>
              <th>{t("merge.field")}</th>
              <th>{t("merge.kept")}</th>
              <th>{t("merge.merged")}</th>
            </tr>
          </thead>
          <tbody>
            {open.map((field) => {
              const chosen = take.includes(field);
              const choose = (wanted: boolean) =>
                onTake(wanted ? [...take, field] : take.filter((one) => one !== field));
              return (
                <tr key={field}>
                  <td>{t(`merge.field_is.${field}`)}</td>
                  <td>
                    <Radio checked={!chosen} onChange={() => choose(false)}>
                      {shown(field, kept.fields[field])}
                    </Radio>
                  </td>
                  <td>
                    <Radio checked={chosen} onChange={() => choose(true)}>
                      {shown(field, merged.data.fields[field])}
                    </Radio>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </>
  );
}
