-- SPDX-License-Identifier: Apache-2.0
-- kaiji in Neovim (0.7 or later), by its own language client. Put this file into a folder `lua/` of your
-- configuration and write in init.lua:
--
--   require("kaiji").setup()
--
-- Options: cmd (the program), filetypes, settings (profiles, asOf, language, select, ignore: README).
local M = {}

M.defaults = {
  cmd = { "kaiji", "lsp" },
  filetypes = { "markdown", "text", "html", "csv" },
  root_files = { "kaiji.toml", ".git" },
  settings = {},
}

-- The nearest folder above a file that holds one of `names`; else the file's own folder.
local function root_of(file, names)
  local folder = vim.fn.fnamemodify(file, ":p:h")
  local at = folder
  while true do
    for _, name in ipairs(names) do
      if vim.loop.fs_stat(at .. "/" .. name) then
        return at
      end
    end
    local parent = vim.fn.fnamemodify(at, ":h")
    if parent == at then
      return folder
    end
    at = parent
  end
end

-- One server for each root.
local clients = {}

function M.attach(buffer, options)
  local file = vim.api.nvim_buf_get_name(buffer)
  if file == "" or vim.bo[buffer].buftype ~= "" then
    return
  end
  local root = root_of(file, options.root_files)
  if not clients[root] then
    clients[root] = vim.lsp.start_client({
      name = "kaiji",
      cmd = options.cmd,
      root_dir = root,
      workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
      init_options = options.settings,
      on_exit = function()
        clients[root] = nil
      end,
    })
  end
  if clients[root] then
    vim.lsp.buf_attach_client(buffer, clients[root])
  end
end

function M.setup(options)
  options = vim.tbl_extend("force", M.defaults, options or {})
  local group = vim.api.nvim_create_augroup("kaiji", { clear = true })
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = options.filetypes,
    callback = function(event)
      M.attach(event.buf, options)
    end,
  })
end

return M
