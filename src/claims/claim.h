// SPDX-License-Identifier: Apache-2.0
#pragma once
// One statement that a document makes about a concept. What is not known stays Unknown and is never guessed.

#include <cstdint>
#include <string>
#include <string_view>

#include "claims/value.h"
#include "document/document.h"
#include "language/sentences.h"

namespace kaiji {

enum class Polarity : std::uint8_t { Affirmed, Denied };
enum class Modality : std::uint8_t { Unknown, Commitment, Target, Actual, Effort, Plan, Option, Condition };
enum class Actor : std::uint8_t { Unknown, Provider, Customer, Subcontractor, CloudProvider };
enum class Anchor : std::uint8_t { Unknown, Occurrence, Detection, Confirmation, Receipt, ContractEnd, Request };
enum class Tense : std::uint8_t { Present, Past, Future };

std::string_view to_string(Polarity polarity);
std::string_view to_string(Modality modality);
std::string_view to_string(Actor actor);
std::string_view to_string(Anchor anchor);
std::string_view to_string(Tense tense);

/// What a statement is about. An empty member is unknown: "whatever the document speaks of".
struct Subject {
  std::string service;      ///< product or service name
  std::string plan;         ///< スタンダードプラン
  std::string data;         ///< id of dictionaries/subjects.toml: customer-data, system, log …
  std::string environment;  ///< production, development
  std::string severity;     ///< 重大度, 緊急 …
  std::string stage;        ///< of reports on one event: first-report, follow-up
  std::string audience;     ///< employee, administrator, end-user
  std::string channel;      ///< phone, mail
  std::string cycle;        ///< of what is kept in tiers: daily, weekly, monthly
  std::string thing;        ///< Flag: words that name what it is about, where they are not just any data
  std::string performer;    ///< Flag: who does it, where the sentence names a part of the company (開発部門)
  std::string act;          ///< reception or answer of enquiries; external or internal assessment
  bool whole = false;       ///< says itself that nothing is left out (一切, いかなる)
  bool absolute = false;    ///< Flag: says so, or speaks of all of a thing (すべて, 全サーバ, 例外なく)
};

struct Claim {
  std::string concept_id;  ///< "backup.interval", of dictionaries/concepts.toml
  FoundValue value;
  Polarity polarity = Polarity::Affirmed;
  Modality modality = Modality::Unknown;
  Actor actor = Actor::Unknown;
  Anchor anchor = Anchor::Unknown;
  Tense tense = Tense::Present;
  Subject subject;
  bool exception = false;  ///< the clause states an exception or a condition (ただし, を除き, 場合がある)
  SentenceIndex sentence = 0;
  BlockIndex block = 0;
  float weight = 0;  ///< how surely the value belongs to the concept, 0 to 1
};

}  // namespace kaiji
