// The calendar by which working days are counted: holidays of two countries, and days worked in their stead.
import { DeleteOutlined, EditOutlined, LeftOutlined, PlusOutlined, RightOutlined } from "@ant-design/icons";
import { Alert, Button, DatePicker, Form, Input, Modal, Skeleton } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { Choice } from "../../shared/Choice";
import { CivilDate, Nothing, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { type Language, TAG } from "../../shared/language";
import { nameOf } from "../../shared/names";
import { useCall } from "../../shared/query";
import { useMay, useSession } from "../../shared/session";
import { useFormWrite } from "../../shared/useFormWrite";
import { useLanguage } from "../../shared/useLanguage";
import { useUndo } from "../../shared/useUndo";
import { useWrite } from "../../shared/useWrite";
import type { Done, Id } from "../../shared/wire";

type Country = "ID" | "CN";
type Kind = "holiday" | "workday";
const COUNTRIES: Country[] = ["ID", "CN"];

/** What stands at a day of a calendar; country and day are its key. */
interface Entry {
  country: Country;
  day: string;
  kind: Kind;
  name_zh: string;
  name_id: string;
  name_en: string;
}

interface Holiday extends Entry {
  id: Id;
}

interface Year {
  year: number;
  counts: Country;
  missing: Country[];
  built_in: Country[];
  rows: Holiday[];
}

export function HolidayPage() {
  const { t } = useTranslation(["holiday", "common"]);
  const session = useSession();
  const mayManage = useMay("settings.manage");
  const write = useWrite();
  const [year, setYear] = useState(Number(session.today.slice(0, 4)));
  const [asked, setAsked] = useState<Asked | null>(null);
  const calendar = useCall<Year>("holiday.list", { year }, { keepPrevious: true });
  const data = calendar.data;
  const gap = data?.missing.includes(data.counts);
  return (
    <div className="page">
      <PageHead
        title={t("title")}
        actions={
          <>
            <Button icon={<LeftOutlined />} aria-label={t("year_before")} onClick={() => setYear(year - 1)} />
            <strong className="year">{year}</strong>
            <Button icon={<RightOutlined />} aria-label={t("year_after")} onClick={() => setYear(year + 1)} />
            {mayManage && data && data.built_in.length > 0 && (
              <Button onClick={() => void write.run("holiday.fill", { year }, t("filled"))}>
                {t("fill")}
              </Button>
            )}
          </>
        }
      />
      {data && (
        <p className="quiet">
          {t("counts", { country: t(`country.${data.counts}`) })} {t("note")}
        </p>
      )}
      {gap && <Alert type="warning" showIcon className="error-note" title={t("gap", { year })} />}
      {calendar.error && <ErrorNote error={calendar.error} onRetry={() => void calendar.refetch()} />}
      {!data && !calendar.error && <Skeleton active />}
      {data && (
        <div className="columns">
          {COUNTRIES.map((country) => (
            <Panel
              key={country}
              title={t(`country.${country}`)}
              extra={
                mayManage && (
                  <Button size="small" icon={<PlusOutlined />} onClick={() => setAsked({ country })}>
                    {t("common:add")}
                  </Button>
                )
              }
            >
              <Days
                rows={data.rows.filter((row) => row.country === country)}
                onEdit={mayManage ? (entry) => setAsked({ country, entry }) : null}
              />
            </Panel>
          ))}
        </div>
      )}
      {asked && data && <EntryDialog {...asked} calendar={data} onClose={() => setAsked(null)} />}
    </div>
  );
}

/** A day to add, or one to change. */
interface Asked {
  country: Country;
  entry?: Holiday;
}

const entryOf = ({ country, day, kind, name_zh, name_id, name_en }: Entry): Entry => ({
  country,
  day,
  kind,
  name_zh,
  name_id,
  name_en,
});

const shortName = (row: Entry, language: Language) =>
  nameOf({ zh: row.name_zh, id: row.name_id, en: row.name_en }, language);

function Days({ rows, onEdit }: { rows: Holiday[]; onEdit: ((row: Holiday) => void) | null }) {
  const { t } = useTranslation(["holiday", "common"]);
  const language = useLanguage();
  const write = useWrite();
  const undo = useUndo();
  async function remove(row: Holiday) {
    if (!(await write.run("holiday.remove", { id: row.id }))) return;
    undo(t("removed", { name: `${row.day} ${shortName(row, language)}` }), () =>
      write.run("holiday.set", entryOf(row)),
    );
  }
  const weekday = new Intl.DateTimeFormat(TAG[language], { weekday: "short", timeZone: "UTC" });
  if (rows.length === 0) return <Nothing text={t("none")} />;
  return (
    <table className="rows">
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="nowrap">
              <CivilDate value={row.day} />{" "}
              <span className="quiet">{weekday.format(new Date(`${row.day}T00:00:00Z`))}</span>
            </td>
            <td>{shortName(row, language)}</td>
            <td>{row.kind === "workday" && <State tone="running">{t("kind.workday")}</State>}</td>
            <td className="end nowrap">
              {onEdit && (
                <>
                  <Button
                    size="small"
                    type="text"
                    icon={<EditOutlined />}
                    aria-label={`${t("common:edit")} ${row.day}`}
                    onClick={() => onEdit(row)}
                  />
                  <Button
                    size="small"
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={`${t("common:remove")} ${row.day}`}
                    disabled={write.busy}
                    onClick={() => void remove(row)}
                  />
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Values {
  day: Dayjs;
  kind: Kind;
  name_zh: string;
  name_id: string;
  name_en: string;
}

interface EntryProps extends Asked {
  calendar: Year;
  onClose: () => void;
}

function EntryDialog({ country, entry, calendar, onClose }: EntryProps) {
  const { t } = useTranslation(["holiday", "common"]);
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const back = useWrite();
  const undo = useUndo();
  const missing = [{ required: true, whitespace: true, message: t("name_missing") }];
  const place = { country: t(`country.${country}`) };
  const first = dayjs(`${calendar.year}-01-01`);
  const standing = (day: Dayjs | null) =>
    calendar.rows.find((row) => row.country === country && row.day === day?.format("YYYY-MM-DD"));

  async function save(values: Values) {
    const day = values.day.format("YYYY-MM-DD");
    const wanted: Entry = { ...values, country, day };
    let id: Id | undefined;
    const done = await write.send(async () => {
      id = (await rpc<Done>("holiday.set", wanted)).facts.holiday_id;
    });
    if (!done) return;
    onClose();
    undo(t("saved", { name: `${day} ${shortName(wanted, language)}` }), () =>
      entry ? back.run("holiday.set", entryOf(entry)) : back.run("holiday.remove", { id }),
    );
  }

  return (
    <Modal
      open
      title={t(entry ? "edit_title" : "add_title", place)}
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
        initialValues={entry ? { ...entryOf(entry), day: dayjs(entry.day) } : { kind: "holiday" }}
        onFinish={(values) => void save(values)}
      >
        <div className="form-row">
          <Form.Item
            name="day"
            label={t("day")}
            rules={[
              { required: true, message: t("day_missing") },
              {
                validator: (_, day: Dayjs | null) => {
                  const other = entry ? undefined : standing(day);
                  return other
                    ? Promise.reject(new Error(t("day_taken", { name: shortName(other, language) })))
                    : Promise.resolve();
                },
              },
            ]}
          >
            <DatePicker
              className="wide"
              defaultPickerValue={first}
              minDate={first}
              maxDate={first.endOf("year")}
              disabled={entry !== undefined}
              autoFocus={!entry}
            />
          </Form.Item>
          <Form.Item name="kind" label={t("kind_label")}>
            <Choice
              label={t("kind_label")}
              options={(["holiday", "workday"] as const).map((value) => ({
                value,
                label: t(`kind.${value}`),
              }))}
            />
          </Form.Item>
        </div>
        <Form.Item name="name_zh" label={t("name_zh")} rules={missing}>
          <Input maxLength={255} />
        </Form.Item>
        <Form.Item name="name_id" label={t("name_id")} rules={missing}>
          <Input maxLength={255} />
        </Form.Item>
        <Form.Item name="name_en" label={t("name_en")} rules={missing}>
          <Input maxLength={255} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
