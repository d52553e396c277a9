// SPDX-License-Identifier: Apache-2.0
// Opens document.md in VS Code and looks for the squiggle, the Problems row, the hover and the quick fix, as a user would.
// node browser.js URL FOLDER: screenshots go to FOLDER. Run by run.sh.
const { chromium } = require("playwright-core");

const [url, folder] = process.argv.slice(2);
const patience = { timeout: 30000 };

async function openServer(page) {
  for (let tries = 0; ; ++tries) {
    try {
      await page.goto(url);
      return;
    } catch (error) {
      if (tries === 40) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

async function openDocument(page) {
  await page.waitForSelector(".monaco-workbench .explorer-folders-view", patience);
  await page.dblclick(".explorer-folders-view >> text=document.md", patience);
  await page.waitForSelector(".monaco-editor .view-line", patience);
}

async function run(page) {
  await openServer(page);
  await openDocument(page);
  await page.waitForSelector(".squiggly-warning, .squiggly-error, .squiggly-info", patience);
  await page.keyboard.press("Control+Shift+M");
  await page.waitForSelector(".markers-panel-container >> text=適切に", patience);
  const rows = await page.locator(".markers-panel-container .monaco-list-row").allInnerTexts();
  await page.screenshot({ path: `${folder}/vscode-problems.png` });
  // The words of the first finding: a click puts the cursor there, the mouse that stays brings the hover.
  const words = await page.locator(".squiggly-warning, .squiggly-error, .squiggly-info").first().boundingBox();
  await page.mouse.click(words.x + 6, words.y + words.height / 2);
  await page.mouse.move(words.x + 12, words.y + words.height / 2);
  await page.waitForSelector(".monaco-hover >> text=vague/", patience);
  await page.screenshot({ path: `${folder}/vscode-hover.png` });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+.");
  await page.waitForSelector(".action-widget >> text=vague/", patience);
  await page.screenshot({ path: `${folder}/vscode-quick-fix.png` });
  await page.keyboard.press("Enter");  // the first action
  await page.waitForSelector(".view-line >> text=kaiji-disable", patience);
  return rows.filter((row) => row.includes("適切に")).length;
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.BROWSER_PROGRAM, args: ["--no-sandbox"] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    const found = await run(page);
    if (found !== 2) throw new Error(`expected 2 vague commitments in Problems, got ${found}`);
    console.log("vscode: squiggle, 2 problems, hover and quick fix seen; the suppression was applied");
  } catch (error) {
    await page.screenshot({ path: `${folder}/vscode-failure.png` });
    console.error(`vscode: ${error.message} (see ${folder}/vscode-failure.png)`);
    process.exitCode = 1;
  }
  await browser.close();
})();
