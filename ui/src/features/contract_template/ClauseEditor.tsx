// The clauses of a template: one row each, the three languages side by side.
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { EMPTY, MAX_CLAUSES } from "./clauses";

const TONGUES = ["zh", "id", "en"] as const;

export function ClauseEditor({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation("contract_template");
  return (
    <Form.List name="clauses">
      {(rows, { add, remove, move }) => (
        <>
          {rows.map((row, at) => {
            const number = at + 1;
            return (
              <fieldset key={row.key} className="clause">
                <legend>
                  {t("clause", { number })}
                  <Button
                    size="small"
                    type="text"
                    icon={<ArrowUpOutlined />}
                    disabled={disabled || at === 0}
                    aria-label={t("clause_up", { number })}
                    onClick={() => move(at, at - 1)}
                  />
                  <Button
                    size="small"
                    type="text"
                    icon={<ArrowDownOutlined />}
                    disabled={disabled || at === rows.length - 1}
                    aria-label={t("clause_down", { number })}
                    onClick={() => move(at, at + 1)}
                  />
                  <Button
                    size="small"
                    type="text"
                    icon={<DeleteOutlined />}
                    disabled={disabled || rows.length === 1}
                    aria-label={t("clause_remove", { number })}
                    onClick={() => remove(at)}
                  />
                </legend>
                {TONGUES.map((tongue) => (
                  <div key={tongue} lang={tongue === "zh" ? "zh-CN" : tongue}>
                    <Form.Item name={[row.name, `title_${tongue}`]} label={t(`lang.${tongue}`)}>
                      <Input
                        maxLength={255}
                        placeholder={t("clause_title")}
                        aria-label={`${t("clause", { number })} ${t(`lang.${tongue}`)} ${t("clause_title")}`}
                      />
                    </Form.Item>
                    <Form.Item name={[row.name, `text_${tongue}`]}>
                      <Input.TextArea
                        autoSize={{ minRows: 3, maxRows: 14 }}
                        maxLength={4_000}
                        placeholder={t("clause_text")}
                        aria-label={`${t("clause", { number })} ${t(`lang.${tongue}`)} ${t("clause_text")}`}
                      />
                    </Form.Item>
                  </div>
                ))}
              </fieldset>
            );
          })}
          <Button
            icon={<PlusOutlined />}
            disabled={disabled || rows.length >= MAX_CLAUSES}
            onClick={() => add(EMPTY)}
          >
            {t("clause_add")}
          </Button>
        </>
      )}
    </Form.List>
  );
}
