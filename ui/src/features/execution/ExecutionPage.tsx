// All execution orders this person may see: a board by status, or an equal list.
import { Checkbox, Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { PageHead } from "../../shared/Display";
import { usePreferences } from "../../shared/preferences";
import { SearchBox } from "../../shared/SearchBox";
import { useSession } from "../../shared/session";
import { type ExecutionFilter, STATUSES, type Status } from "./api";
import { Board } from "./Board";
import { ExecutionList } from "./ExecutionList";

interface ExecutionSearch {
  status?: Status | undefined;
  mine?: boolean | undefined;
  group?: string | undefined;
}

interface Props {
  search: ExecutionSearch;
  onSearch: (change: ExecutionSearch) => void;
}

const VIEWS = ["board", "list"] as const;

export function ExecutionPage({ search, onSearch }: Props) {
  const { t } = useTranslation(["execution", "common"]);
  const session = useSession();
  const { executionView: view, set } = usePreferences();
  const { status, mine, group } = search;
  const filter: ExecutionFilter = { group, ...(mine ? { assigned_to: session.user.id } : {}) };
  return (
    <div className="page full">
      <PageHead
        title={t("title")}
        actions={
          <Segmented
            aria-label={t("view")}
            value={view}
            options={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
            onChange={(executionView) => set({ executionView })}
          />
        }
      />
      <div className="filters">
        <SearchBox
          value={group ?? ""}
          onChange={(typed) => onSearch({ group: typed })}
          placeholder={t("group_filter")}
        />
        {view === "list" && (
          <Select
            allowClear
            className="filter"
            placeholder={t("state")}
            aria-label={t("state")}
            value={status ?? null}
            options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
            onChange={(value: Status | null | undefined) => onSearch({ status: value ?? undefined })}
          />
        )}
        <Checkbox
          checked={mine ?? false}
          onChange={(event) => onSearch({ mine: event.target.checked || undefined })}
        >
          {t("mine")}
        </Checkbox>
      </div>
      {view === "board" ? <Board filter={filter} /> : <ExecutionList filter={{ ...filter, status }} />}
    </div>
  );
}
