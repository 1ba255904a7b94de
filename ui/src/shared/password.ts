// What a password must be like; the office judges it again.

/** At least eight characters with letters and digits (DOMAIN §2.2). */
export const PASSWORD_RULE = /^(?=.*\p{L})(?=.*\d).{8,}$/u;
