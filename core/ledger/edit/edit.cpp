#include "core/ledger/edit/edit.hpp"

#include <algorithm>
#include <utility>

#include "core/basics/shown.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "core/ledger/writer/canonical.hpp"

namespace jm216 {

namespace {

// The sales lines stay, so whoever sells or buys in one must stay too.
void check_names(const Ledger& ledger, const Ledger& facts, Problems& problems) {
  if (!facts.sellers) return;
  const TextPool& texts = ledger.sales.texts();
  std::vector<bool> is_missing(texts.size());
  for (const SaleProfile& profile : ledger.sales.profiles()) {
    is_missing[profile.seller] = true;
    if (profile.buyer != SaleProfile::nobody) is_missing[profile.buyer] = true;
  }
  for (std::uint32_t id = 0; id < is_missing.size(); ++id) {
    const std::string name{texts.text(id)};
    if (name == "licensee" || find_seller(facts, name) != nullptr) is_missing[id] = false;
  }
  // Lines are gone through only to count those of somebody who is missing.
  if (std::find(is_missing.begin(), is_missing.end(), true) == is_missing.end()) return;
  std::vector<std::size_t> uses(texts.size());
  for (std::size_t i = 0; i < ledger.sales.size(); ++i) {
    const SaleProfile& profile = ledger.sales.profile(i);
    ++uses[profile.seller];
    if (profile.buyer != SaleProfile::nobody) ++uses[profile.buyer];
  }
  for (std::uint32_t id = 0; id < uses.size(); ++id) {
    if (!is_missing[id]) continue;
    const std::string name{texts.text(id)};
    const std::string lines =
        std::to_string(uses[id]) + (uses[id] == 1 ? " sales line" : " sales lines");
    problems.add(
        {{Sentence::seller_named, {{"seller", isolated(name)}, {"lines", lines}}}, "", "/sellers"});
  }
}

struct ReadFacts {
  std::optional<Ledger> facts;
  Problems problems;
};

ReadFacts read_facts(const Ledger& ledger, std::string_view text) {
  ReadResult read = read_ledger_text(text);
  ReadFacts result{std::move(read.ledger), std::move(read.problems)};
  if (!result.facts) return result;
  check_names(ledger, *result.facts, result.problems);
  if (!result.problems.empty()) result.facts.reset();
  return result;
}

// The line's texts as ids of another pool.
SaleProfile moved(SaleProfile profile, const TextPool& from, TextPool& to) {
  profile.seller = to.intern(from.text(profile.seller));
  profile.product = to.intern(from.text(profile.product));
  profile.unit = to.intern(from.text(profile.unit));
  if (profile.buyer != SaleProfile::nobody) profile.buyer = to.intern(from.text(profile.buyer));
  return profile;
}

void add_line(Sales& to, const Sales& from, std::size_t index) {
  SaleLine line = from.line(index);
  line.profile = moved(line.profile, from.texts(), to.texts());
  to.add(line);  // there is room: at most one line more than before
}

// Without `sellers` whoever sells anything is a seller: a line of each.
std::string line_of_each_seller(const Ledger& ledger) {
  std::string lines;
  if (ledger.sellers) return lines;
  std::vector<bool> seen(ledger.sales.texts().size());
  for (std::size_t i = 0; i < ledger.sales.size(); ++i) {
    const std::uint32_t seller = ledger.sales.profile(i).seller;
    if (seen[seller]) continue;
    seen[seller] = true;
    lines += ", " + sale_text(ledger, i);
  }
  return lines;
}

// The ledger's sellers and one line; for reading it under the ledger's own rules.
std::string ledger_of_one_line(const Ledger& ledger, std::string_view line) {
  Ledger sellers;
  sellers.sellers = ledger.sellers;
  std::string text;
  write_document(sellers, {{}, {}, false}, [&](std::string_view piece) { text += piece; });
  const std::string empty = "\"sales\": []";
  const std::size_t at = text.find(empty);
  return text.replace(at, empty.size(),
                      "\"sales\": [" + std::string(line) + line_of_each_seller(ledger) + "]");
}

// Who buys from a seller must sell too where no list says who the sellers are.
void check_buyers(const Ledger& ledger, const Sales& sales, std::string pointer,
                  Problems& problems) {
  if (ledger.sellers) return;
  std::vector<bool> sells(sales.texts().size());
  for (std::size_t i = 0; i < sales.size(); ++i) sells[sales.profile(i).seller] = true;
  for (std::size_t i = 0; i < sales.size(); ++i) {
    const std::uint32_t buyer = sales.profile(i).buyer;
    if (buyer == SaleProfile::nobody || sells[buyer]) continue;
    problems.add({{Sentence::buyer_named, {{"seller", isolated(sales.texts().text(buyer))}}},
                  "",
                  std::move(pointer)});
    return;
  }
}

}  // namespace

std::string facts_text(const Ledger& ledger) {
  std::string text;
  write_document(ledger, {{}, {}, false}, [&](std::string_view piece) { text += piece; });
  return text;
}

Problems check_facts(const Ledger& ledger, std::string_view text) {
  return read_facts(ledger, text).problems;
}

Problems replace_facts(Ledger& ledger, std::string_view text) {
  ReadFacts read = read_facts(ledger, text);
  if (!read.facts) return std::move(read.problems);
  Ledger& facts = *read.facts;
  facts.sales = std::move(ledger.sales);
  facts.as_of = ledger.as_of;
  facts.readings = ledger.readings;
  facts.unknown_fields = std::move(ledger.unknown_fields);
  ledger = std::move(facts);
  return {};
}

std::string sale_text(const Ledger& ledger, std::size_t line) {
  Ledger one;
  add_line(one.sales, ledger.sales, line);
  std::string text;
  write_canonical(one, [&](std::string_view piece) { text += piece; });
  const std::size_t from = text.find('[') + 1;
  return text.substr(from, text.rfind(']') - from);
}

Problems edit_sale(Ledger& ledger, SaleEdit edit, std::size_t line, std::string_view text) {
  std::optional<Ledger> given;
  if (edit != SaleEdit::remove) {
    ReadResult read = read_ledger_text(ledger_of_one_line(ledger, text));
    for (Problem& problem : read.problems.list) {
      const std::string here = "/sales/0";
      if (problem.pointer.rfind(here, 0) == 0) {
        problem.pointer.replace(0, here.size(), ledger.sale_pointer(line));
      }
      problem.line = problem.column = 0;  // the line was typed, not read
    }
    if (!read.ledger) return std::move(read.problems);
    given = std::move(read.ledger);
  }
  Sales sales;
  for (std::size_t i = 0; i <= ledger.sales.size(); ++i) {
    if (i > 0 && i < ledger.sales.size() &&
        ledger.sales.file_of(i - 1) != ledger.sales.file_of(i)) {
      sales.begin_file();
    }
    if (i == line && given) add_line(sales, given->sales, 0);
    if (i == ledger.sales.size() || (i == line && edit != SaleEdit::insert)) continue;
    add_line(sales, ledger.sales, i);
  }
  Problems problems;
  check_buyers(ledger, sales, ledger.sale_pointer(line) + "/seller", problems);
  if (!problems.empty()) return problems;
  sales.finish();
  ledger.sales = std::move(sales);
  return {};
}

}  // namespace jm216
