// SPDX-License-Identifier: Apache-2.0
#include "lsp/editor.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <stdexcept>

#include "build_paths.h"

namespace kaiji::lsp {
namespace {

constexpr unsigned kTestSeconds = 300;  // a server that hangs must not hang the tests

struct Pipe {
  int read = -1;
  int write = -1;
};

Pipe make_pipe() {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  return {ends[0], ends[1]};
}

/// Runs `kaiji` on two pipes.
pid_t spawn(const std::vector<std::string>& arguments, Pipe in, Pipe out) {
  const pid_t process = ::fork();
  if (process != 0) return process;
  ::dup2(in.read, STDIN_FILENO);
  ::dup2(out.write, STDOUT_FILENO);
  for (const int end : {in.read, in.write, out.read, out.write}) ::close(end);
  std::string program = KAIJI_BUILD_DIR "/kaiji";
  std::vector<std::string> words = arguments;
  std::vector<char*> argv{program.data()};
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  ::execv(program.c_str(), argv.data());
  ::_exit(127);
}

}  // namespace

Editor::Editor(const std::vector<std::string>& arguments) {
  std::signal(SIGPIPE, SIG_IGN);
  ::alarm(kTestSeconds);
  const auto in = make_pipe();
  const auto out = make_pipe();
  process_ = spawn(arguments, in, out);
  ::close(in.read);
  ::close(out.write);
  to_ = in.write;
  from_ = out.read;
  reader_.emplace([this](char* data, std::size_t size) {
    const auto count = ::read(from_, data, size);
    return count > 0 ? static_cast<std::size_t>(count) : 0;
  });
}

Editor::~Editor() {
  hang_up();
  ::close(from_);
}

int Editor::wait() {
  if (process_ < 0) return -1;
  int status = 0;
  ::waitpid(process_, &status, 0);
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int Editor::hang_up() {
  if (to_ >= 0) ::close(to_);
  to_ = -1;
  return wait();
}

void Editor::send_raw(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(to_, bytes.data(), bytes.size());
    if (count <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

/// Reads one message and puts it where it belongs.
std::optional<Json> Editor::next() {
  const auto frame = reader_->next();
  arrived = std::chrono::steady_clock::now();
  if (frame.kind != Frame::Kind::Message) return {};
  auto message = Json::parse(frame.content);
  if (!message.contains("method")) {
    responses_.push_back(message);
  } else if (message.contains("id")) {
    asked.push_back(message);
    send_raw(framed(to_text({{"jsonrpc", "2.0"}, {"id", message["id"]}, {"result", nullptr}})));
  } else {
    notifications_.push_back(message);
  }
  return message;
}

int Editor::ask(const std::string& method, Json params) {
  const int id = next_id_++;
  send_raw(framed(to_text({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}})));
  return id;
}

Json Editor::response(int id) {
  while (true) {
    const auto found = std::find_if(responses_.begin(), responses_.end(), [&](const Json& m) { return m["id"] == id; });
    if (found != responses_.end()) {
      Json message = std::move(*found);
      responses_.erase(found);
      return message;
    }
    if (!next()) throw std::runtime_error("the server ended without an answer");
  }
}

Json Editor::request(const std::string& method, Json params) {
  return response(ask(method, std::move(params)));
}

void Editor::notify(const std::string& method, Json params) {
  send_raw(framed(to_text({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}})));
}

std::optional<Json> Editor::notification(const std::function<bool(const Json&)>& wanted) {
  while (true) {
    while (!notifications_.empty()) {
      Json message = std::move(notifications_.front());
      notifications_.pop_front();
      if (wanted(message)) return message;
    }
    if (!next()) return {};
  }
}

Json Editor::diagnostics(const std::string& uri, std::int64_t version) {
  const auto message = notification([&](const Json& m) {
    return m["method"] == "textDocument/publishDiagnostics" && m["params"]["uri"] == uri &&
           m["params"].value("version", std::int64_t{-1}) == version;
  });
  if (!message) throw std::runtime_error("the server ended without diagnostics");
  return (*message)["params"]["diagnostics"];
}

Json Editor::start(Json capabilities, Json extra) {
  Json params = {{"processId", ::getpid()}, {"rootUri", nullptr}, {"capabilities", std::move(capabilities)}};
  params.update(extra);
  auto answer = request("initialize", std::move(params));
  notify("initialized", Json::object());
  return answer.at("result");
}

void Editor::open(const std::string& uri, const std::string& text, std::int64_t version, const std::string& language) {
  notify("textDocument/didOpen",
         {{"textDocument", {{"uri", uri}, {"languageId", language}, {"version", version}, {"text", text}}}});
}

int Editor::finish() {
  request("shutdown", nullptr);
  notify("exit", nullptr);
  return wait();
}

std::string output_of(const std::vector<std::string>& arguments) {
  const auto in = make_pipe();
  const auto out = make_pipe();
  const auto process = spawn(arguments, in, out);
  for (const int end : {in.read, in.write, out.write}) ::close(end);
  std::string output;
  char buffer[4096];
  for (ssize_t count = 0; (count = ::read(out.read, buffer, sizeof buffer)) > 0;) {
    output.append(buffer, static_cast<std::size_t>(count));
  }
  ::close(out.read);
  ::waitpid(process, nullptr, 0);
  return output;
}

}  // namespace kaiji::lsp
