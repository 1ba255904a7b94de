// A dated confirmation by the seller (demand, plan): tick with a day, or take it back.
import { Button, DatePicker, Space } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CivilDate, State } from "../../shared/Display";
import { dayOf } from "../../shared/days";
import { useSession } from "../../shared/session";
import type { Ref } from "../../shared/wire";

interface Props {
  on: string | null;
  by: Ref | null;
  disabled: boolean;
  busy: boolean;
  text: string;
  action: string;
  onConfirm: (day: string | null) => void;
}

export function Confirm({ on, by, disabled, busy, text, action, onConfirm }: Props) {
  const { t } = useTranslation(["opportunity", "common"]);
  const { today } = useSession();
  const [day, setDay] = useState<Dayjs>(() => dayjs(today));
  if (on)
    return (
      <div className="confirm">
        <State tone="done">{t("confirmed")}</State>
        <span>
          <CivilDate value={on} /> {by && <span className="quiet">{by.name}</span>}
        </span>
        {!disabled && (
          <Button type="link" size="small" loading={busy} onClick={() => onConfirm(null)}>
            {t("take_back")}
          </Button>
        )}
      </div>
    );
  return (
    <div className="confirm">
      <span>{text}</span>
      {!disabled && (
        <Space>
          <DatePicker
            value={day}
            allowClear={false}
            aria-label={t("confirmed_on")}
            maxDate={dayjs(today)}
            onChange={(value) => value && setDay(value as Dayjs)}
          />
          <Button type="primary" loading={busy} onClick={() => onConfirm(dayOf(day))}>
            {action}
          </Button>
        </Space>
      )}
    </div>
  );
}
