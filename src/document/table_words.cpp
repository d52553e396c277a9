// SPDX-License-Identifier: Apache-2.0
#include "document/table_words.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/strings.h"
#include "text/characters.h"

namespace kaiji {
namespace {

using Words = std::span<const std::string_view>;

// A header's last word decides: 「実施状況の確認項目」 asks, 「質問への回答」 answers. Sources: the check sheets of the
// Ministry of Internal Affairs' disclosure guidelines, METI's cloud security check lists, FISC and JASA-CSGB sheets.
constexpr auto kNumberWords = std::to_array<std::string_view>(
    {"No", "No.", "番号", "項番", "#", "ID", "通番", "連番", "条番", "章番号", "No:", "項No"});
constexpr auto kQuestionWords = std::to_array<std::string_view>(
    {"設問",         "質問",         "質問内容",         "確認事項",    "確認項目", "確認内容",
     "チェック項目", "チェック内容", "チェックポイント", "要求事項",    "要求内容", "要件",
     "管理策",       "審査項目",     "評価項目",         "評価内容",    "評価基準", "記述内容",
     "点検項目",     "点検内容",     "監査項目",         "規定内容",    "要旨",     "調査項目",
     "確認観点",     "設問内容",     "Question",         "Requirement", "Control"});
constexpr auto kAnswerWords = std::to_array<std::string_view>(
    {"回答",         "回答内容", "回答欄",   "対応状況",     "実施状況", "対応内容", "実施内容", "の対応",
     "社対応",       "対応方針", "取組",     "取組み",       "取り組み", "取組状況", "取組内容", "取り組み状況",
     "取り組み内容", "開示内容", "準拠状況", "遵守状況",     "適合状況", "適用状況", "対策状況", "対策内容",
     "有無",         "可否",     "判定",     "サービス仕様", "提供内容", "提供状況", "Answer",   "Response",
     "記入欄",       "選択",     "選択結果", "適否",         "現状",     "現況"});
constexpr auto kWeakAnswerWords = std::to_array<std::string_view>(
    {"内容", "詳細",   "説明",           "概要", "値",      "目標値", "記述", "方法",       "対応",
     "状況", "設定値", "基準値",         "定義", "仕様",    "方針",   "結果", "具体的内容", "目標",
     "水準", "保証値", "サービスレベル", "約束", "取り決め"});
constexpr auto kLabelWords = std::to_array<std::string_view>(
    {"項目",   "区分",      "分類",       "カテゴリ", "カテゴリー", "種別",   "名称",   "分野",   "領域",
     "機能",   "サービス",  "サービス名", "対象",     "用語",       "大項目", "中項目", "小項目", "タイトル",
     "対策名", "必須/選択", "重要度",     "優先度",   "レベル",     "Item",   "指標",   "細目",   "品目"});
constexpr auto kRemarkWords =
    std::to_array<std::string_view>({"備考", "補足", "補足説明", "コメント", "特記事項", "注記", "参照", "参考", "根拠",
                                     "証跡", "エビデンス", "リンク", "URL", "関連文書", "Remarks", "Note"});
constexpr auto kRevisionWords = std::to_array<std::string_view>(
    {"版", "版数", "改定内容", "改訂内容", "変更内容", "更新内容", "改版内容", "変更箇所", "改定箇所", "改訂箇所",
     "変更点", "変更理由", "リビジョン", "改定理由"});
constexpr auto kVersionWords = std::to_array<std::string_view>({"Rev", "Ver", "バージョン"});
constexpr auto kDateWords =
    std::to_array<std::string_view>({"日付", "改定日", "改訂日", "更新日", "制定日", "発行日", "年月日", "変更日",
                                     "改版日", "施行日", "作成日", "公開日", "Date", "日時"});
constexpr auto kHistoryHeadings = std::to_array<std::string_view>(
    {"改定履歴",   "改訂履歴",   "変更履歴",       "更新履歴",   "改版履歴",   "版数履歴",   "版歴",       "改廃履歴",
     "改廃の記録", "改廃記録",   "制定改廃の記録", "改廃の履歴", "修正履歴",   "文書履歴",   "制改定履歴", "発行履歴",
     "版の履歴",   "改版の履歴", "改定の履歴",     "改訂の履歴", "変更の履歴", "更新の履歴", "修正の履歴", "改定の記録",
     "改訂の記録", "変更の記録", "更新の記録",     "改版の記録", "改定記録",   "改訂記録",   "改版記録"});

constexpr auto kAskingEnds = std::to_array<std::string_view>({"有無",
                                                              "か否か",
                                                              "かどうか",
                                                              "可否",
                                                              "ですか",
                                                              "ますか",
                                                              "ませんか",
                                                              "でしょうか",
                                                              "るか",
                                                              "たか",
                                                              "ないか",
                                                              "すか",
                                                              "うか",
                                                              "?",
                                                              "を記述",
                                                              "で記述",
                                                              "を記載",
                                                              "を記入",
                                                              "を選択",
                                                              "旨記述",
                                                              "有無等",
                                                              "有無と内容",
                                                              "有無とその内容",
                                                              "有無及び内容",
                                                              "ご記入ください",
                                                              "ご記載ください",
                                                              "お答えください",
                                                              "ご回答ください",
                                                              "選択してください",
                                                              "記述してください",
                                                              "記入してください",
                                                              "示してください",
                                                              "教えてください"});
constexpr auto kMayAskEnds = std::to_array<std::string_view>(
    {"こと",         "状況",     "方法", "時期",   "範囲", "期間", "体制", "間隔",   "仕組み", "対策",
     "手順",         "規程",     "規定", "連絡先", "条件", "種類", "数値", "日付",   "概要",   "方針",
     "等",           "記載箇所", "内容", "ルール", "項目", "基準", "措置", "ている", "れる",   "ていない",
     "インターバル", "頻度",     "場所", "管理",   "名称", "手段", "単位", "場合",   "設定値", "機能"});
constexpr auto kAnswerStarts = std::to_array<std::string_view>(
    {"有り", "有",     "あり",     "無し",   "無",   "なし",   "はい",     "いいえ", "該当なし", "該当しない",
     "対応", "対応済", "対応済み", "未対応", "実施", "実施済", "実施済み", "未実施", "可",       "可能",
     "不可", "○",      "×",        "△",      "◎",    "〇",     "-",        "N/A",    "Yes",      "No",
     "YES",  "NO",     "同上",     "準拠",   "Y",    "N",      "NA",       "対象外", "非公開",   "済"});
constexpr auto kPredicateEnds = std::to_array<std::string_view>(
    {"です", "ます", "ません", "ました", "でした", "ください", "ありません", "済み", "しない"});

bool ends_with_any(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) {
    return word.size() <= text.size() && stands_at(text, text.size() - word.size(), word);
  });
}

bool is_any(std::string_view text, Words words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// `text` without full stops and question brackets at its end: 「…の有無(例: …)。」 ends with 「有無」.
std::string_view core(std::string_view text) {
  for (;;) {
    const auto before = text.size();
    text = trim(text);
    while (text.ends_with("。") || text.ends_with("、")) text.remove_suffix(3);
    if (text.ends_with(")")) {
      const auto open = text.rfind('(');
      if (open != std::string_view::npos && open > 0) text = text.substr(0, open);
    }
    if (text.size() == before) return text;
  }
}

/// The words of a header cell: 「【記述内容】」「回答(○/×)」 without brackets.
std::string_view header_core(std::string_view text) {
  text = trim(text);
  while (text.starts_with("【") || text.starts_with("「") || text.starts_with("■")) text.remove_prefix(3);
  while (text.ends_with("】") || text.ends_with("」")) text.remove_suffix(3);
  if (text.ends_with(")")) {
    const auto open = text.find('(');
    if (open != std::string_view::npos && open > 0) text = trim(text.substr(0, open));
  }
  return text;
}

std::size_t longest_end(std::string_view text, Words words) {
  std::size_t longest = 0;
  for (const auto word : words) {
    if (text.ends_with(word)) longest = std::max(longest, word.size());
  }
  return longest;
}

}  // namespace

HeaderWord header_word(std::string_view text) {
  text = header_core(text);
  if (text.empty() || text.size() > kLongestHeader) return HeaderWord::None;
  if (text == "Q" || text == "Q.") return HeaderWord::Question;
  if (text == "A" || text == "A." || text == "○×" || text == "Status") return HeaderWord::Answer;
  struct Candidate {
    HeaderWord word;
    Words words;
  };
  // The longest matching end wins; between equals the first.
  const std::array candidates = {
      Candidate{HeaderWord::Revision, kRevisionWords}, Candidate{HeaderWord::Date, kDateWords},
      Candidate{HeaderWord::Question, kQuestionWords}, Candidate{HeaderWord::Answer, kAnswerWords},
      Candidate{HeaderWord::Remark, kRemarkWords},     Candidate{HeaderWord::WeakAnswer, kWeakAnswerWords},
      Candidate{HeaderWord::Number, kNumberWords},     Candidate{HeaderWord::Label, kLabelWords},
      Candidate{HeaderWord::Version, kVersionWords}};
  HeaderWord best = HeaderWord::None;
  std::size_t longest = 0;
  for (const auto& candidate : candidates) {
    const auto length = longest_end(text, candidate.words);
    if (length <= longest) continue;
    longest = length;
    best = candidate.word;
  }
  return best;
}

bool names_question_and_answer(std::string_view text) {
  constexpr auto kJoints =
      std::to_array<std::string_view>({" ", "/", "・", "と", "及び", "(", "&", "+", "、", "→", "-"});
  text = trim(text);
  if (text.ends_with(")")) text.remove_suffix(1);
  if (text.size() > kLongestHeader) return false;
  return std::any_of(kAnswerWords.begin(), kAnswerWords.end(), [&](auto word) {
    if (!text.ends_with(word)) return false;
    auto left = text.substr(0, text.size() - word.size());
    bool joined = false;
    for (const auto joint : kJoints) {
      if (!left.ends_with(joint)) continue;
      left.remove_suffix(joint.size());
      joined = true;
    }
    const auto named = header_word(left);
    return named == HeaderWord::Question || (named == HeaderWord::Label && (joined || left.ends_with("項目")));
  });
}

bool is_ditto(std::string_view text) {
  constexpr auto kDittos =
      std::to_array<std::string_view>({"同", "同上", "同じ", "同左", "〃", "々", "\u2033", "\"", "↑", "(同上)"});
  return is_any(trim(text), kDittos);
}

bool asks(std::string_view text) {
  const auto words = core(text);
  if (ends_with_any(words, kAskingEnds)) return true;
  // 「告知時期(1か月前等の単位で記述)」: the bracket asks.
  if (text.ends_with(")") && ends_with_any(text.substr(0, text.size() - 1), kAskingEnds)) return true;
  return words.find("の有無と") != std::string_view::npos && !answers(text);
}

bool asks_in_prose(std::string_view text) {
  constexpr auto kEnds =
      std::to_array<std::string_view>({"有無", "か否か", "かどうか", "可否", "ですか", "ますか", "ませんか",
                                       "でしょうか", "ましたか", "?", "教えてください", "お答えください"});
  return ends_with_any(core(text), kEnds);
}

bool may_ask(std::string_view text) {
  return asks(text) || ends_with_any(core(text), kMayAskEnds);
}

bool requires_action(std::string_view text) {
  return core(text).ends_with("こと");
}

bool starts_with_answer(std::string_view text) {
  for (const auto word : kAnswerStarts) {
    if (!stands_at(text, 0, word)) continue;
    const auto next = first_of(text.substr(word.size()));
    if (next == 0 || next == ' ' || next == '(' || next == ':' || next == U'。' || next == U'、' || next == '/')
      return true;
  }
  return false;
}

bool answers(std::string_view text) {
  if (starts_with_answer(text)) return true;
  if (text.find("://") != std::string_view::npos) return true;
  const auto words = core(text);
  if (ends_with_any(words, kAskingEnds)) return false;
  return ends_with_any(words, kPredicateEnds);
}

bool is_value(std::string_view text) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"株式会社", "有限会社", "合同会社", "(株)", "@", "://", "東京都", "〒"});
  const bool named =
      std::any_of(kNames.begin(), kNames.end(), [&](auto name) { return text.find(name) != std::string_view::npos; });
  const auto year = text.find("年");
  return named || (year != std::string_view::npos && year >= 4 && text[year - 1] >= '0' && text[year - 1] <= '9');
}

bool has_figure(std::string_view text) {
  if (text.find_first_of("0123456789") != std::string_view::npos) return true;
  constexpr auto kNumerals =
      std::to_array<std::string_view>({"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "半"});
  constexpr auto kUnits = std::to_array<std::string_view>({"日", "時間", "分", "秒", "週", "か月", "ヶ月", "カ月", "年",
                                                           "営業日", "世代", "文字", "回", "割", "円", "件", "人"});
  for (const auto unit : kUnits)
    for (auto at = text.find(unit); at != text.npos; at = text.find(unit, at + unit.size()))
      if (ends_with_any(text.substr(0, at), kNumerals)) return true;
  return false;
}

bool is_row_number(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 16) return false;
  bool digit = false;
  for (const char c : text) {
    const bool mark = c == '.' || c == '-' || c == '(' || c == ')' || c == '_' || c == '#';
    if (!mark && !is_ascii_digit(static_cast<unsigned char>(c)) && !is_ascii_letter(static_cast<unsigned char>(c)))
      return false;
    digit |= c >= '0' && c <= '9';
  }
  return digit;
}

bool names_history(std::string_view text) {
  while (text.starts_with("(") && text.ends_with(")")) text = text.substr(1, text.size() - 2);
  // 「付則(改定の記録)」
  const auto open = text.ends_with(")") ? text.rfind('(') : std::string_view::npos;
  if (open != std::string_view::npos && open + 2 < text.size() &&
      is_any(text.substr(open + 1, text.size() - open - 2), kHistoryHeadings))
    return true;
  text = header_core(text);
  if (text.size() > kLongestHeader) return false;
  return is_any(text, kHistoryHeadings) || ends_with_any(text, kHistoryHeadings);
}

}  // namespace kaiji
