// The lines of a draft, edited in place and by keyboard; red where a price lies below the floor.
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from "@ant-design/icons";
import { App, Button, Input, Tooltip } from "antd";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { AppError } from "../../platform/transport";
import { Money, Nothing } from "../../shared/Display";
import { errorText } from "../../shared/errorText";
import { pressed } from "../../shared/ime";
import { MoneyInput } from "../../shared/MoneyInput";
import { formatMoney } from "../../shared/money";
import { nameOf } from "../../shared/names";
import { ProductPicker } from "../../shared/Pickers";
import { useShortcut } from "../../shared/shortcuts";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { ProductRow } from "../../shared/wire";
import { type PricedLine, prices } from "./api";
import { isQuantity, type Line } from "./lines";
import { DecimalInput } from "./TermsForm";
import type { Editor } from "./useEditor";

let keyCount = 0;

export function LineTable({ editor, opportunityId }: { editor: Editor; opportunityId: string }) {
  const { t } = useTranslation(["quotation", "common", "terms", "errors"]);
  const { modal } = App.useApp();
  const language = useLanguage();
  const write = useWrite();
  const table = useRef<HTMLDivElement>(null);
  const { draft, focused } = editor.state;
  const priced = editor.priced?.items ?? [];

  async function add(product: ProductRow) {
    const chosen = await prices(opportunityId, draft.head, [product.id]).catch((error: AppError) => {
      modal.error({ content: errorText(error, language) });
      return null;
    });
    if (!chosen) return;
    const price = chosen[0];
    keyCount += 1;
    editor.send({
      kind: "add",
      line: {
        key: `new-${keyCount}`,
        id: null,
        opportunityItemId: null,
        productId: product.id,
        code: product.code,
        names: product.names,
        quantity: "1",
        unitPrice: price?.price?.amount ?? null,
        origin: price?.price_origin ?? "manual",
        category: price?.service_category ?? product.service_category,
        description: "",
      },
    });
  }

  function focusPicker() {
    table.current?.querySelector<HTMLInputElement>(".product-picker input")?.focus();
  }
  useShortcut("lineAdd", focusPicker);
  useShortcut("lineRemove", () => focused && editor.send({ kind: "remove", key: focused }));
  useShortcut("lineUp", () => focused && editor.send({ kind: "move", key: focused, by: -1 }));
  useShortcut("lineDown", () => focused && editor.send({ kind: "move", key: focused, by: 1 }));

  /** Enter goes to the same field of the next line, after the last one to the picker. */
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const target = event.target as HTMLElement;
    const cell = target.dataset.cell ?? target.closest<HTMLElement>("[data-cell]")?.dataset.cell;
    if (!cell || !pressed(event, "Enter") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const fields = [...(table.current?.querySelectorAll<HTMLElement>(`[data-cell="${cell}"]`) ?? [])];
    const here = fields.findIndex((one) => one === target || one.contains(target));
    const next = fields[here + (event.shiftKey ? -1 : 1)];
    const input = next instanceof HTMLInputElement ? next : next?.querySelector("input");
    if (input) {
      input.focus();
      input.select();
    } else if (!event.shiftKey) focusPicker();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside take the keys; this only moves between them.
    <div ref={table} onKeyDown={onKeyDown}>
      {draft.lines.length === 0 ? (
        <Nothing text={t("lines_empty")} />
      ) : (
        <table className="lines">
          <colgroup>
            <col style={{ width: 34 }} />
            <col />
            <col style={{ width: 92 }} />
            <col style={{ width: 176 }} />
            <col style={{ width: 150 }} />
            <col style={{ width: 160 }} />
            <col style={{ width: 104 }} />
          </colgroup>
          <thead>
            <tr>
              <th className="end">#</th>
              <th>{t("product")}</th>
              <th className="end">{t("quantity")}</th>
              <th className="end">{t("unit_gross")}</th>
              <th className="end">{t("unit_net")}</th>
              <th className="end">{t("line_total")}</th>
              <th>
                <span className="visually-hidden">{t("common:edit")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {draft.lines.map((line, at) => (
              <LineRow
                key={line.key}
                line={line}
                at={at}
                last={at === draft.lines.length - 1}
                priced={priced[at]?.product_id === line.productId ? priced[at] : undefined}
                problems={(editor.priced?.problems ?? []).filter((one) => one.line === at)}
                focused={focused === line.key}
                editor={editor}
              />
            ))}
          </tbody>
        </table>
      )}
      <div className="add-line">
        <ProductPicker onPick={(product) => void add(product)} disabled={write.busy} />
      </div>
      {(editor.priced?.problems ?? [])
        .filter((one) => one.line === null)
        .map((one) => (
          <div key={one.code} className="line-note wrong">
            {errorText(one, language)}
          </div>
        ))}
    </div>
  );
}

interface RowProps {
  line: Line;
  at: number;
  last: boolean;
  priced: PricedLine | undefined;
  problems: { code: string; params: Record<string, unknown> }[];
  focused: boolean;
  editor: Editor;
}

function LineRow({ line, at, last, priced, problems, focused, editor }: RowProps) {
  const { t } = useTranslation(["quotation", "common", "terms", "errors"]);
  const language = useLanguage();
  const name = nameOf(line.names, language);
  const currency = editor.state.draft.head.currency_primary;
  const below = priced?.is_below_floor ?? false;
  const change = (over: Partial<Line>) => editor.send({ kind: "change", key: line.key, change: over });
  return (
    <tr
      className={`${below ? "below" : ""}${focused ? " focused" : ""}`}
      data-below={below}
      onFocusCapture={() => editor.send({ kind: "focus", key: line.key })}
    >
      <td className="end flat quiet">{at + 1}</td>
      <td>
        <div className="line-name">
          <strong>{line.code}</strong> {name}
        </div>
        <Input
          size="small"
          variant="borderless"
          className="line-description"
          value={line.description}
          maxLength={2000}
          placeholder={t("description")}
          aria-label={`${t("description")} ${line.code}`}
          onChange={(event) => change({ description: event.target.value })}
        />
      </td>
      <td className="end">
        <DecimalInput
          value={line.quantity}
          cell="quantity"
          label={`${t("quantity")} ${line.code}`}
          onValue={(quantity) => change({ quantity })}
        />
        {!isQuantity(line.quantity) && <span className="line-note wrong">{t("quantity_wrong")}</span>}
      </td>
      <td className="end" data-cell="price">
        <MoneyInput
          dense
          value={line.unitPrice}
          currency={currency}
          label={`${t("unit_gross")} ${line.code}`}
          onChange={(unitPrice) => change({ unitPrice })}
        />
        <span className="line-note" data-origin={line.origin}>
          {line.unitPrice === null ? t("price_missing") : t(`terms:price_type.${line.origin}`)}
        </span>
      </td>
      <td className="end flat">
        <Money value={priced?.unit_price} bare />
        {below && (
          <div className="line-note wrong">
            {priced?.floor
              ? t("below_floor", { floor: formatMoney(priced.floor, language) })
              : t("below_floor_plain")}
          </div>
        )}
        {priced?.is_below_cost && priced.unit_cost && (
          <div className="line-note wrong">
            {t("below_cost", { cost: formatMoney(priced.unit_cost, language) })}
          </div>
        )}
      </td>
      <td className="end flat">
        <Money value={priced?.total} bare strong />
        {problems
          .filter((one) => one.code !== "quotation.below_floor")
          .map((one) => (
            <div key={one.code} className="line-note wrong">
              {errorText(one, language)}
            </div>
          ))}
      </td>
      <td className="end">
        <Tooltip title={t("move_up")}>
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined />}
            disabled={at === 0}
            aria-label={`${t("move_up")} ${line.code}`}
            onClick={() => editor.send({ kind: "move", key: line.key, by: -1 })}
          />
        </Tooltip>
        <Tooltip title={t("move_down")}>
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined />}
            disabled={last}
            aria-label={`${t("move_down")} ${line.code}`}
            onClick={() => editor.send({ kind: "move", key: line.key, by: 1 })}
          />
        </Tooltip>
        <Tooltip title={t("common:remove")}>
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={`${t("common:remove")} ${line.code}`}
            onClick={() => editor.send({ kind: "remove", key: line.key })}
          />
        </Tooltip>
      </td>
    </tr>
  );
}
