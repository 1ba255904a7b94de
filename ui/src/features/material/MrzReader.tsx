// Reads the lines at the foot of a passport into the form of an applicant, and shows where the form says something else.
import { ScanOutlined } from "@ant-design/icons";
import { Alert, Button, Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { type AppError, toAppError } from "../../platform/transport";
import { formatDate } from "../../shared/dates";
import { errorText } from "../../shared/errorText";
import { useLanguage } from "../../shared/useLanguage";
import type { Mrz } from "./api";
import { type MrzValues, mrzRows } from "./mrz";

interface Props {
  /** What the form says now. */
  present: () => MrzValues;
  onTake: (mrz: Mrz) => void;
}

export function MrzReader({ present, onTake }: Props) {
  const { t } = useTranslation("material");
  const language = useLanguage();
  const field = useId();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [read, setRead] = useState<Mrz | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  if (!open)
    return (
      <Button className="mrz-open" icon={<ScanOutlined />} onClick={() => setOpen(true)}>
        {t("mrz.open")}
      </Button>
    );
  async function look() {
    setBusy(true);
    setError(null);
    setRead(null);
    try {
      setRead(await rpc<Mrz>("applicant.read_mrz", { text }));
    } catch (reason) {
      setError(toAppError(reason));
    } finally {
      setBusy(false);
    }
  }
  const wrong = read?.wrong.map((one) => t(`mrz.field.${one}`)).join(", ");
  const told = (name: string, value: string) =>
    name === "passport_expires_on" || name === "birth_date" ? formatDate(value, language) : value;
  return (
    <section className="mrz" aria-label={t("mrz.open")}>
      <label htmlFor={field}>{t("mrz.label")}</label>
      <Input.TextArea
        id={field}
        autoFocus
        className="mrz-lines"
        spellCheck={false}
        autoComplete="off"
        autoSize={{ minRows: 2, maxRows: 3 }}
        maxLength={500}
        value={text}
        placeholder={
          "P<CHNWANG<<XIAOMING<<<<<<<<<<<<<<<<<<<<<<<<<<\nEJ12345673CHN8805049M3101311<<<<<<<<<<<<<<<2"
        }
        onChange={(event) => {
          setText(event.target.value);
          setRead(null);
        }}
      />
      <p className="quiet small">{t("mrz.note")}</p>
      {error && <Alert type="error" showIcon role="alert" title={errorText(error, language)} />}
      {read && (
        <>
          <Alert
            type={wrong ? "warning" : "success"}
            showIcon
            role="status"
            title={wrong ? t("mrz.wrong", { fields: wrong }) : t("mrz.good")}
          />
          <dl className="mrz-said">
            {mrzRows(read, present()).map(({ name, said, differs }) => (
              <div key={name} data-differs={differs !== null}>
                <dt className="quiet">{t(`field.${name}`)}</dt>
                <dd>
                  {told(name, said)}
                  {differs !== null && (
                    <span className="stuck-text"> {t("mrz.differs", { value: told(name, differs) })}</span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <div className="mrz-actions">
        <Button
          type={read ? "default" : "primary"}
          loading={busy}
          disabled={text.trim() === ""}
          onClick={() => void look()}
        >
          {t("mrz.read")}
        </Button>
        {read && (
          <Button type="primary" disabled={read.wrong.length > 0} onClick={() => onTake(read)}>
            {t("mrz.take")}
          </Button>
        )}
      </div>
    </section>
  );
}
