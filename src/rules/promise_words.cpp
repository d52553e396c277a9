// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"
#include "base/toml.h"
#include "rules/promise.h"

namespace kaiji {

Result<PromiseWords> load_promise_words(const std::filesystem::path& dictionaries) {
  const auto path = dictionaries / "promises.toml";
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  const auto root = parse_toml(*bytes, path.generic_string());
  if (!root) return tl::unexpected<Error>(root.error());
  TomlReader keys(*root, path.generic_string());
  PromiseWords lists;
  lists.customers = keys.strings("customers");
  // 「貴社の管理者が」: the customer's people are the customer.
  lists.people = keys.strings("customer_people");
  const auto people = lists.people;
  lists.greetings = keys.strings("greetings");
  lists.outlooks = keys.strings("outlooks");
  lists.deeds = keys.strings("deeds");
  lists.definers = keys.strings("definers");
  lists.duties = keys.strings("duties");
  for (std::size_t i = 0, count = lists.customers.size(); i < count; ++i) {
    for (const auto& person : people) lists.customers.push_back(lists.customers[i] + "の" + person);
  }
  lists.customer_marks = keys.strings("customer_marks");
  lists.customer_relatives = keys.strings("customer_relatives");
  lists.providers = keys.strings("providers");
  lists.provider_marks = keys.strings("provider_marks");
  lists.customer_predicates = keys.strings("customer_predicates");
  lists.courtesies = keys.strings("courtesies");
  lists.provider_relatives = keys.strings("provider_relatives");
  lists.advice = keys.strings("advice");
  lists.denials = keys.strings("denials");
  lists.requirements = keys.strings("requirements");
  lists.histories = keys.strings("histories");
  lists.possibilities = keys.strings("possibilities");
  lists.aspirations = keys.strings("aspirations");
  lists.clause_ends = keys.strings("clause_ends");
  lists.open_heads = keys.strings("open_heads");
  lists.condition_heads = keys.strings("condition_heads");
  lists.chosen_heads = keys.strings("chosen_heads");
  lists.choices = keys.strings("choices");
  lists.manner_heads = keys.strings("manner_heads");
  lists.manner_promises = keys.strings("manner_promises");
  lists.definitions = keys.strings("definitions");
  if (const auto done = keys.finish(); !done) return tl::unexpected<Error>(done.error());
  return lists;
}

}  // namespace kaiji
