// Chooses roles by their names.
import { Select } from "antd";
import { useCall } from "../../shared/query";
import { roleName } from "../../shared/roles";

interface Props {
  id?: string;
  value?: string[];
  onChange?: (roles: string[]) => void;
}

export function RoleChoice(field: Props) {
  const roles = useCall<{ rows: { code: string }[] }>("role.list");
  return (
    <Select<string[]>
      {...field}
      mode="multiple"
      loading={roles.isFetching}
      showSearch={{ optionFilterProp: "label" }}
      options={(roles.data?.rows ?? []).map(({ code }) => ({ value: code, label: roleName(code) }))}
    />
  );
}
