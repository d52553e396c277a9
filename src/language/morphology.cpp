// SPDX-License-Identifier: Apache-2.0
#include "language/morphology.h"

#include <mecab.h>

#include <array>
#include <string>
#include <system_error>

namespace kaiji {

struct Morphology::Model {
  std::unique_ptr<MeCab::Model> mecab;
};

struct Tagger::State {
  const MeCab::Model* model;
  std::unique_ptr<MeCab::Tagger> tagger;
  std::unique_ptr<MeCab::Lattice> lattice;
};

namespace {

/// Longest text given to MeCab at once, in bytes: its nodes count bytes in 16 bits, and its lattice costs about 100
/// bytes a byte.
constexpr std::size_t kMaxChunk = 16 * 1024;

constexpr std::size_t kDetailColumn = 1;
constexpr std::size_t kLemmaColumn = 6;

struct PosName {
  std::string_view name;
  PartOfSpeech pos;
};
constexpr std::array<PosName, 12> kPosNames{{{"名詞", PartOfSpeech::Noun},
                                             {"助詞", PartOfSpeech::Particle},
                                             {"動詞", PartOfSpeech::Verb},
                                             {"助動詞", PartOfSpeech::Auxiliary},
                                             {"記号", PartOfSpeech::Symbol},
                                             {"形容詞", PartOfSpeech::Adjective},
                                             {"副詞", PartOfSpeech::Adverb},
                                             {"接続詞", PartOfSpeech::Conjunction},
                                             {"連体詞", PartOfSpeech::Adnominal},
                                             {"接頭詞", PartOfSpeech::Prefix},
                                             {"感動詞", PartOfSpeech::Interjection},
                                             {"フィラー", PartOfSpeech::Filler}}};

PartOfSpeech pos_of(std::string_view name) {
  for (const PosName& known : kPosNames) {
    if (known.name == name) return known.pos;
  }
  return PartOfSpeech::Other;
}

/// One column of a MeCab feature; "" where it is absent or "*".
std::string_view column(std::string_view feature, std::size_t index) {
  for (; index > 0; --index) {
    const auto comma = feature.find(',');
    if (comma == std::string_view::npos) return {};
    feature.remove_prefix(comma + 1);
  }
  feature = feature.substr(0, feature.find(','));
  return feature == "*" ? std::string_view{} : feature;
}

/// Where the first chunk of a text that is too long for one ends: after a mark or a space near its end, else between
/// two characters.
std::size_t chunk_end(std::string_view text) {
  if (text.size() <= kMaxChunk) return text.size();
  const std::string_view head = text.substr(0, kMaxChunk);
  for (const std::string_view mark : {"。", "、", " "}) {
    const auto at = head.rfind(mark);
    if (at != std::string_view::npos && at >= kMaxChunk / 2) return at + mark.size();
  }
  std::size_t end = kMaxChunk;
  while (end > kMaxChunk - 4 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  return end;
}

Result<void> check_dictionaries(const MeCab::Model& model, const std::filesystem::path& system_dictionary) {
  for (const MeCab::DictionaryInfo* info = model.dictionary_info(); info != nullptr; info = info->next) {
    const std::string charset = info->charset == nullptr ? "" : info->charset;
    if (charset == "UTF-8" || charset == "utf-8" || charset == "utf8" || charset == "UTF8") continue;
    return fail(info->filename == nullptr ? system_dictionary.string() : info->filename,
                "the dictionary is in " + charset + "; kaiji needs IPADIC in UTF-8 (Debian: mecab-ipadic-utf8)");
  }
  return {};
}

Result<void> check_exists(const std::filesystem::path& path, const char* what, const char* remedy) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) return {};
  return fail(path.string(), std::string("no ") + what + " here; " + remedy);
}

}  // namespace

Morphology::Morphology(std::unique_ptr<Model> model) : model_(std::move(model)) {}
Morphology::Morphology(Morphology&&) noexcept = default;
Morphology& Morphology::operator=(Morphology&&) noexcept = default;
Morphology::~Morphology() = default;

Result<Morphology> Morphology::open(const std::filesystem::path& system_dictionary,
                                    const std::filesystem::path& user_dictionary) {
  if (auto found = check_exists(system_dictionary / "sys.dic", "MeCab dictionary", "install mecab-ipadic-utf8");
      !found) {
    return tl::unexpected<Error>(found.error());
  }
  std::vector<std::string> arguments{"kaiji", "-r", "/dev/null", "-d", system_dictionary.string()};
  if (!user_dictionary.empty()) {
    if (auto found = check_exists(user_dictionary, "user dictionary", "build kaiji again"); !found) {
      return tl::unexpected<Error>(found.error());
    }
    arguments.insert(arguments.end(), {"-u", user_dictionary.string()});
  }
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  auto model = std::make_unique<Model>();
  model->mecab.reset(MeCab::createModel(static_cast<int>(argv.size()), argv.data()));
  if (!model->mecab) {
    return fail(system_dictionary.string(),
                std::string("MeCab cannot open its dictionaries: ") + MeCab::getLastError());
  }
  if (auto usable = check_dictionaries(*model->mecab, system_dictionary); !usable) {
    return tl::unexpected<Error>(usable.error());
  }
  return Morphology(std::move(model));
}

Tagger::Tagger(const Morphology& morphology) : state_(std::make_unique<State>()) {
  state_->model = morphology.model_->mecab.get();
  state_->tagger.reset(state_->model->createTagger());
  state_->lattice.reset(state_->model->createLattice());
}
Tagger::Tagger(Tagger&&) noexcept = default;
Tagger::~Tagger() = default;

std::vector<TokenView> Tagger::tokenize(std::string_view whole, TextSpan sentence) {
  std::vector<TokenView> tokens;
  tokens.reserve(sentence.size() / 5);
  std::string_view rest = sentence.in(whole);
  while (!rest.empty()) {
    const std::string_view chunk = rest.substr(0, chunk_end(rest));
    state_->lattice->set_sentence(chunk.data(), chunk.size());
    state_->tagger->parse(state_->lattice.get());
    for (const MeCab::Node* node = state_->lattice->bos_node(); node != nullptr; node = node->next) {
      if (node->stat == MECAB_BOS_NODE || node->stat == MECAB_EOS_NODE) continue;
      const auto begin = static_cast<std::size_t>(node->surface - whole.data());
      const std::string_view feature(node->feature);
      tokens.push_back({text_span(begin, begin + node->length), pos_of(column(feature, 0)),
                        column(feature, kDetailColumn), column(feature, kLemmaColumn)});
    }
    rest.remove_prefix(chunk.size());
  }
  return tokens;
}

}  // namespace kaiji
