// Joining a real office by one-time code, with every mistake on the way, and then the badge in each of its states.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { eventually } from "../check.mjs";
import { Line } from "../lib/line.mjs";
import { LOGIN, Office } from "../lib/office.mjs";
import { t } from "../lib/texts.mjs";

export async function join({ step, window, folder, keepRecoveryKey }) {
  const office = new Office(folder);
  const other = createServer((_, answer) => answer.end("<h1>It works!</h1>"));
  let line = null;
  try {
    office.run("demo");
    await office.start();
    line = await Line.to(office);
    other.listen(0, "127.0.0.1");
    await once(other, "listening");
    const on = window("laptop");
    const address = "input[placeholder^='https://']";
    const test = async (url) => {
      await on.type(address, url);
      await on.press(t("setup:join.test"));
    };
    const code = "input[autocomplete=one-time-code]";

    const badge = (state, text) =>
      eventually(`the badge ${text}`, async () => (await (await on.find(`.sync-badge[data-sync="${state}"]`)).getText()).trim() === text);
    const phone = async (id, to) => {
      const { fields } = await on.rpc("customer.get", { id });
      await on.rpc("customer.update", { id, changes: [{ field: "phone", from: fields.phone, to }] });
    };

    await step("an address is tested before anything is saved: wrong, insecure, somebody else's", async () => {
      await on.start();
      await keepRecoveryKey(on);
      await (await on.text(t("setup:first.join"), "button")).click();
      await test("ftp://crm");
      await on.text(t("setup:join.url_missing"));
      await test("http://crm.example.com");
      await on.refusal("server.address_insecure");
      await test("127.0.0.1:1");
      await on.refusal("server.unreachable");
      await on.picture("window-join-wrong-address");
      await test(`http://127.0.0.1:${other.address().port}`);
      await on.refusal("server.not_bantu");
      assert.equal((await on.driver.findElements({ css: code })).length, 0, "no code is asked for yet");
      assert.equal((await on.rpc("setup.status")).ready, false);
      await on.spoken();
    });

    await step("a wrong code and a used one are told apart", async () => {
      await test(line.url);
      await on.text(t("setup:join.found", { version: "0.1.0" }));
      await on.type(code, "AAAA-BBBB-CCCC");
      await on.picture("window-join-code");
      await on.press(t("setup:join.submit"));
      await on.refusal("enroll.code_refused");
      await on.picture("window-join-wrong-code");
      const used = office.run("enroll-code", LOGIN.rep2).trim();
      const nonce = "n".repeat(32);
      const admitted = await fetch(`${office.url}/sync/v1/enroll`, {
        method: "POST",
        body: JSON.stringify({ proto: 1, code: used, nonce, device_name: "another", app_version: "0.1.0" }),
      });
      assert.equal(admitted.status, 200);
      await on.type(code, used);
      await on.press(t("setup:join.submit"));
      await on.refusal("enroll.code_used");
      await on.spoken();
    });

    await step("the right code joins, and the badge says synced", async () => {
      await on.type(code, office.run("enroll-code", LOGIN.rep).trim().toLowerCase().replaceAll("-", " "));
      await on.press(t("setup:join.submit"));
      await on.find("nav.menu");
      await badge("synced", t("common:sync.synced"));
      await on.picture("window-badge-synced");
    });

    let customer = null;

    await step("without the office it says offline, and how much waits", async () => {
      customer = (await on.rpc("customer.list", { offset: 0, limit: 1 })).rows[0];
      await office.stop();
      await on.rpc("sync.now");
      await badge("offline", t("common:sync.offline"));
      await on.picture("window-badge-offline");
      await phone(customer.id, "+86 10 0001");
      await badge("offline", t("common:sync.offline_pending", { count: 1 }));
      await on.picture("window-badge-offline-pending");
    });

    await step("while the office has not answered yet it says how much waits", async () => {
      await on.rpc("sync.set_offline", { offline: true });
      await office.start();
      const asked = line.silence();
      void on.rpc("sync.set_offline", { offline: false }).catch(() => undefined);
      await asked;
      await badge("pending", t("common:sync.pending", { count: 1 }));
      await on.picture("window-badge-pending");
      line.restore();
      await badge("synced", t("common:sync.synced"));
    });

    await step("what the office refused needs attention, and leads to the inbox", async () => {
      const admin = await office.signIn(LOGIN.admin);
      const rep2 = await office.signIn(LOGIN.rep2);
      await on.rpc("sync.set_offline", { offline: true });
      await phone(customer.id, "+86 10 0002");
      await admin("customer.transfer", { id: customer.id, owner_user_id: rep2.user.id, reason: "area" });
      await on.rpc("sync.set_offline", { offline: false });
      await on.rpc("sync.now");
      await badge("attention", t("common:sync.attention", { count: 1 }));
      await (await on.find(".sync-badge")).click();
      await eventually("the inbox", async () => (await on.driver.getCurrentUrl()).endsWith("#/inbox"));
      await on.text("+86 10 0002");
      await on.picture("window-badge-attention");
      await on.spoken();
    });
    await on.quit();
  } finally {
    line?.close();
    other.close();
    await office.stop();
  }
}
