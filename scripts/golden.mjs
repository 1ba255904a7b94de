// Plays the golden deal for whoever runs the program without a screen: three laptops, an office, a line per stage, every paper, the ledger.
// golden.mjs OFFICE_URL FOLDER ; the office of FOLDER/office runs at OFFICE_URL already.
import { statSync } from "node:fs";
import path from "node:path";
import { playDeal } from "../e2e/golden/deal.mjs";
import { ledger } from "../e2e/golden/ledger.mjs";
import { AtLaptop, AtOffice } from "../e2e/golden/people.mjs";
import { LOGIN, Office } from "../e2e/lib/office.mjs";

const [url, folder] = process.argv.slice(2);
const say = (text) => console.log(`          ${text}`);

const office = new Office(folder);
office.url = url;
const people = {};
for (const who of ["rep", "manager", "operation"]) people[who] = await AtLaptop.enroll(office, LOGIN[who], path.join(folder, `laptop-${who}`));
for (const who of ["legal", "finance", "dispatch"]) people[who] = await AtOffice.signIn(office, LOGIN[who]);
say(`the laptops of ${["rep", "manager", "operation"].map((who) => people[who].user.display_name).join(", ")} are enrolled and leave the network`);

const papers = [];
const { deal, quotationPaper, sync } = await playDeal(people, {
  stage: (order, text) => say(`stage ${order}  ${text}`),
  paper: (what) => {
    const file = path.join(folder, `${what.replaceAll(" ", "-")}.pdf`);
    papers.push(file);
    return file;
  },
});
say("ledger of the deal at the office:");
const admin = await AtOffice.signIn(office, LOGIN.admin);
for (const line of (await ledger(admin, deal)).trim().split("\n")) say(`  ${line}`);
say(`sync: ${sync.state}, ${sync.pending} pending, ${sync.inbox} in the inbox`);
for (const file of papers.filter((one) => one !== quotationPaper).concat(quotationPaper)) say(`${file} (${statSync(file).size} bytes)`);
