// SPDX-License-Identifier: Apache-2.0
// Markdown that the server wrote, shown in the editor's preview: a virtual document for each command.
import * as vscode from "vscode";

const scheme = "kaiji-page";

export class MarkdownPages implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  constructor(context: vscode.ExtensionContext) {
    context.subscriptions.push(this.changed, vscode.workspace.registerTextDocumentContentProvider(scheme, this));
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? "";
  }

  /** Shows `text` beside the editor; `command` names the page. */
  async show(command: string, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${command.replace("kaiji.", "")}.md` });
    this.texts.set(uri.path, text);
    this.changed.fire(uri);
    await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
  }
}
