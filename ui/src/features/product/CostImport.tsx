// Imports a cost file where one person works alone, tells what it did, and offers the floors that the rule gives.
import { ImportOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { host, rpc } from "../../platform/host";
import { type AppError, toAppError } from "../../platform/transport";
import { Money } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useMay, useSession } from "../../shared/session";
import type { CostImport as Outcome } from "./api";

export function CostImport() {
  const { t } = useTranslation("product");
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const session = useSession();
  const mayPrice = useMay("price.manage");
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { importCosts } = host();
  if (!importCosts || session.mode !== "stand_alone" || !session.sees_costs || !mayPrice) return null;

  async function run(ask: () => Promise<unknown>) {
    setBusy(true);
    try {
      const answer = (await ask()) as Outcome | null;
      await queries.invalidateQueries();
      if (answer) setOutcome(answer);
    } catch (reason) {
      modal.error({ icon: null, width: 640, content: <ErrorNote error={toAppError(reason)} /> });
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Button icon={<ImportOutlined />} loading={busy} onClick={() => void run(importCosts)}>
        {t("import.action")}
      </Button>
      {outcome && <Result outcome={outcome} onClose={() => setOutcome(null)} />}
    </>
  );
}

/** A floor is one of a product and a currency. */
const keyOf = (floor: Outcome["floors"][number]) => `${floor.product.id} ${floor.cost.currency}`;

function Result({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  const { t } = useTranslation(["product", "common"]);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState(() => new Set<string>());
  const [set, setSet] = useState(() => new Set<string>());
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const open = outcome.floors.filter((floor) => !set.has(keyOf(floor)));

  async function apply() {
    setBusy(true);
    setError(null);
    try {
      for (const floor of open.filter((one) => chosen.has(keyOf(one)))) {
        await rpc("product.set_floor", {
          product_id: floor.product.id,
          amount: floor.proposed,
          effective_from: outcome.effective_from,
        });
        setSet((before) => new Set(before).add(keyOf(floor)));
      }
      void message.success(t("common:saved"));
    } catch (reason) {
      setError(toAppError(reason));
    } finally {
      await queries.invalidateQueries();
      setBusy(false);
    }
  }

  const toggle = (key: string, on: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (on) after.add(key);
      else after.delete(key);
      return after;
    });

  return (
    <Modal
      open
      width={760}
      title={t("import.done_title")}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("common:close")}</Button>
          {open.length > 0 && (
            <Button
              type="primary"
              loading={busy}
              disabled={!open.some((floor) => chosen.has(keyOf(floor)))}
              onClick={() => void apply()}
            >
              {t("import.set_floors")}
            </Button>
          )}
        </>
      }
    >
      <p>
        {t("import.done", {
          products: outcome.products,
          imported: outcome.imported,
          unchanged: outcome.unchanged,
        })}
      </p>
      {error && <ErrorNote error={error} />}
      {open.length > 0 && (
        <>
          <p className="notice">{t("import.floors_note")}</p>
          <table className="rows">
            <thead>
              <tr>
                <th>
                  <Checkbox
                    aria-label={t("common:all")}
                    checked={open.every((floor) => chosen.has(keyOf(floor)))}
                    onChange={(event) => {
                      for (const floor of open) toggle(keyOf(floor), event.target.checked);
                    }}
                  />
                </th>
                <th>{t("code")}</th>
                <th className="end">{t("cost")}</th>
                <th className="end">{t("floor")}</th>
                <th className="end">{t("import.proposed")}</th>
              </tr>
            </thead>
            <tbody>
              {open.map((floor) => (
                <tr key={keyOf(floor)}>
                  <td>
                    <Checkbox
                      aria-label={`${floor.product.code} ${floor.cost.currency}`}
                      checked={chosen.has(keyOf(floor))}
                      onChange={(event) => toggle(keyOf(floor), event.target.checked)}
                    />
                  </td>
                  <td>{floor.product.code}</td>
                  <td className="end">
                    <Money value={floor.cost} />
                  </td>
                  <td className="end">
                    <Money value={floor.floor} />
                  </td>
                  <td className="end">
                    <Money value={floor.proposed} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Modal>
  );
}
