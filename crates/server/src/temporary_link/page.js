// The customer's page: what is asked, how it stands, and the papers on their way to the office. Texts come with the document, and
// nothing that comes from elsewhere is ever read as markup.
const texts = JSON.parse(document.getElementById("texts").textContent);
const language = document.documentElement.lang.slice(0, 2);
const page = document.getElementById("page");
const here = location.pathname.replace(/\/+$/, "");
/** Pictures that every phone takes and the office reads. */
const PICTURES = ".png,.jpg,.jpeg,.webp,.heic,.heif";
const ACCEPT = { image: PICTURES, pdf: ".pdf", file: `.pdf,${PICTURES},.docx,.xlsx` };
const LARGEST = 25 * 1024 * 1024;
const KB = 1024;
const FORMATS = { "application/pdf": "PDF", "image/png": "PNG", "image/jpeg": "JPG", "image/webp": "WebP", "image/heic": "HEIC" };

function lookUp(key) {
  return key.split(".").reduce((level, part) => level?.[part], texts);
}

function say(key, values = {}) {
  const text = lookUp(key) ?? key;
  return Object.entries(values).reduce((all, [name, value]) => all.replaceAll(`{{${name}}}`, String(value)), text);
}

function sayError({ code, params = {} }) {
  // Which papers come first stands on the page as far as it is this reader's.
  if (code === "material.waits") return say("waiting");
  const family = code.split(".")[0];
  const known = typeof lookUp(`errors.${code}`) === "string" ? code : `${family}.other`;
  return typeof lookUp(`errors.${known}`) === "string" ? say(`errors.${known}`, params) : say("broken");
}

function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const day = (text) => new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${text}T00:00:00Z`));
const moment = (text) => new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" }).format(new Date(text));
const size = (kb) => (kb >= KB ? `${Math.round((kb / KB) * 10) / 10} MB` : `${kb} KB`);

function nameOf({ document_name_zh: zh, document_name_id: id, document_name_en: en }) {
  return { zh: [zh, en, id], id: [id, en, zh], en: [en, id, zh] }[language].find((name) => name) ?? "";
}

function rulesOf(ask) {
  const endings = [...new Set((ask.allowed_extensions ?? []).map((one) => (one === "jpeg" ? "JPG" : one.toUpperCase())))];
  const kind = lookUp(`kind.${ask.document_type}`);
  const words = [endings.length > 0 && endings.join(", ") !== kind ? `${kind} (${endings.join(", ")})` : kind];
  const { min_width_px: width, min_height_px: height, min_page_count: least, max_page_count: most } = ask;
  if (ask.max_size_kb) words.push(say("ask.size", { size: size(ask.max_size_kb) }));
  if (width && height) words.push(say("ask.pixels", { width, height }));
  else if (width) words.push(say("ask.width", { width }));
  else if (height) words.push(say("ask.height", { height }));
  if (ask.aspect_ratio) words.push(say("ask.ratio", { ratio: ask.aspect_ratio }));
  if (least && most) words.push(say("ask.pages", { pages: least === most ? least : `${least}–${most}` }));
  else if (least) words.push(say("ask.pages_least", { least }));
  else if (most) words.push(say("ask.pages_most", { most }));
  if (ask.max_file_count > 1) {
    const [fewest, room] = [ask.min_file_count, ask.max_file_count];
    if (fewest === room) words.push(say("ask.files_exactly", { most: room }));
    else if (fewest > 1) words.push(say("ask.files", { least: fewest, most: room }));
    else words.push(say("ask.files_most", { most: room }));
  }
  return words.join(" · ");
}

function sayFinding({ code, file_name: file, asked, found }) {
  const read = (value) => {
    if (code === "kind") return FORMATS[value] ?? lookUp(`kind.${value}`) ?? value;
    if (code === "extension") return value.toUpperCase();
    if (code === "too_large") return size(Number(value));
    if (code.startsWith("expir")) return value ? day(value) : "";
    return value;
  };
  const told = say(`finding.${code}`, { asked: read(asked), found: read(found) });
  return file ? say("finding_file", { file, text: told }) : told;
}

function tell(text) {
  const told = document.getElementById("told");
  told.replaceChildren(el("p", {}, text));
  setTimeout(() => told.replaceChildren(), 6000);
}

/** An answer of the office; whatever goes wrong is an error with a code. */
function ask(method, path, body, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, `${here}${path}`);
    request.responseType = "text";
    if (onProgress) request.upload.addEventListener("progress", (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener("error", () => reject({ code: "no.connection" }));
    request.addEventListener("abort", () => reject({ code: "no.connection" }));
    request.addEventListener("load", () => {
      let answer;
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        answer = { code: "no.answer" };
      }
      if (request.status >= 200 && request.status < 300) resolve(answer);
      else reject({ ...answer, status: request.status });
    });
    if (body instanceof Blob) {
      request.setRequestHeader("content-type", "application/octet-stream");
      request.send(body);
    } else if (body) {
      request.setRequestHeader("content-type", "application/json");
      request.send(JSON.stringify(body));
    } else {
      request.send();
    }
  });
}

const isOver = (error) => error.status === 404 && error.code === "record.not_found";

function over() {
  page.replaceChildren(el("h1", {}, say("closed_title")), el("p", {}, say("closed_text")));
  page.classList.add("closed");
}

/** What was chosen and typed and not yet sent, by paper: a page that is drawn anew loses nothing. */
const drafts = new Map();

function draftOf(paper) {
  const kept = drafts.get(paper.requirement_id) ?? { files: [], text: "", until: "", wrong: [] };
  drafts.set(paper.requirement_id, kept);
  return kept;
}

/** One paper is on its way at a time; the other forms wait and are drawn anew when it has arrived. */
let sending = false;
const forms = new Set();

const isFile = (ask) => ["image", "pdf", "file"].includes(ask.document_type);

async function load() {
  try {
    draw(await ask("GET", "/papers"));
  } catch (error) {
    if (isOver(error)) return over();
    page.replaceChildren(
      el("p", { class: "wrong" }, error.code.startsWith("no.") ? say("no_connection") : sayError(error)),
      el("div", { class: "row" }, el("button", { type: "button", class: "main", onclick: load }, say("again"))),
    );
  }
}

function draw(shown) {
  const focused = document.activeElement?.id;
  page.removeAttribute("aria-busy");
  forms.clear();
  const groups = new Map();
  for (const paper of shown.papers) {
    const whose = paper.applicant_no === null ? say("company") : (paper.applicant_name ?? say("applicant", { number: paper.applicant_no }));
    groups.set(whose, [...(groups.get(whose) ?? []), paper]);
  }
  const left = shown.papers.filter((one) => ["missing", "failed", "rejected"].includes(one.state)).length;
  page.replaceChildren(
    el("h1", {}, say("title")),
    el("p", {}, left > 0 ? say("left", { count: left }) : say("all_given")),
    el("p", { class: "quiet small" }, say("until", { when: moment(shown.expires_at) })),
    ...[...groups].flatMap(([whose, papers]) => [el("p", { class: "whose" }, whose), ...papers.map(card)]),
    el("p", { class: "quiet small" }, say("privacy")),
  );
  document.getElementById(focused)?.focus();
}

function card(paper) {
  const { ask: asked, state } = paper;
  const wrong = state === "failed" ? paper.findings.map(sayFinding) : [];
  const may = state !== "approved" && state !== "waiting";
  const article = el(
    "article",
    { class: "paper", "data-paper": paper.rule_code, "data-state": state },
    el(
      "div",
      { class: "head" },
      el("h2", {}, nameOf(asked), asked.is_required && el("span", { class: "must", title: say("required") }, " *")),
      el("span", { class: "state" }, lookUp(`state.${state}`)),
    ),
    el("p", { class: "quiet small" }, rulesOf(asked)),
    paper.valid_until_least && el("p", { class: "small" }, say("valid_until", { day: day(paper.valid_until_least) })),
    asked.description && el("p", { class: "small pre" }, asked.description),
    state === "waiting" && el("p", { class: "small" }, say("waiting")),
    wrong.length > 0 && el("div", { class: "wrong" }, wrong.map((text) => el("p", {}, text))),
    state === "rejected" && el("div", { class: "wrong" }, el("p", {}, paper.reason ? say("reason", { reason: paper.reason }) : say("again_please"))),
    state === "given" && el("p", { class: "small quiet" }, say("given_note")),
  );
  if (may) article.append(state === "given" ? replaceable(paper) : form(paper));
  return article;
}

/** What was given and waits for a look may be given anew, but the page does not ask for it. */
function replaceable(paper) {
  const row = el("div", { class: "row" });
  row.append(el("button", { type: "button", onclick: () => row.replaceWith(form(paper)) }, say("replace")));
  return row;
}

function form(paper) {
  const { ask: asked, requirement_id: id } = paper;
  const draft = draftOf(paper);
  const list = el("ul", { class: "files" });
  const wrong = el("div", { class: "wrong", role: "alert", hidden: true });
  const bar = el("progress", { max: 1, value: 0, hidden: true, "aria-label": say("sending") });
  const send = el("button", { type: "submit", class: "main", id: `send-${id}` }, say("send"));
  const complain = (lines) => {
    wrong.replaceChildren(...lines.map((text) => el("p", {}, text)));
    wrong.hidden = lines.length === 0;
  };
  const drawFiles = () => {
    const take = (file) => () => {
      draft.files = draft.files.filter((one) => one !== file);
      drawFiles();
    };
    list.replaceChildren(
      ...draft.files.map((file) =>
        el(
          "li",
          {},
          el("span", { class: "small" }, `${file.name} (${size(Math.max(1, Math.ceil(file.size / KB)))})`),
          el("button", { type: "button", class: "remove", "aria-label": say("remove", { file: file.name }), onclick: take(file) }, "×"),
        ),
      ),
    );
    send.disabled = sending || (isFile(asked) && draft.files.length < asked.min_file_count);
  };
  forms.add(drawFiles);
  const add = (event) => {
    const chosen = [...event.target.files];
    event.target.value = "";
    const large = chosen.filter((file) => file.size > LARGEST || file.size === 0);
    complain(large.map((file) => say("finding_file", { file: file.name, text: file.size === 0 ? sayError({ code: "file.empty" }) : sayError({ code: "file.too_large", params: { mb: 25 } }) })));
    const good = chosen.filter((file) => !large.includes(file));
    draft.files = asked.max_file_count === 1 ? good.slice(-1).concat(draft.files).slice(0, 1) : [...draft.files, ...good].slice(0, asked.max_file_count);
    drawFiles();
  };
  const pick = (label, more) =>
    el("label", { class: "pick" }, label, el("input", { type: "file", accept: ACCEPT[asked.document_type], multiple: asked.max_file_count > 1, onchange: add, ...more }));
  const fields = [];
  if (isFile(asked)) {
    // A camera at hand: the device itself takes the picture.
    const camera = asked.document_type !== "pdf" && matchMedia("(pointer: coarse)").matches;
    fields.push(
      el("div", { class: "row" }, pick(say("choose"), { id: `files-${id}` }), camera && pick(say("camera"), { accept: "image/*", capture: "environment", multiple: false })),
      list,
    );
  }
  const typed = { text: el("textarea", { id: `text-${id}`, maxlength: 4000, required: true }), number: el("input", { id: `text-${id}`, type: "text", inputmode: "decimal", maxlength: 100, required: true }), date: el("input", { id: `text-${id}`, type: "date", required: true }) }[asked.document_type];
  if (typed) {
    typed.value = draft.text;
    typed.addEventListener("input", () => { draft.text = typed.value; });
    if (asked.is_secret) typed.setAttribute("autocomplete", "off");
    fields.push(el("label", { class: "field" }, lookUp(`typed.${asked.document_type}`), typed));
  }
  if (asked.valid_months) {
    const until = el("input", { id: `until-${id}`, type: "date", required: true, value: draft.until });
    until.addEventListener("input", () => { draft.until = until.value; });
    fields.push(el("label", { class: "field" }, say("expires_on"), until));
  }
  const element = el("form", { novalidate: false }, fields, wrong, bar, el("div", { class: "row" }, send));
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void give();
  });
  drawFiles();

  async function give() {
    if (sending) return;
    sending = true;
    complain([]);
    for (const refresh of forms) refresh();
    bar.hidden = !isFile(asked);
    try {
      const file_ids = [];
      for (const [index, file] of draft.files.entries()) {
        // What came over a line that broke is not sent again.
        const kept = sent.get(file) ?? (await upload(file, (part) => { bar.value = (index + part) / draft.files.length; }));
        if (!kept) return;
        sent.set(file, kept);
        file_ids.push(kept);
      }
      const body = { requirement_id: id, file_ids, text_value: draft.text || null, expires_on: draft.until || null };
      const now = await ask("POST", "/papers", body);
      drafts.delete(id);
      sending = false;
      tell(now.state === "failed" ? say("not_good") : say("thanks"));
      await load();
    } catch (error) {
      if (isOver(error)) return over();
      complain([error.code?.startsWith("no.") ? say("no_connection") : sayError(error)]);
    } finally {
      sending = false;
      bar.hidden = true;
      for (const refresh of forms) refresh();
    }
  }

  async function upload(file, onProgress) {
    const query = new URLSearchParams({ requirement_id: id, file_name: file.name || "photo.jpg" });
    const { id: kept, findings } = await ask("POST", `/files?${query}`, file, onProgress);
    complain(findings.map(sayFinding));
    return kept;
  }
  return element;
}

/** Files that the office has already. */
const sent = new WeakMap();

void load();
