// An amount that says on a click where it comes from: inputs, rate with its date, rounding, step by step.
import { Popover, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CivilDate, Money } from "./Display";
import { ErrorNote } from "./ErrorNote";
import { type Explanation, isTelling, type Question, SIGNS, type Step, shownValue } from "./explain";
import type { MoneyValue } from "./money";
import { useCall } from "./query";
import { say } from "./say";
import { useLanguage } from "./useLanguage";

interface Props extends Question {
  value: MoneyValue | null | undefined;
  bare?: boolean;
  strong?: boolean;
}

export function Explained({ subject, id, figure, value, bare = false, strong = false }: Props) {
  const { t } = useTranslation("money");
  const [open, setOpen] = useState(false);
  if (!value) return <Money value={value} />;
  const name = say(`money:name.${figure}`) ?? figure;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title={t("title", { name })}
      content={<Steps subject={subject} id={id} figure={figure} />}
      destroyOnHidden
    >
      <button
        type="button"
        className="explained"
        aria-haspopup="dialog"
        aria-expanded={open}
        title={t("ask")}
      >
        <Money value={value} bare={bare} strong={strong} />
      </button>
    </Popover>
  );
}

function Steps({ subject, id, figure }: Question) {
  const { t } = useTranslation("money");
  const explanation = useCall<Explanation>("money.explain", { subject, id });
  if (explanation.error) return <ErrorNote error={explanation.error} />;
  if (!explanation.data) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  const found = explanation.data.figures.find((one) => one.name === figure);
  const steps = found?.steps.filter(isTelling) ?? [];
  return (
    <div className="explanation">
      {steps.length === 0 && <p className="quiet">{t("typed")}</p>}
      <ol>
        {steps.map((step) => (
          <li key={`${step.name} ${step.result} ${step.inputs.map((one) => one.value).join(" ")}`}>
            <StepLine step={step} />
          </li>
        ))}
      </ol>
      {found && (
        <p className="explanation-sum">
          <span>{say(`money:name.${figure}`) ?? figure}</span> <Money value={found.amount} strong />
        </p>
      )}
    </div>
  );
}

function StepLine({ step }: { step: Step }) {
  const { t } = useTranslation("money");
  const language = useLanguage();
  const word = (name: string) => say(`money:name.${name}`) ?? name;
  return (
    <>
      <div className="explanation-name">{word(step.name)}</div>
      <div className="explanation-inputs">
        {step.inputs.map((input, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same value may stand in a step twice, in its place.
          <span key={at} className="explanation-input">
            {at > 0 && <span className="explanation-sign">{SIGNS[step.operation]}</span>}
            <span className="money">{shownValue(input.value, language)}</span>
            <span className="quiet">
              {word(input.name)}
              {input.on && (
                <>
                  {" "}
                  (<CivilDate value={input.on} />)
                </>
              )}
            </span>
          </span>
        ))}
      </div>
      <div>
        = <span className="money strong">{shownValue(step.result, language)}</span>{" "}
        {step.decimals !== null && (
          <span className="quiet">{t(`rounded.${step.rounding}`, { count: step.decimals })}</span>
        )}
      </div>
    </>
  );
}
