// Prints one JSON object: each test of a module's last run and how it ended. Argument: the module's folder.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(process.argv[2], "target/surefire-reports");
const result = { passed: 0, failed: 0, skipped: 0, tests: {} };
for (const file of existsSync(folder) ? readdirSync(folder).sort() : []) {
  if (!/^TEST-.*\.xml$/.test(file)) continue;
  for (const [, attributes, body = ""] of readFileSync(join(folder, file), "utf8").matchAll(/<testcase ([^>]*?)(?:\/>|>(.*?)<\/testcase>)/gs)) {
    const named = (name) => attributes.match(new RegExp(`(?:^| )${name}="([^"]*)"`))?.[1] ?? "";
    const end = /<(failure|error)[ >]/.test(body) ? "failed" : /<skipped/.test(body) ? "skipped" : "passed";
    result[end]++;
    result.tests[`${named("classname").replace("dev.loupe.it.", "")}.${named("name")}`] = { end, seconds: Number(named("time")) };
  }
}
console.log(JSON.stringify(result));
