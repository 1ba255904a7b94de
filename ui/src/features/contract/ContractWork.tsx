// One contract: templates on the left, the paper in the middle, the parties on the right; above it what stands against it and what follows.
import { DownloadOutlined, MoreOutlined, PrinterOutlined, SendOutlined } from "@ant-design/icons";
import { Alert, App, Button, Dropdown, Form } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { file, host, rpc } from "../../platform/host";
import { toAppError } from "../../platform/transport";
import { templatesFor, useContractEntities, useContractTemplates } from "../../shared/contracts";
import { Panel, State } from "../../shared/Display";
import { dayOf } from "../../shared/days";
import { ErrorNote } from "../../shared/ErrorNote";
import { errorText } from "../../shared/errorText";
import { HistoryLink } from "../../shared/HistoryLink";
import { Mails } from "../../shared/Mails";
import { PdfPages } from "../../shared/PdfPages";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { SendDialog } from "../../shared/SendDialog";
import { useMay } from "../../shared/session";
import { useFormDraft } from "../../shared/useFormDraft";
import { useFormWrite } from "../../shared/useFormWrite";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { Done, Id } from "../../shared/wire";
import { Amounts } from "./Amounts";
import { type Contract, type ContractTerms, contractTone, type Proposal, propose } from "./api";
import { Deliveries } from "./Deliveries";
import { Guards } from "./Guards";
import { PartyForm } from "./PartyForm";
import { SignDialog } from "./SignDialog";
import { TemplateList } from "./TemplateList";

/** The terms while they are typed: days as the picker holds them. */
export type TypedTerms = Omit<ContractTerms, "effective_from" | "effective_to"> & {
  effective_from: Dayjs | null;
  effective_to: Dayjs | null;
};

const typedOf = (terms: ContractTerms): TypedTerms => ({
  ...terms,
  effective_from: terms.effective_from ? dayjs(terms.effective_from) : null,
  effective_to: terms.effective_to ? dayjs(terms.effective_to) : null,
});

/** As the records hold them: empty text means none. */
const written = (terms: TypedTerms): ContractTerms => {
  const texts = Object.fromEntries(
    Object.entries(terms).map(([field, value]) => [
      field,
      typeof value === "string" ? value.trim() || null : value,
    ]),
  ) as unknown as TypedTerms;
  return {
    ...texts,
    party_a_name: terms.party_a_name.trim(),
    effective_from: dayOf(terms.effective_from),
    effective_to: dayOf(terms.effective_to),
  };
};

type Ask = "terminate" | "sign" | "send" | null;

export function ContractWork({ contract, editable }: { contract: Contract; editable: boolean }) {
  const { t } = useTranslation(["contract", "common"]);
  const { modal, message } = App.useApp();
  const language = useLanguage();
  const write = useWrite();
  const [form] = Form.useForm<TypedTerms>();
  const saving = useFormWrite(form);
  const entities = useContractEntities();
  const templates = useContractTemplates();
  const mayEdit = useMay("contract.edit");
  const maySend = useMay("contract.issue");
  const maySign = useMay("contract.sign");
  const mayTerminate = useMay("contract.terminate");
  const [ask, setAsk] = useState<Ask>(null);
  const minted = useRef<string | null>(null);
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [dirty, setDirty] = useState(false);
  const [editNo, setEditNo] = useState(contract.edit_no);
  const open = contract.status === "draft" || contract.status === "sent";
  const typing = editable && mayEdit && open;
  const draft = useFormDraft<TypedTerms>(typing ? `contract.${contract.id}.${editNo}` : null, form);
  const initial = typedOf(contract.terms);
  const entityId = Form.useWatch("entity_id", { form, preserve: true }) ?? contract.terms.entity_id;
  const templateId = Form.useWatch("template_id", { form, preserve: true }) ?? contract.terms.template_id;
  const entity = entities.data?.rows.find((one) => one.id === entityId);
  const blocked = contract.may_send;

  // What another person saved is shown where nothing is being typed; else the core refuses what is outdated.
  useEffect(() => {
    if (dirty || contract.edit_no === editNo) return;
    form.setFieldsValue(typedOf(contract.terms));
    setEditNo(contract.edit_no);
  }, [dirty, editNo, contract.edit_no, contract.terms, form]);
  useEffect(() => {
    if (draft.restored) setDirty(true);
  }, [draft.restored]);

  async function chooseEntity(id: Id) {
    setDirty(true);
    try {
      const next = await propose(contract.opportunity_id, contract.service_category, id);
      form.setFieldsValue({ template_id: next.terms.template_id, language: next.terms.language });
      setProposal(next);
    } catch (reason) {
      failed(reason);
    }
  }

  async function save(): Promise<boolean> {
    const typed = await form.validateFields().catch(() => null);
    if (!typed) return false;
    const terms = written({ ...initial, ...form.getFieldsValue(true), ...typed });
    const done = await saving.send(() => rpc("contract.update", { id: contract.id, edit_no: editNo, terms }));
    if (!done) return false;
    await draft.forget();
    setProposal(null);
    setDirty(false);
    void message.success(t("common:saved"));
    return true;
  }

  function submit() {
    if (contract.status === "draft") void save();
    else
      modal.confirm({
        title: t("again_title"),
        content: t("again_text"),
        okText: t("common:save"),
        cancelText: t("common:cancel"),
        onOk: async () => void (await save()),
      });
  }

  async function send(mail_to: string[]) {
    const done = await rpc<Done>("contract.send", { id: contract.id, mail_to });
    minted.current = done.facts.contract_no ?? null;
  }
  function asked() {
    setAsk(null);
    // The answer comes when the question has gone.
    if (minted.current) modal.success({ title: t("sent", { number: minted.current }) });
    minted.current = null;
  }

  const args = { id: contract.id };
  const failed = (reason: unknown): void => {
    modal.error({ icon: null, content: <ErrorNote error={toAppError(reason)} /> });
  };
  const saveAs = () =>
    host()
      .save("contract.pdf", args, `${contract.contract_no ?? "contract-draft"}.pdf`)
      .then((name) => {
        if (name) void message.success(t("saved_as", { name }));
      })
      .catch(failed);
  const more = [
    ...(open || mayTerminate ? [{ key: "terminate", label: t("terminate"), danger: true }] : []),
    ...(contract.status === "draft" && contract.contract_no === null
      ? [{ key: "delete", label: t("delete"), danger: true }]
      : []),
  ];

  // While it is written the parties come first, afterwards its papers.
  const papers = <Deliveries contract={contract} mayHandOver={maySend} />;

  return (
    <section aria-label={t(`category.${contract.service_category}`)} data-contract={contract.status}>
      <div className="contract-head">
        <h2>
          {contract.contract_no ?? t("draft_of", { category: t(`category.${contract.service_category}`) })}
        </h2>
        <State tone={contractTone(contract.status)}>{t(`status.${contract.status}`)}</State>
        {contract.revision > 1 && (
          <span className="quiet">{t("revision", { number: contract.revision })}</span>
        )}
        <div className="page-actions">
          <Button
            icon={<PrinterOutlined />}
            onClick={() => void host().view("contract.pdf", args).catch(failed)}
          >
            {t("print")}
          </Button>
          <Button icon={<DownloadOutlined />} onClick={() => void saveAs()}>
            {t("save_as")}
          </Button>
          {typing && (
            <Button type={dirty ? "primary" : "default"} loading={saving.busy} onClick={submit}>
              {t("common:save")}
            </Button>
          )}
          {editable && maySend && contract.status === "draft" && (
            <Button
              type={dirty ? "default" : "primary"}
              icon={<SendOutlined />}
              disabled={dirty || blocked !== null}
              onClick={() => setAsk("send")}
            >
              {t("send")}
            </Button>
          )}
          {maySign && contract.status === "sent" && (
            <Button type="primary" disabled={dirty} onClick={() => setAsk("sign")}>
              {t("sign")}
            </Button>
          )}
          {maySign && contract.status === "signed" && (
            <Button
              loading={write.busy}
              onClick={() => void write.run("contract.take_effect", args, t("in_effect"))}
            >
              {t("take_effect")}
            </Button>
          )}
          {mayEdit && more.length > 0 && contract.status !== "terminated" && (
            <Dropdown
              trigger={["click"]}
              menu={{
                items: more,
                onClick: ({ key }) => {
                  if (key === "delete") void write.run("contract.delete", args, t("deleted"));
                  else setAsk("terminate");
                },
              }}
            >
              <Button icon={<MoreOutlined />} aria-label={t("more")} />
            </Dropdown>
          )}
          <HistoryLink table="contracts" id={contract.id} />
        </div>
      </div>
      <Guards contract={contract} editable={editable} />
      {contract.status === "draft" && editable && (dirty || blocked) && (
        <p className="notice" role="status">
          {dirty ? t("unsaved") : blocked && errorText(blocked, language)}
        </p>
      )}
      {draft.restored && dirty && (
        <Alert type="info" showIcon className="error-note" title={t("common:draft_restored")} />
      )}
      {saving.error && <ErrorNote error={saving.error} />}
      <Form<TypedTerms>
        form={form}
        layout="vertical"
        disabled={!typing}
        initialValues={initial}
        onValuesChange={() => setDirty(true)}
      >
        <div className="contract">
          <Panel title={t("template")}>
            <TemplateList
              templates={templatesFor(entity, templates.data?.rows ?? [])}
              chosen={templateId}
              disabled={!typing}
              onChoose={(one) => {
                form.setFieldsValue({ template_id: one.id, language: one.fields.language });
                setDirty(true);
              }}
            />
          </Panel>
          <Panel title={t("paper")} extra={dirty && <span className="quiet">{t("as_saved")}</span>}>
            <PdfPages
              version={`${contract.id} ${contract.edit_no} ${contract.status} ${contract.revision}`}
              load={() => file("contract.pdf", args)}
            />
          </Panel>
          <div>
            <Amounts contract={contract} proposal={proposal} />
            {contract.status !== "draft" && papers}
            <Panel title={t("parties")}>
              <PartyForm entities={entities.data?.rows ?? []} onEntity={(id) => void chooseEntity(id)} />
            </Panel>
            {contract.status === "draft" && papers}
          </div>
        </div>
      </Form>
      {contract.status !== "draft" && (
        <Mails
          document="contract"
          documentId={contract.id}
          customerId={contract.customer.id}
          maySend={maySend && contract.status !== "terminated"}
        />
      )}
      {ask === "send" && (
        <SendDialog
          title={t("send_title")}
          text={t("send_text")}
          okText={t("send")}
          customerId={contract.customer.id}
          field="mail_to"
          onSend={send}
          onClose={asked}
        />
      )}
      {ask === "sign" && <SignDialog contract={contract} onClose={() => setAsk(null)} />}
      {ask === "terminate" && (
        <ReasonDialog
          open
          required
          danger
          title={t("terminate")}
          text={t("terminate_text")}
          okText={t("terminate")}
          busy={write.busy}
          onOk={(reason) =>
            void write
              .run("contract.terminate", { id: contract.id, reason }, t("terminated_done"))
              .then((done) => done && setAsk(null))
          }
          onCancel={() => setAsk(null)}
        />
      )}
    </section>
  );
}
