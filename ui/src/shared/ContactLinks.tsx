// Ways to reach a person: a call, a mail, WhatsApp; WeChat has no link, only its name to copy.
import { MailOutlined, PhoneOutlined, WechatOutlined, WhatsAppOutlined } from "@ant-design/icons";
import { Typography } from "antd";
import { host } from "../platform/host";
import type { ContactFields } from "./wire";

/** Digits of an international number; local Indonesian numbers begin with 0. */
export function internationalDigits(phone: string): string {
  const digits = phone.replace(/\D/g, "");
  if (phone.trim().startsWith("+")) return digits;
  return digits.startsWith("00") ? digits.slice(2) : digits.startsWith("0") ? `62${digits.slice(1)}` : digits;
}

export function ContactLinks({ fields }: { fields: ContactFields }) {
  const open = (url: string) => void host().openLink(url);
  const mobile = fields.mobile;
  const email = fields.email;
  const whatsapp = fields.whatsapp;
  return (
    <span className="contact-links">
      {mobile && (
        <button
          type="button"
          className="linkish"
          onClick={() => open(`tel:${mobile.replace(/[^\d+]/g, "")}`)}
        >
          <PhoneOutlined /> {mobile}
        </button>
      )}
      {email && (
        <button type="button" className="linkish" onClick={() => open(`mailto:${email}`)}>
          <MailOutlined /> {email}
        </button>
      )}
      {whatsapp && (
        <button
          type="button"
          className="linkish"
          onClick={() => open(`https://wa.me/${internationalDigits(whatsapp)}`)}
        >
          <WhatsAppOutlined /> {whatsapp}
        </button>
      )}
      {fields.wechat_id && (
        <Typography.Text copyable={{ text: fields.wechat_id, tooltips: false }}>
          <WechatOutlined /> {fields.wechat_id}
        </Typography.Text>
      )}
    </span>
  );
}
