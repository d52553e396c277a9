// The patterns of .github/kaiji-matcher.json on a report as the runner applies them: one line, the first match counts.
const { spawnSync } = require("child_process"), fs = require("fs"), path = require("path"), os = require("os");
const root = path.resolve(__dirname, "../..");
const matchers = JSON.parse(fs.readFileSync(path.join(root, ".github/kaiji-matcher.json"), "utf8")).problemMatcher;
const golden = path.join(root, "tests/golden");
const run = spawnSync(process.argv[2], ["check", "--isolated", "--pack", "pack.toml", "--as-of", "2026-04-01", "--format", "concise",
  "--select", "vague/golden-effort,terminology/golden-menshin,stale/golden-plan", "report-sarif/白書.md"], { cwd: golden, encoding: "utf8" });
const lines = run.stdout.trim().split("\n");
const read = lines.map((line) => {
  for (const { severity, pattern: [p] } of matchers) {
    const m = new RegExp(p.regexp).exec(line);
    if (m) return { file: m[p.file], line: +m[p.line], column: +m[p.column], severity: severity ?? m[p.severity], code: m[p.code], message: m[p.message] };
  }
  return null;
});
const bad = read.filter((m) => m === null || m.file !== "report-sarif/白書.md" || !(m.line > 0 && m.column > 0) || !m.message);
const severities = new Set(read.map((m) => m?.severity));
const all = ["error", "warning", "notice"].every((s) => severities.has(s));
if (lines.length < 3 || bad.length > 0 || !all) {
  console.error(run.stdout, read);
  process.exit(1);
}
