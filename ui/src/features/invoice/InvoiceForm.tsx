// The draft of an invoice: amount, title and tax number of the customer, bank, language, due day.
import { DatePicker, Form, Input, Modal, Select, Skeleton } from "antd";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { Money } from "../../shared/Display";
import { dayOf, pickerOf } from "../../shared/days";
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from "../../shared/documentLanguages";
import { ErrorNote } from "../../shared/ErrorNote";
import { FormFoot } from "../../shared/FormFoot";
import { MoneyInput } from "../../shared/MoneyInput";
import type { MoneyValue } from "../../shared/money";
import { readableAmount } from "../../shared/readableAmount";
import { useFormWrite } from "../../shared/useFormWrite";
import {
  createInvoice,
  INVOICE_TYPES,
  type Invoice,
  type InvoiceKind,
  type InvoiceType,
  type Proposal,
  type SignedContract,
  updateInvoice,
  useCustomerFields,
} from "./api";

interface Props {
  contract: SignedContract;
  kind: InvoiceKind;
  /** The instalment it asks for. */
  proposal: Proposal | null;
  left: MoneyValue | null;
  /** The draft that is edited. */
  invoice: Invoice | null;
  onClose: () => void;
}

interface Values {
  invoice_amount: string | null;
  customer_name: string;
  customer_tax_id?: string;
  customer_address?: string;
  customer_bank_account?: string;
  invoice_type?: InvoiceType;
  language: DocumentLanguage;
  due_date?: Dayjs | null;
  notes?: string;
}

const textOrNull = (text: string | undefined) => (text?.trim() ? text.trim() : null);

export function InvoiceForm(props: Props) {
  const { t } = useTranslation("invoice");
  const customer = useCustomerFields(props.contract.customer.id);
  return (
    <Modal
      open
      width={640}
      style={{ top: 20 }}
      title={t(titleOf(props))}
      footer={null}
      onCancel={props.onClose}
      destroyOnHidden
    >
      {customer.error && <ErrorNote error={customer.error} />}
      {customer.data ? (
        <DraftForm {...props} customer={customer.data.fields} />
      ) : (
        !customer.error && <Skeleton active />
      )}
    </Modal>
  );
}

function titleOf({ invoice, kind }: Props) {
  if (invoice) return "edit";
  return kind === "statutory" ? "create_statutory" : "create";
}

interface DraftProps extends Props {
  customer: { name: string; tax_id: string | null; address: string | null };
}

function DraftForm({ contract, kind, proposal, left, invoice, customer, onClose }: DraftProps) {
  const { t } = useTranslation(["invoice", "common", "terms"]);
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const { currency } = contract.total;
  const first: Values = invoice
    ? {
        invoice_amount: invoice.amount.amount,
        customer_name: invoice.fields.customer_name,
        customer_tax_id: invoice.fields.customer_tax_id ?? "",
        customer_address: invoice.fields.customer_address ?? "",
        customer_bank_account: invoice.fields.customer_bank_account ?? "",
        language: invoice.fields.language,
        due_date: pickerOf(invoice.fields.due_date),
        notes: invoice.fields.notes ?? "",
        ...(invoice.fields.invoice_type ? { invoice_type: invoice.fields.invoice_type } : {}),
      }
    : {
        invoice_amount: (proposal?.amount ?? left)?.amount ?? null,
        customer_name: customer.name,
        customer_tax_id: customer.tax_id ?? "",
        customer_address: customer.address ?? "",
        language: "zh_id",
        due_date: pickerOf(proposal?.due_date),
      };

  async function save(values: Values) {
    const fields = {
      amount: { amount: values.invoice_amount ?? "", currency },
      customer_name: values.customer_name,
      customer_tax_id: textOrNull(values.customer_tax_id),
      customer_address: textOrNull(values.customer_address),
      customer_bank_account: textOrNull(values.customer_bank_account),
      invoice_type: values.invoice_type ?? null,
      language: values.language,
      order_payment_id: invoice ? invoice.fields.order_payment_id : (proposal?.order_payment_id ?? null),
      due_date: dayOf(values.due_date),
      notes: textOrNull(values.notes),
    };
    const work = () =>
      invoice ? updateInvoice(invoice.id, invoice.edit_no, fields) : createInvoice(contract.id, kind, fields);
    if (await write.send(work)) onClose();
  }

  return (
    <Form form={form} layout="vertical" initialValues={first} onFinish={(values) => void save(values)}>
      {write.error && <ErrorNote error={write.error} />}
      <Form.Item
        name="invoice_amount"
        label={t("amount")}
        rules={[{ required: true, message: t("common:required") }, readableAmount(currency)]}
        {...(left
          ? {
              extra: (
                <>
                  {t("commercial_left")} <Money value={left} />
                </>
              ),
            }
          : {})}
      >
        <MoneyInput currency={currency} label={t("amount")} disabled={invoice?.corrects != null} />
      </Form.Item>
      <Form.Item
        name="customer_name"
        label={t("customer_name")}
        rules={[{ required: true, whitespace: true, message: t("common:required") }]}
      >
        <Input maxLength={255} />
      </Form.Item>
      <div className="form-columns">
        <Form.Item name="customer_tax_id" label={t("customer_tax_id")}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="customer_bank_account" label={t("customer_bank_account")}>
          <Input maxLength={255} />
        </Form.Item>
      </div>
      <Form.Item name="customer_address" label={t("customer_address")}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 3 }} maxLength={500} />
      </Form.Item>
      <div className="form-columns">
        <Form.Item name="language" label={t("language")}>
          <Select
            options={DOCUMENT_LANGUAGES.map((value) => ({
              value,
              label: t(`terms:document_language.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="due_date" label={t("due_date")}>
          <DatePicker style={{ width: "100%" }} />
        </Form.Item>
      </div>
      {kind === "statutory" && (
        <Form.Item name="invoice_type" label={t("invoice_type")}>
          <Select allowClear options={INVOICE_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))} />
        </Form.Item>
      )}
      <Form.Item name="notes" label={t("common:note")}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1000} />
      </Form.Item>
      <FormFoot okText={t("common:save")} busy={write.busy} onCancel={onClose} />
    </Form>
  );
}
