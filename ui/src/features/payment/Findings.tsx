// What the consistency check found, each rule by name with what to do, and the report that seems to be the same money.
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { say } from "../../shared/say";
import { useLanguage } from "../../shared/useLanguage";
import type { Ref } from "../../shared/wire";
import type { Finding } from "./api";
import { foundValues } from "./findingValues";

interface Props {
  findings: Finding[];
  duplicateOf: Ref | null;
}

export function Findings({ findings, duplicateOf }: Props) {
  const { t } = useTranslation("payment");
  const language = useLanguage();
  return (
    <div aria-live="polite">
      {duplicateOf && (
        <Alert
          className="finding"
          type="warning"
          showIcon
          title={t("duplicate", { number: duplicateOf.name })}
          description={t("duplicate_todo")}
        />
      )}
      {findings.map((finding) => {
        const rule = finding.code.replace("payment.", "");
        const bare = rule === "entity_mismatch";
        return (
          <Alert
            key={finding.code}
            data-finding={finding.code}
            className="finding"
            type={finding.blocks ? "error" : "warning"}
            showIcon
            title={say(`payment:finding.${rule}.title`) ?? finding.code}
            description={
              <>
                {/* Entities are told apart by their names beside; their keys say nothing to a person. */}
                {!bare && <div>{t("finding_values", foundValues(finding, language))}</div>}
                <div>{say(`payment:finding.${rule}.todo`)}</div>
              </>
            }
          />
        );
      })}
    </div>
  );
}
