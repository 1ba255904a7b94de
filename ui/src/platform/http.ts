// The browser host: the same calls over HTTP to the office server that served this page.
import { AppError, type FileReply, type Transport, toAppError } from "./transport";

const TOKEN = "bantu.token";
const POLL_MS = 2_000;
const signedOut = new Set<() => void>();

/** The token lives as long as this tab; the server can end it earlier. */
export function keepToken(token: string | null): void {
  if (token === null) sessionStorage.removeItem(TOKEN);
  else sessionStorage.setItem(TOKEN, token);
}

/** Without a token there is no session to ask the server about. */
export function hasToken(): boolean {
  return sessionStorage.getItem(TOKEN) !== null;
}

async function post(name: string, args: unknown): Promise<Response> {
  return send(
    `/rpc/${encodeURIComponent(name)}`,
    "application/json",
    JSON.stringify(args ?? {}),
    name === "auth.login",
  );
}

async function send(address: string, type: string, body: BodyInit, signingIn = false): Promise<Response> {
  let answer: Response;
  const token = sessionStorage.getItem(TOKEN);
  try {
    answer = await fetch(address, {
      method: "POST",
      headers: {
        "content-type": type,
        accept: "application/json, application/pdf",
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body,
    });
  } catch {
    throw new AppError("network.unreachable", {}, "safe.nothing_changed");
  }
  if (answer.ok) return answer;
  throw refusal(answer.status, await answer.text().catch(() => ""), signingIn);
}

function refusal(status: number, body: string, signingIn = false): AppError {
  let said: unknown = null;
  try {
    said = JSON.parse(body);
  } catch {
    // Not the office's own words: a proxy, or a line that broke off.
  }
  if (status === 401 && !signingIn) {
    keepToken(null);
    for (const callback of signedOut) callback();
  }
  return said === null
    ? new AppError("server.unexpected_status", { status }, "safe.unknown")
    : toAppError(said);
}

/** Sends a file whole. Only the older kind of request tells how far it is. */
function sendFile(address: string, file: File, onPercent?: (percent: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("content-type", "application/octet-stream");
    const token = sessionStorage.getItem(TOKEN);
    if (token !== null) request.setRequestHeader("authorization", `Bearer ${token}`);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0)
        onPercent?.(Math.floor((event.loaded / event.total) * 100));
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.responseText);
      else reject(refusal(request.status, request.responseText));
    };
    // Once bytes are on their way the office may have taken them all before the line broke.
    request.onerror = () => reject(new AppError("network.unreachable", {}, "safe.unknown"));
    request.send(file);
  });
}

async function changesSince(version: number | null): Promise<{ version: number; tables: string[] }> {
  const answer = await post("changes.since", { version: version ?? 0 });
  return answer.json();
}

/** The file name of a `content-disposition` header, the UTF-8 form first. */
export function fileNameOf(header: string | null, fallback: string): string {
  const extended = header?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (extended) return decodeURIComponent(extended);
  return header?.match(/filename="?([^";]+)"?/i)?.[1] ?? fallback;
}

/** What a browser shows in a page of its own; anything else it would keep under a name that says nothing. */
const SHOWN = new Set(["application/pdf", "image/png", "image/jpeg", "image/webp"]);

/** Puts a file where the browser puts downloads. */
function keep(blob: Blob, fileName: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export const httpTransport: Transport = {
  capabilities: { host: "browser", login: true, offline: false, backup: false },
  vault: null,
  backup: null,
  popups: null,
  async rpc(name, args) {
    const answer = await post(name, args);
    const text = await answer.text();
    return text === "" ? null : JSON.parse(text);
  },
  async file(name, args): Promise<FileReply> {
    const answer = await post(name, args);
    const fileName = fileNameOf(answer.headers.get("content-disposition"), `${name.replace(".", "-")}.pdf`);
    return { name: fileName, blob: await answer.blob() };
  },
  async save(name, args, suggestedName) {
    const { blob, name: given } = await httpTransport.file(name, args);
    const fileName = given || suggestedName;
    keep(blob, fileName);
    return fileName;
  },
  async view(name, args) {
    const { blob, name: given } = await httpTransport.file(name, args);
    if (!SHOWN.has(blob.type)) return keep(blob, given);
    const url = URL.createObjectURL(blob);
    window.open(url, "_blank", "noopener");
    window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
  },
  importCosts: null,
  async attach(file, to, onPercent) {
    const query = new URLSearchParams({ customer_id: to.customer_id, file_name: file.name });
    if (to.opportunity_id !== null) query.set("opportunity_id", to.opportunity_id);
    const done: { id: string } = JSON.parse(await sendFile(`/rpc/attachment.add?${query}`, file, onPercent));
    return done.id;
  },
  async openLink(url) {
    window.open(url, "_blank", "noopener,noreferrer");
  },
  ready: () => undefined,
  /** The office has no line open to a page: it is asked every two seconds while the page is in view. */
  onChange(callback) {
    let version: number | null = null;
    let stopped = false;
    let timer = 0;
    const ask = async () => {
      if (document.visibilityState === "visible") {
        const news = await changesSince(version).catch(() => null);
        if (news) {
          if (version !== null && news.tables.length > 0) callback(news.tables);
          version = news.version;
        }
      }
      if (!stopped) timer = window.setTimeout(ask, POLL_MS);
    };
    timer = window.setTimeout(ask, POLL_MS);
    return () => {
      stopped = true;
      window.clearTimeout(timer);
    };
  },
  onSignedOut(callback) {
    signedOut.add(callback);
    return () => signedOut.delete(callback);
  },
};
