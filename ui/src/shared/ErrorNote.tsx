// Shows an error the same way everywhere: what happened, what is safe, the code to copy, and try again.
import { Alert, Button, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { AppError } from "../platform/transport";
import { errorText, fieldText, safeText } from "./errorText";
import { useLanguage } from "./useLanguage";

interface Props {
  error: AppError;
  onRetry?: () => void;
}

export function ErrorNote({ error, onRetry }: Props) {
  const { t } = useTranslation(["common", "errors"]);
  const language = useLanguage();
  const safe = safeText(error);
  const title = errorText(error, language);
  // A refusal about one field is that field's error as well: it is said once.
  const fields = [...new Set(error.errors.map((field) => fieldText(field, language)))].filter(
    (text) => text !== title,
  );
  return (
    <Alert
      type="error"
      showIcon
      className="error-note"
      title={title}
      description={
        <>
          {fields.length > 0 && (
            <ul className="error-fields">
              {fields.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
          {safe && <div>{safe}</div>}
          <Typography.Text
            type="secondary"
            copyable={{ text: error.code, tooltips: false }}
            className="error-code"
          >
            {error.code}
          </Typography.Text>
        </>
      }
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t("retry")}
          </Button>
        )
      }
    />
  );
}
