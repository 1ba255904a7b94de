// Everything this person was told, by day and kind.
import { SettingOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button, Checkbox, Select } from "antd";
import { useTranslation } from "react-i18next";
import { PageHead } from "../../shared/Display";
import { useUnreadCount } from "./api";
import { GROUPS, type Group, type Kind } from "./kinds";
import { NoticeList } from "./NoticeList";
import { useNoticeActions } from "./useNoticeActions";

interface NotificationSearch {
  unread?: boolean | undefined;
  kind?: Kind | undefined;
}

interface Props {
  search: NotificationSearch;
  onSearch: (change: NotificationSearch) => void;
}

export function NotificationPage({ search, onSearch }: Props) {
  const { t } = useTranslation("notification");
  const count = useUnreadCount();
  const actions = useNoticeActions();
  return (
    <div className="page reading">
      <PageHead
        title={t("title")}
        note={t("unread_count", { count })}
        actions={
          <>
            <Button disabled={count === 0 || actions.busy} onClick={() => void actions.markAll()}>
              {t("mark_all")}
            </Button>
            <Link to="/notifications/settings">
              <Button icon={<SettingOutlined />}>{t("settings")}</Button>
            </Link>
          </>
        }
      />
      <div className="filters">
        <Select<Kind>
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          className="filter wide"
          placeholder={t("all_kinds")}
          aria-label={t("all_kinds")}
          value={search.kind ?? null}
          options={(Object.keys(GROUPS) as Group[]).map((group) => ({
            label: t(`group.${group}`),
            options: GROUPS[group].map((value) => ({ value, label: t(`kind.${value}`) })),
          }))}
          onChange={(kind: Kind | null | undefined) => onSearch({ kind: kind ?? undefined })}
        />
        <Checkbox
          checked={search.unread ?? false}
          onChange={(event) => onSearch({ unread: event.target.checked || undefined })}
        >
          {t("only_unread")}
        </Checkbox>
      </div>
      <section className="panel notices">
        <div className="panel-body">
          <NoticeList unread={search.unread ?? false} kind={search.kind} />
        </div>
      </section>
    </div>
  );
}
