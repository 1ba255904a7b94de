// The checklist as a list: the company's papers, then those of every applicant.
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { bringIntoView } from "../../shared/bringIntoView";
import { LineCard, lineAnchor } from "./LineCard";
import { groupsOf, type LinesProps } from "./lines";
import { applicantName } from "./words";

export function LineList(props: LinesProps) {
  const { t } = useTranslation("material");
  const { asked } = props;
  useEffect(() => {
    if (asked) bringIntoView(lineAnchor(asked));
  }, [asked]);
  return (
    <>
      {groupsOf(props.deal).map(({ applicant, lines }) => {
        if (lines.length === 0) return null;
        const title = applicant ? applicantName(applicant.fields) : t("company");
        return (
          <section key={applicant?.id ?? "company"} className="order-kind" aria-label={title}>
            <h3>{title}</h3>
            {lines.map((line) => (
              <LineCard key={line.id} {...props} line={line} applicant={applicant} />
            ))}
          </section>
        );
      })}
    </>
  );
}
