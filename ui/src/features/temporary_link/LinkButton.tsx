// Lets the customer give papers without an account: choose what is asked, copy the link, take one back.
import { CopyOutlined, LinkOutlined } from "@ant-design/icons";
import {
  App,
  Button,
  Checkbox,
  Form,
  Input,
  InputNumber,
  Modal,
  Popconfirm,
  QRCode,
  Segmented,
  Select,
} from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { host, rpc } from "../../platform/host";
import { State } from "../../shared/Display";
import { formatInstant } from "../../shared/dates";
import { ErrorNote } from "../../shared/ErrorNote";
import { LANGUAGE_NAME, LANGUAGES, type Language } from "../../shared/language";
import { useCall } from "../../shared/query";
import { CODE_COLOURS } from "../../shared/theme";
import { useFormWrite } from "../../shared/useFormWrite";
import { useLanguage, useZone } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { Id, SyncStatus } from "../../shared/wire";
import { type LinkableContract, type LinkablePaper, type NewLink, type TemporaryLink, useLinks } from "./api";
import { addressOf, contractsOf, groupsOf, standingTone, wantedOf } from "./links";

interface Props {
  opportunityId: Id;
  contracts: readonly LinkableContract[];
  papers: readonly LinkablePaper[];
  /** The deal is worked on. */
  active: boolean;
}

/** Longest life of a link. */
const MAX_DAYS = 60;

export function LinkButton(props: Props) {
  const { t } = useTranslation("temporary_link");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" icon={<LinkOutlined />} onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      {open && <LinkDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function LinkDialog({ opportunityId, contracts, papers, active, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation(["temporary_link", "common"]);
  const links = useLinks(opportunityId);
  const [made, setMade] = useState<NewLink | null>(null);
  const offered = contractsOf(contracts, papers);
  return (
    <Modal
      open
      width={640}
      style={{ top: 40 }}
      title={t("title")}
      footer={<Button onClick={onClose}>{t("common:close")}</Button>}
      onCancel={onClose}
    >
      <p className="quiet">{t("text")}</p>
      {links.error && <ErrorNote error={links.error} onRetry={() => void links.refetch()} />}
      {made && <Made link={made} onAnother={() => setMade(null)} />}
      {!made && links.data && active && offered.length > 0 && (
        <LinkForm contracts={offered} papers={papers} usualDays={links.data.usual_days} onMade={setMade} />
      )}
      {!made && (offered.length === 0 || !active) && <p className="quiet">{t("none_open")}</p>}
      <h3 className="link-list-title">{t("list")}</h3>
      {links.data?.rows.length === 0 && <p className="quiet">{t("none")}</p>}
      <ul className="plain">
        {(links.data?.rows ?? []).map((link) => (
          <Row key={link.id} link={link} />
        ))}
      </ul>
    </Modal>
  );
}

interface FormProps {
  contracts: readonly LinkableContract[];
  papers: readonly LinkablePaper[];
  usualDays: number;
  onMade: (link: NewLink) => void;
}

interface Values {
  contract_id: Id;
  requirement_ids: Id[];
  valid_days: number;
  language: Language;
}

function LinkForm({ contracts, papers, usualDays, onMade }: FormProps) {
  const { t } = useTranslation(["temporary_link", "common"]);
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const first = contracts[0]?.id ?? "";
  const contract = Form.useWatch("contract_id", form) ?? first;
  const chosen = Form.useWatch("requirement_ids", form) ?? [];
  const groups = groupsOf(papers, contract);
  const all = groups.flatMap(([, own]) => own.map((one) => one.id));
  const send = (values: Values) =>
    write.send(async () => {
      onMade(await rpc<NewLink>("temporary_link.create", { ...values, max_uploads: null }));
    });
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={{
        contract_id: first,
        requirement_ids: wantedOf(papers, first),
        valid_days: usualDays,
        language: useLanguage(),
      }}
      onValuesChange={({ contract_id }) => {
        if (contract_id) form.setFieldValue("requirement_ids", wantedOf(papers, contract_id));
      }}
      onFinish={(values) => void send(values)}
    >
      {write.error && <ErrorNote error={write.error} />}
      <Form.Item name="contract_id" label={t("contract")} hidden={contracts.length < 2}>
        <Select options={contracts.map((one) => ({ value: one.id, label: one.contract_no ?? "—" }))} />
      </Form.Item>
      <Form.Item label={t("papers")} name="requirement_ids">
        <Checkbox.Group className="link-papers">
          <Checkbox
            checked={chosen.length === all.length}
            indeterminate={chosen.length > 0 && chosen.length < all.length}
            skipGroup
            onChange={(event) => form.setFieldValue("requirement_ids", event.target.checked ? all : [])}
          >
            {t("all")}
          </Checkbox>
          {groups.map(([whose, own]) => (
            <fieldset key={whose}>
              <legend className="quiet small">{whose}</legend>
              {own.map((one) => (
                <Checkbox key={one.id} value={one.id}>
                  {one.name}
                </Checkbox>
              ))}
            </fieldset>
          ))}
        </Checkbox.Group>
      </Form.Item>
      <div className="link-life">
        <Form.Item
          name="valid_days"
          label={t("days")}
          rules={[{ required: true, message: t("common:required") }]}
        >
          <InputNumber min={1} max={MAX_DAYS} precision={0} className="wide" />
        </Form.Item>
        <Form.Item name="language" label={t("language")}>
          <Segmented options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAME[value] }))} />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={write.busy} disabled={chosen.length === 0}>
        {t("create")}
      </Button>
    </Form>
  );
}

/** A laptop knows its office by the address it synchronises with; a browser stands at the office. */
function useOffice(): string | null {
  const browser = host().capabilities.host === "browser";
  const status = useCall<SyncStatus>("sync.status", {}, { enabled: !browser }).data;
  return browser ? window.location.origin : (status?.server_url ?? null);
}

function Made({ link, onAnother }: { link: NewLink; onAnother: () => void }) {
  const { t } = useTranslation("temporary_link");
  const { message } = App.useApp();
  const [language, zone] = [useLanguage(), useZone()];
  const office = useOffice();
  if (!office) return null;
  const address = addressOf(office, link.path);
  async function copy() {
    await navigator.clipboard.writeText(address);
    void message.success(t("copied"));
  }
  return (
    <section className="link-made" aria-label={t("title")}>
      <p role="status">
        <strong>{t("made")}</strong>
      </p>
      <div className="link-address">
        <Input
          readOnly
          value={address}
          aria-label={t("copy")}
          onFocus={(event) => event.target.select()}
          data-link
        />
        {"clipboard" in navigator && (
          <Button type="primary" icon={<CopyOutlined />} onClick={() => void copy()}>
            {t("copy")}
          </Button>
        )}
      </div>
      <div className="link-code">
        <QRCode value={address} size={168} aria-label={t("qr")} {...CODE_COLOURS} />
        <div>
          <p className="quiet">{t("until", { when: formatInstant(link.expires_at, language, zone) })}</p>
          <Button type="link" size="small" onClick={onAnother}>
            {t("another")}
          </Button>
        </div>
      </div>
    </section>
  );
}

function Row({ link }: { link: TemporaryLink }) {
  const { t } = useTranslation(["temporary_link", "common"]);
  const [language, zone] = [useLanguage(), useZone()];
  const write = useWrite();
  const names = link.papers.map(({ names: [zh, id, en] }) => {
    const wanted = { zh: [zh, en, id], id: [id, en, zh], en: [en, id, zh] }[language];
    return wanted.find((name) => name) ?? "";
  });
  return (
    <li className="link-row" data-standing={link.standing}>
      <div className="order-head">
        <State tone={standingTone(link.standing)}>{t(`standing.${link.standing}`)}</State>
        <span>{t("given", { count: link.upload_count, most: link.max_uploads })}</span>
        {link.last_upload_at && (
          <span className="quiet small">
            {t("last", { when: formatInstant(link.last_upload_at, language, zone) })}
          </span>
        )}
        <div className="order-actions">
          {link.standing === "open" && (
            <Popconfirm
              title={t("revoke_question")}
              description={<span className="popconfirm-text">{t("revoke_text")}</span>}
              okText={t("revoke")}
              cancelText={t("common:cancel")}
              okButtonProps={{ danger: true }}
              onConfirm={() => write.run("temporary_link.revoke", { id: link.id }, t("revoked_done"))}
            >
              <Button size="small" danger loading={write.busy}>
                {t("revoke")}
              </Button>
            </Popconfirm>
          )}
        </div>
      </div>
      <div className="small">{names.join(" · ")}</div>
      <div className="quiet small">
        {t("made_by", {
          name: link.created_by.name,
          when: formatInstant(link.created_at, language, zone),
        })}
        {" · "}
        {t("until", { when: formatInstant(link.expires_at, language, zone) })}
      </div>
    </li>
  );
}
