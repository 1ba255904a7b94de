// Other keys for a shortcut: the registry as a list, each with its keys to press anew.
import { UndoOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBoundKeys } from "../../shared/boundKeys";
import { Panel } from "../../shared/Display";
import { isImeEvent, pressed } from "../../shared/ime";
import { isPlain, pressOf, printKeys } from "../../shared/keys";
import {
  GROUPS,
  IDS,
  isBindable,
  keysOf,
  type Objection,
  objectionTo,
  SHORTCUTS,
  type ShortcutId,
} from "../../shared/shortcuts";

/** How long a second press of a sequence is waited for. */
const SEQUENCE_MS = 900;

interface Refused {
  id: ShortcutId;
  keys: string;
  objection: Objection;
}

export function Shortcuts() {
  const { t } = useTranslation(["settings", "common"]);
  const { bound, bind, reset } = useBoundKeys();
  const [listening, setListening] = useState<ShortcutId | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);

  function take(id: ShortcutId, keys: string | null) {
    setListening(null);
    if (keys === null || keys === keysOf(id)) return;
    const objection = objectionTo(id, keys);
    if (objection) setRefused({ id, keys, objection });
    else bind(id, keys);
  }

  const changed = IDS.some((id) => bound[id] !== undefined);
  return (
    <Panel
      title={t("shortcuts")}
      extra={
        <Button disabled={!changed} onClick={() => reset()}>
          {t("shortcuts_reset")}
        </Button>
      }
    >
      <p className="quiet">{t("shortcuts_text")}</p>
      {GROUPS.map((group) => (
        <section key={group}>
          <h3>{t(`common:shortcut.group.${group}`)}</h3>
          <ul className="bindings">
            {IDS.filter((id) => SHORTCUTS[id].group === group).map((id) => {
              const clash = refused?.id === id ? refused : standing(id);
              return (
                <li key={id} data-shortcut={id}>
                  <span>{t(`common:shortcut.${id}`)}</span>
                  <span className="binding">
                    {bound[id] !== undefined && (
                      <Button
                        type="text"
                        size="small"
                        icon={<UndoOutlined />}
                        title={t("shortcut_reset")}
                        aria-label={`${t("shortcut_reset")}: ${t(`common:shortcut.${id}`)}`}
                        onClick={() => {
                          setRefused(null);
                          reset(id);
                        }}
                      />
                    )}
                    {listening === id ? (
                      <Listen onKeys={(keys) => take(id, keys)} />
                    ) : (
                      <Keys
                        id={id}
                        onChange={() => {
                          setRefused(null);
                          setListening(id);
                        }}
                      />
                    )}
                  </span>
                  {clash && (
                    <p role="alert" className="binding-refused">
                      {t(`shortcut_refused.${clash.objection.why}`, {
                        keys: printKeys(clash.keys).join(" "),
                        other:
                          clash.objection.why === "taken" ? t(`common:shortcut.${clash.objection.by}`) : "",
                      })}
                    </p>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

/** Keys kept from before may meet keys that a newer version uses. */
function standing(id: ShortcutId): Refused | null {
  if (useBoundKeys.getState().bound[id] === undefined) return null;
  const objection = objectionTo(id, keysOf(id));
  return objection && { id, keys: keysOf(id), objection };
}

function Keys({ id, onChange }: { id: ShortcutId; onChange: () => void }) {
  const { t } = useTranslation(["settings", "common"]);
  const printed = printKeys(keysOf(id)).map((press) => <kbd key={press}>{press}</kbd>);
  if (!isBindable(id)) return <span title={t("shortcut_fixed")}>{printed}</span>;
  return (
    <button type="button" className="binding-keys" title={t("shortcut_change")} onClick={onChange}>
      <span className="visually-hidden">{t(`common:shortcut.${id}`)} </span>
      {printed}
    </button>
  );
}

/** Hears one press, or two of a sequence, before anything else does. */
function Listen({ onKeys }: { onKeys: (keys: string | null) => void }) {
  const { t } = useTranslation(["settings", "common"]);
  const [first, setFirst] = useState<string | null>(null);
  const answer = useRef(onKeys);
  answer.current = onKeys;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (isImeEvent(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (pressed(event, "Escape")) return answer.current(null);
      const press = pressOf(event);
      if (press === null || event.repeat) return;
      if (first !== null) answer.current(`${first} ${press}`);
      else if (isPlain(press)) setFirst(press);
      else answer.current(press);
    };
    window.addEventListener("keydown", hear, { capture: true });
    const timer = first === null ? 0 : window.setTimeout(() => answer.current(first), SEQUENCE_MS);
    return () => {
      window.removeEventListener("keydown", hear, { capture: true });
      window.clearTimeout(timer);
    };
  }, [first]);
  return (
    <button
      type="button"
      className="binding-keys listening"
      ref={(element) => element?.focus()}
      onBlur={() => onKeys(null)}
    >
      {first === null ? t("shortcut_press") : <kbd>{printKeys(first)[0]}</kbd>}
    </button>
  );
}
