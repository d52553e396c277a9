-- SPDX-License-Identifier: Apache-2.0
-- Run by tests/editors/run.sh: nvim --headless -u NONE -c 'luafile run.lua'. The real client attaches, diagnostics stand
-- at the right columns behind full-width text and emoji, and a code action applies.
local folder = os.getenv("KAIJI_TEST_FOLDER")
package.path = os.getenv("KAIJI_EDITORS") .. "/neovim/?.lua;" .. package.path

local function fail(message)
  io.stderr:write("neovim: " .. message .. "\n")
  vim.cmd("cquit 1")
end

local function wait(what, condition)
  if not vim.wait(20000, condition, 50) then
    fail("waited in vain for " .. what)
  end
end

vim.cmd("filetype on")
require("kaiji").setup({ cmd = { os.getenv("KAIJI"), "lsp" } })
vim.cmd("edit " .. folder .. "/document.md")
local buffer = vim.api.nvim_get_current_buf()

wait("diagnostics", function()
  return #vim.diagnostic.get(buffer) > 0
end)

-- The words under each vague finding, taken from the buffer by the columns that Neovim computed.
local function marked()
  local words = {}
  for _, found in ipairs(vim.diagnostic.get(buffer)) do
    if tostring(found.code):match("^vague/") then
      local line = vim.api.nvim_buf_get_lines(buffer, found.lnum, found.lnum + 1, false)[1]
      table.insert(words, line:sub(found.col + 1, found.end_col))
    end
  end
  return words
end

local words = marked()
if #words ~= 2 then
  fail("expected 2 vague commitments, got " .. #words)
end
for _, word in ipairs(words) do
  if not word:find("適切に", 1, true) or #word > 60 then
    fail("a diagnostic marks the wrong words: " .. word)
  end
end

-- The suppression of the first one, as a user would choose it.
local client = vim.lsp.get_active_clients()[1]
local parameters = {
  textDocument = { uri = vim.uri_from_bufnr(buffer) },
  range = { start = { line = 2, character = 0 }, ["end"] = { line = 2, character = 99 } },
  context = { diagnostics = {} },
}
local answers = vim.lsp.buf_request_sync(buffer, "textDocument/codeAction", parameters, 10000)
local chosen
for _, answer in pairs(answers or {}) do
  for _, action in ipairs(answer.result or {}) do
    if action.title:find("vague/", 1, true) then
      chosen = action
    end
  end
end
if not chosen then
  fail("no code action was offered")
end
if not chosen.edit then
  chosen = client.request_sync("codeAction/resolve", chosen, 10000, buffer).result
end
vim.lsp.util.apply_workspace_edit(chosen.edit, client.offset_encoding)
wait("the suppressed finding to go", function()
  return #marked() == 1
end)
print("neovim: attached, 2 diagnostics at their words, a code action applied")
vim.cmd("qall!")
