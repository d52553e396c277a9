// SPDX-License-Identifier: Apache-2.0
// The coverage view in the explorer: the rows of the active document's coverage table, grouped by their state.
import * as vscode from "vscode";

/** Columns of the table that `kaiji coverage --format markdown` and the server write. */
const columns = { item: 0, title: 1, state: 3 };

type Node = { label: string; children?: Node[] };

/** The cells of a Markdown table's rows, without its header. */
function rows(markdown: string): string[][] {
  return markdown
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^\|[\s:|-]+\|?$/.test(line))
    .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()))
    .slice(1);
}

export class CoverageView implements vscode.TreeDataProvider<Node> {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    context: vscode.ExtensionContext,
    private readonly table: (uri: string) => Promise<string>,
  ) {
    context.subscriptions.push(
      this.changed,
      vscode.window.registerTreeDataProvider("kaiji.coverage", this),
      vscode.window.onDidChangeActiveTextEditor(() => this.refresh()),
      vscode.workspace.onDidSaveTextDocument(() => this.refresh()),
    );
  }

  refresh(): void {
    this.changed.fire();
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const state = node.children ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None;
    return new vscode.TreeItem(node.label, state);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return node.children ?? [];
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return [];
    const text = await this.table(document.uri.toString()).catch(() => "");
    const groups = new Map<string, Node[]>();
    for (const cells of rows(text)) {
      const state = cells[columns.state] ?? "";
      groups.set(state, [...(groups.get(state) ?? []), { label: `${cells[columns.item]} ${cells[columns.title]}` }]);
    }
    return [...groups].map(([state, children]) => ({ label: `${state} (${children.length})`, children }));
  }
}
