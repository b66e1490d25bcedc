// Prints the number of tests by module, from Surefire's reports and the page's, and as the last line the sums.
// Arguments: the checkout, then the steps that failed as a whole.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [root, ...failedSteps] = process.argv.slice(2);
const modules = [...readFileSync(join(root, "pom.xml"), "utf8").matchAll(/<module>(.*?)<\/module>/g)].map((m) => m[1]);
const sum = { tests: 0, failed: 0, skipped: 0 };

const attribute = (tag, name) => Number((tag.match(new RegExp(` ${name}="(\\d+)"`)) ?? [0, 0])[1]);

function add(name, reports) {
  const here = { tests: 0, failed: 0, skipped: 0 };
  for (const report of reports) {
    for (const [tag] of readFileSync(report, "utf8").matchAll(/<testsuite [^>]*>/g)) {
      here.tests += attribute(tag, "tests");
      here.failed += attribute(tag, "failures") + attribute(tag, "errors");
      here.skipped += attribute(tag, "skipped");
    }
  }
  console.log(`${String(here.tests).padStart(6)}  ${name}${here.failed ? `, ${here.failed} failed` : ""}${here.skipped ? `, ${here.skipped} skipped` : ""}`);
  for (const key of Object.keys(sum)) sum[key] += here[key];
}

for (const module of modules) {
  const folder = join(root, module, "target/surefire-reports");
  add(module, existsSync(folder) ? readdirSync(folder).filter((f) => /^TEST-.*\.xml$/.test(f)).map((f) => join(folder, f)) : []);
}
const page = join(root, "cloud-control/target/page-tests.xml");
if (existsSync(page)) add("cloud-control/src/main/webui", [page]);

for (const step of failedSteps) console.log(`FAILED: ${step}`);
const notAllowed = process.env.LOUPE_SKIP_NONE ? sum.skipped : 0;
if (notAllowed) console.log(`FAILED: ${notAllowed} tests were skipped although there is all to run them with`);
console.log(`${sum.tests - sum.failed - sum.skipped} passed, ${sum.failed + failedSteps.length} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed + failedSteps.length + notAllowed > 0 || sum.tests === 0 ? 1 : 0;
