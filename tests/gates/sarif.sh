#!/usr/bin/env bash
# The SARIF that kaiji writes is valid: against the official schema (ajv) and by the rules of SARIF and of GitHub code
# scanning (SARIF multitool). Both come from npm (npm.sh); where there is no npm the gate is skipped.
#   sarif.sh [FILE.sarif...]   without files: reports of the golden documents
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if ! tools=$(tests/gates/npm.sh); then
  echo "gate sarif: skipped" >&2
  exit 0
fi
multitool=$tools/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
logs=("$@")
if [ $# -eq 0 ]; then
  # Exit 1 only says that there are findings.
  (cd tests/golden && ../../build/release/kaiji check --isolated --pack pack.toml --as-of 2026-04-01 -o "$scratch/golden.sarif" \
    --format sarif report-sarif/*.md suppressions) || [ $? -eq 1 ]
  # The same for code scanning, a baseline, and a report that is compared with it.
  options=(--isolated --pack pack.toml --as-of 2026-04-01)
  (
    cd tests/golden
    kaiji=../../build/release/kaiji
    "$kaiji" check "${options[@]}" -o "$scratch/github.sarif" --format sarif --sarif-profile github report-sarif/*.md suppressions || [ $? -eq 1 ]
    "$kaiji" check "${options[@]}" --baseline "$scratch/baseline.sarif" --update-baseline --reason why --owner who \
      --expires 2026-09-30 -q report-sarif/*.md
    "$kaiji" check "${options[@]}" --baseline "$scratch/baseline.sarif" -o "$scratch/compared.sarif" --format sarif report-sarif/*.md
    # Entries of the baseline are results like all others: their paths must be those of a checkout.
    sed -i 's#"uri": "[./]*\(.*tests/golden/\)\?#"uri": "#' "$scratch/baseline.sarif"
  )
  logs=("$scratch/golden.sarif" "$scratch/github.sarif" "$scratch/baseline.sarif" "$scratch/compared.sarif")
fi
node - "$tools" "${logs[@]}" <<'JS'
const [, , tools, ...logs] = process.argv, fs = require("fs"), path = require("path");
const from = (name) => require(path.join(tools, "node_modules", name));
const Ajv = from("ajv/dist/2020").default, formats = from("ajv-formats").default;
const folder = path.join(tools, "node_modules/@microsoft/sarif-multitool-linux");
const schema = JSON.parse(fs.readFileSync(path.join(folder, "sarif-2.1.0.json"), "utf8").replace(/^\uFEFF/, ""));
const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv);
const valid = ajv.compile(schema);
for (const log of logs) {
  if (!valid(JSON.parse(fs.readFileSync(log, "utf8")))) {
    for (const e of valid.errors.slice(0, 20)) console.error(`${log}: ${e.instancePath} ${e.message}`);
    process.exitCode = 1;
  }
}
JS
# The multitool exits 0 whatever it finds: its own log is read.
for log in "${logs[@]}"; do
  kinds="Sarif;Ghas"
  [ "$log" != "$scratch/baseline.sarif" ] || kinds=Sarif  # a baseline is for kaiji, nobody uploads it
  "$multitool" validate "$log" --rule-kind "$kinds" --level "Error;Warning;Note" --output "$scratch/out.sarif" \
    --log "ForceOverwrite;PrettyPrint" >/dev/null
  node -e '
    const run = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8").replace(/^\uFEFF/, "")).runs[0];
    // SARIF2005 asks for a home page, which the project does not have yet.
    const bad = (run.results || []).filter((r) => ["error", "warning"].includes(r.level || "warning") && r.ruleId !== "SARIF2005");
    for (const r of bad.slice(0, 20)) {
      const at = r.locations?.[0]?.physicalLocation?.region?.startLine, rule = run.tool.driver.rules.find((x) => x.id === r.ruleId);
      let text = r.message.text || rule?.messageStrings?.[r.message.id]?.text || r.message.id;
      (r.message.arguments || []).forEach((a, i) => (text = text.replaceAll(`{${i}}`, a)));
      console.error(`${process.argv[2]}:${at}: ${r.level || "warning"} ${r.ruleId}: ${text}`);
    }
    process.exit(bad.length ? 1 : 0);' "$scratch/out.sarif" "$log"
done
echo "gate sarif: ${#logs[@]} log(s) valid"
