// How to reach the person of a lead: the same links as of a contact.
import { ContactLinks } from "../../shared/ContactLinks";
import type { LeadFields } from "./api";

export function Reach({ fields }: { fields: LeadFields }) {
  const { phone = null, email = null, wechat_id = null } = fields;
  if (!phone && !email && !wechat_id) return <span className="quiet">—</span>;
  return (
    <ContactLinks
      fields={{
        customer_id: "",
        name: fields.contact_name ?? fields.name,
        position: null,
        mobile: phone,
        email,
        wechat_id,
        whatsapp: phone,
        is_primary: false,
        is_decision_maker: false,
        notes: null,
        is_active: true,
      }}
    />
  );
}
