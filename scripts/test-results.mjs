// Prints one JSON object: each test of a module's last run and how it ended, and the figures that tests printed as
// lines of JSON. Argument: the module's folder. Exit 1 where one failed or none passed.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(process.argv[2], "target/surefire-reports");
const result = { passed: 0, failed: 0, skipped: 0, figures: [], tests: {} };
for (const file of existsSync(folder) ? readdirSync(folder).sort() : []) {
  if (!/^TEST-.*\.xml$/.test(file)) continue;
  const report = readFileSync(join(folder, file), "utf8");
  for (const [line] of report.matchAll(/^(?:.*CDATA\[)?(\{"[A-Za-z]+": .*\})$/gm)) result.figures.push(JSON.parse(line.slice(line.indexOf("{"))));
  for (const [, attributes, body = ""] of report.matchAll(/<testcase ([^>]*?)(?:\/>|>(.*?)<\/testcase>)/gs)) {
    const named = (name) => attributes.match(new RegExp(`(?:^| )${name}="([^"]*)"`))?.[1] ?? "";
    const end = /<(failure|error)[ >]/.test(body) ? "failed" : /<skipped/.test(body) ? "skipped" : "passed";
    result[end]++;
    result.tests[`${named("classname").replace(/^dev\.loupe\.(it\.)?/, "")}.${named("name")}`] = { end, seconds: Number(named("time")) };
  }
}
console.log(JSON.stringify(result));
process.exitCode = result.failed > 0 || result.passed === 0 ? 1 : 0;
