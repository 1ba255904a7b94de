// The buttons at the end of a form that stands in a dialog.
import { Button } from "antd";
import { useTranslation } from "react-i18next";

interface Props {
  okText: string;
  busy: boolean;
  disabled?: boolean;
  onCancel: () => void;
}

export function FormFoot({ okText, busy, disabled = false, onCancel }: Props) {
  const { t } = useTranslation();
  return (
    <div className="form-foot">
      <Button onClick={onCancel}>{t("cancel")}</Button>
      <Button type="primary" htmlType="submit" loading={busy} disabled={disabled}>
        {okText}
      </Button>
    </div>
  );
}
