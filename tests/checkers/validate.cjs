// What html-validate finds in the files that are named, as JSON: [{page, rule, text}].
"use strict";
const { HtmlValidate, StaticConfigLoader } = require(require.resolve("html-validate", { paths: [process.argv[2]] }));

const presets = ["html-validate:recommended", "html-validate:a11y"];
const checker = new HtmlValidate(new StaticConfigLoader({ root: true, extends: presets }));
const found = process.argv.slice(3).flatMap((page) =>
  checker.validateFileSync(page).results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => ({ page, rule: ruleId, text: `${message} ${selector ?? ""}` }))));
process.stdout.write(JSON.stringify(found));
