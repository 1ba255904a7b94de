// The calendar by which working days are counted: holidays of two countries, and days worked in their stead.
import { DeleteOutlined, LeftOutlined, PlusOutlined, RightOutlined } from "@ant-design/icons";
import { Alert, Button, DatePicker, Form, Input, Modal, Popconfirm, Skeleton } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { Choice } from "../../shared/Choice";
import { CivilDate, Nothing, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { TAG } from "../../shared/language";
import { nameOf } from "../../shared/names";
import { useCall } from "../../shared/query";
import { useMay, useSession } from "../../shared/session";
import { useFormWrite } from "../../shared/useFormWrite";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { Id } from "../../shared/wire";

type Country = "ID" | "CN";
type Kind = "holiday" | "workday";
const COUNTRIES: Country[] = ["ID", "CN"];

interface Holiday {
  id: Id;
  country: Country;
  day: string;
  kind: Kind;
  name_zh: string;
  name_id: string;
  name_en: string;
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
  const [adding, setAdding] = useState<Country | null>(null);
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
                  <Button size="small" icon={<PlusOutlined />} onClick={() => setAdding(country)}>
                    {t("common:add")}
                  </Button>
                )
              }
            >
              <Days rows={data.rows.filter((row) => row.country === country)} mayManage={mayManage} />
            </Panel>
          ))}
        </div>
      )}
      {adding && <AddDialog country={adding} year={year} onClose={() => setAdding(null)} />}
    </div>
  );
}

function Days({ rows, mayManage }: { rows: Holiday[]; mayManage: boolean }) {
  const { t } = useTranslation(["holiday", "common"]);
  const language = useLanguage();
  const write = useWrite();
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
            <td>{nameOf({ zh: row.name_zh, id: row.name_id, en: row.name_en }, language)}</td>
            <td>{row.kind === "workday" && <State tone="running">{t("kind.workday")}</State>}</td>
            <td className="end">
              {mayManage && (
                <Popconfirm
                  title={t("remove_question")}
                  okText={t("common:remove")}
                  okButtonProps={{ danger: true }}
                  onConfirm={() => void write.run("holiday.remove", { id: row.id }, t("removed"))}
                >
                  <Button
                    size="small"
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={`${t("common:remove")} ${row.day}`}
                  />
                </Popconfirm>
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

function AddDialog({ country, year, onClose }: { country: Country; year: number; onClose: () => void }) {
  const { t } = useTranslation(["holiday", "common"]);
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const missing = [{ required: true, whitespace: true, message: t("name_missing") }];
  return (
    <Modal
      open
      title={t("add_title", { country: t(`country.${country}`) })}
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
        initialValues={{ kind: "holiday" }}
        onFinish={async (values) => {
          const day = values.day.format("YYYY-MM-DD");
          if (await write.send(() => rpc("holiday.set", { ...values, country, day }))) onClose();
        }}
      >
        <div className="form-row">
          <Form.Item name="day" label={t("day")} rules={[{ required: true, message: t("day_missing") }]}>
            <DatePicker className="wide" defaultPickerValue={dayjs(`${year}-01-01`)} autoFocus />
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
