// SPDX-License-Identifier: Apache-2.0
// Starts `kaiji lsp`, shows its state, and puts coverage and rule pages on the screen. All judging is the server's.
import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions, State } from "vscode-languageclient/node";

import { CoverageView } from "./coverage";
import { MarkdownPages } from "./pages";

/** What the server's commands give. */
interface Page {
  kind: "markdown";
  value: string;
}

let client: LanguageClient | undefined;

function settings(): object {
  const own = vscode.workspace.getConfiguration("kaiji");
  return Object.fromEntries(["profiles", "asOf", "language", "select", "ignore"].map((key) => [key, own.get(key)]));
}

function serverOptions(): ServerOptions {
  const command = vscode.workspace.getConfiguration("kaiji").get<string>("path") || "kaiji";
  return { command, args: ["lsp"] };
}

function clientOptions(pages: MarkdownPages): LanguageClientOptions {
  const languages = ["markdown", "plaintext", "html", "csv"];
  return {
    documentSelector: languages.flatMap((language) => [
      { scheme: "file", language },
      { scheme: "untitled", language },
    ]),
    initializationOptions: settings(),
    synchronize: { configurationSection: undefined },
    middleware: {
      // A code lens asks the server; the answer is a page.
      executeCommand: async (command, args, next) => {
        const answer = (await next(command, args)) as Page | undefined;
        if (answer?.kind === "markdown") await pages.show(command, answer.value);
        return answer;
      },
    },
  };
}

/** The server's state at the right of the status bar. */
function statusItem(context: vscode.ExtensionContext): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem("kaiji.status", [
    { language: "markdown" },
    { language: "plaintext" },
  ]);
  item.name = "kaiji";
  item.text = "kaiji";
  item.command = { command: "kaiji.restart", title: "Restart" };
  context.subscriptions.push(item);
  return item;
}

function showState(item: vscode.LanguageStatusItem, state: State): void {
  item.busy = state === State.Starting;
  item.severity =
    state === State.Stopped ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
  item.detail = State[state].toLowerCase();
}

/** The rule of a diagnostic under the cursor, or what the user types. */
async function chooseRule(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const here = editor
    ? vscode.languages
        .getDiagnostics(editor.document.uri)
        .filter((found) => found.source === "kaiji" && found.range.contains(editor.selection.active))
    : [];
  const rules = here.map((found) => String(typeof found.code === "object" ? found.code.value : found.code));
  if (rules.length === 1) return rules[0];
  if (rules.length > 1) return vscode.window.showQuickPick([...new Set(rules)]);
  return vscode.window.showInputBox({ prompt: "family/name" });
}

async function start(item: vscode.LanguageStatusItem, pages: MarkdownPages): Promise<void> {
  client = new LanguageClient("kaiji", "kaiji", serverOptions(), clientOptions(pages));
  client.onDidChangeState((event) => showState(item, event.newState));
  try {
    await client.start();
  } catch {
    const open = "Settings";
    const message = "kaiji could not be started. Install it, or say where it lies in kaiji.path.";
    if ((await vscode.window.showErrorMessage(message, open)) === open) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "kaiji.path");
    }
  }
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const pages = new MarkdownPages(context);
  const item = statusItem(context);
  const coverage = new CoverageView(context, async (uri) => {
    const page = await client?.sendRequest<Page>("workspace/executeCommand", {
      command: "kaiji.showCoverage",
      arguments: [uri],
    });
    return page?.value ?? "";
  });
  const restart = async () => {
    await client?.stop().catch(() => undefined);
    await start(item, pages);
    coverage.refresh();
  };
  const run = (command: string, argument?: string) => vscode.commands.executeCommand(command, argument);
  context.subscriptions.push(
    vscode.commands.registerCommand("kaiji.restart", restart),
    vscode.commands.registerCommand("kaiji.check", async () => {
      const sum = (await run("kaiji.checkWorkspace")) as { files: number; findings: number };
      void vscode.window.showInformationMessage(`kaiji: ${sum.findings} findings in ${sum.files} closed files`);
      await run("workbench.actions.view.problems");
    }),
    vscode.commands.registerCommand("kaiji.coverage", () =>
      run("kaiji.showCoverage", vscode.window.activeTextEditor?.document.uri.toString()),
    ),
    vscode.commands.registerCommand("kaiji.explain", async () => {
      const rule = await chooseRule();
      if (rule) await run("kaiji.explainRule", rule);
    }),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("kaiji.path")) return restart();
      if (event.affectsConfiguration("kaiji")) {
        await client?.sendNotification("workspace/didChangeConfiguration", { settings: { kaiji: settings() } });
      }
    }),
  );
  await start(item, pages);
  await vscode.commands.executeCommand("setContext", "kaiji.active", true);
  coverage.refresh();
}

export function deactivate(): Thenable<void> | undefined {
  return client?.stop();
}
