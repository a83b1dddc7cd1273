// Laws that hold whatever the ledger: on ledgers made up from fixed seeds.
#include <algorithm>
#include <map>

#include "core/export/json.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/report/account.hpp"
#include "core/wire/wire.hpp"
#include "doctest/doctest.h"
#include "tests/properties/generator.hpp"
#include "tests/support/ask.hpp"

namespace jm216::test::properties_test {

constexpr std::uint64_t seeds = JM216_SEEDS;

// Runs a law on every seed's ledger, with the seed named where it fails.
template <class Law>
void for_every_ledger(Law law) {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    INFO("seed " << seed);
    law(generate(seed), seed);
  }
}

Report report_of(const GeneratedLedger& ledger) {
  return ask(ledger.json()).evaluation.report;
}

// The report without what says where in the file something stands: findings become counts of codes.
std::string without_places(Report report) {
  std::map<std::string, std::size_t> codes;
  for (const Finding& finding : report.findings) ++codes[std::string(kind_of(finding.code).code)];
  report.findings.clear();
  std::string text = to_json(report);
  for (const auto& [code, count] : codes) text += code + ' ' + std::to_string(count) + '\n';
  return text;
}

// The first line in which two texts differ, or nothing: a report is too long to print.
std::string difference(const std::string& a, const std::string& b) {
  if (a == b) return {};
  const auto at = static_cast<std::size_t>(
      std::mismatch(a.begin(),
                    a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())),
                    b.begin())
          .first -
      a.begin());
  const auto line = [at](const std::string& text) {
    const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    return text.substr(begin, text.find('\n', at) - begin);
  };
  return line(a) + " | " + line(b);
}

void shuffle(std::vector<Record>& records, Dice& dice) {
  for (std::size_t left = records.size(); left > 1; --left) {
    const auto chosen =
        static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(left) - 1));
    std::swap(records[chosen], records[left - 1]);
  }
}

// A decimal member in two halves that add up to it.
std::pair<std::string, std::string> halves(const std::string& json) {
  std::string plain = json;
  plain.erase(std::remove(plain.begin(), plain.end(), '"'), plain.end());
  const Decimal whole = *Decimal::parse(plain);
  const Wide ten_thousandths = whole.rounded(4, Rounding::half_up);
  const Wide first = ten_thousandths / 2;
  const auto json_of = [](const Wide& part) { return '"' + Decimal(part, 4).shortest() + '"'; };
  return {json_of(first), json_of(ten_thousandths - first)};
}

// The members of the flat object `deductions`, each in two halves.
std::pair<std::string, std::string> halves_of_deductions(const std::string& json) {
  std::pair<std::string, std::string> parts{"{", "{"};
  for (std::size_t at = 1; at + 1 < json.size();) {
    const std::size_t colon = json.find(':', at);
    const std::size_t end = std::min(json.find(',', colon), json.size() - 1);
    const auto [first, second] = halves(json.substr(colon + 1, end - colon - 1));
    const std::string name = (at > 1 ? "," : "") + json.substr(at, colon - at + 1);
    parts.first += name + first;
    parts.second += name + second;
    at = end + 1;
  }
  return {parts.first + '}', parts.second + '}'};
}

// One line as two, next to each other: price, quantity and deductions halved. Only lines at arm's
// length, and no credit notes, which may be of one that is not: the higher of two prices cannot be
// halved.
bool split_line(std::vector<Record>& sales, std::size_t index, const std::string& number) {
  Record& line = sales[index];
  for (const char* name : {"arms_length", "for_money", "fair_market_price", "credit_of"}) {
    if (line.find(name) != nullptr) return false;
  }
  Record second = line;
  for (const char* name : {"gross", "quantity"}) {
    std::tie(*line.find(name), *second.find(name)) = halves(*line.find(name));
  }
  if (line.find("deductions") != nullptr) {
    std::tie(*line.find("deductions"), *second.find("deductions")) =
        halves_of_deductions(*line.find("deductions"));
  }
  second.erase("line");
  second.text("line", number);
  sales.insert(sales.begin() + static_cast<std::ptrdiff_t>(index) + 1, second);
  return true;
}

void without_line_counts(Report& report) {
  report.ledger = {};
  for (QuarterReport& quarter : report.quarters) {
    for (Row& row : quarter.rows) row.lines = 0;
  }
}

// Of a milestone the instalments that are earned later, and all that no known amendment names: the
// amendments come before the milestones.
void forget_instalments(Record& milestone, const GeneratedLedger& ledger) {
  const std::string* const days = milestone.find("instalments");
  if (days == nullptr) return;
  const std::string change = "\"milestone-" + *milestone.find("milestone") + R"(":{"instalments")";
  bool is_named = false;
  for (const Section& section : ledger.sections) {
    if (section.name != "amendments") continue;
    for (const Record& amendment : section.records)
      is_named = is_named || amendment.find("changes")->find(change) != std::string::npos;
  }
  Record known;
  // "a":"2003-12-20", one after the other
  for (std::size_t at = 1; is_named && at + 16 < days->size(); at += 17) {
    const auto day = parse_date(std::string_view(*days).substr(at + 5, 10));
    REQUIRE(day.has_value());
    if (*day <= ledger.as_of) known.day(days->substr(at + 1, 1), *day);
  }
  milestone.erase("instalments");
  if (!known.members.empty()) milestone.with("instalments", known.json());
}

// Production of quarters that have not begun.
void forget_quarters(std::vector<Record>& production, Date day) {
  const std::string now = '"' + to_string(Quarter::of(day)) + '"';
  production.erase(std::remove_if(production.begin(), production.end(),
                                  [&](const Record& r) { return *r.find("quarter") > now; }),
                   production.end());
}

// Takes out what is not known yet: records dated after the day, and ends dated after it.
void forget_what_comes_later(GeneratedLedger& ledger) {
  const Date day = ledger.as_of;
  const auto is_later = [day](const Record& record, std::string_view name) {
    const auto date = record.date(name);
    return date && *date > day;
  };
  const auto forget = [&](std::vector<Record>& records, std::string_view name) {
    records.erase(std::remove_if(records.begin(), records.end(),
                                 [&](const Record& r) { return is_later(r, name); }),
                  records.end());
  };
  const auto forget_end = [&](Record& record, std::string_view name) {
    if (is_later(record, name)) record.erase(name);
  };
  forget(ledger.sales, "date");
  for (Record& line : ledger.sales) forget_end(line, "supplied");
  for (auto& [id, seller] : ledger.sellers) {
    for (const char* name : {"from", "until"}) forget_end(seller, name);
  }
  for (Section& section : ledger.sections) {
    auto& records = section.records;
    for (const char* name : {"date", "available_from", "agreed", "from"}) {
      forget(records, name);
    }
    if (section.name == "amendments") forget(records, "effective");
    if (section.name == "production") forget_quarters(records, day);
    for (Record& record : records) {
      for (const char* name :
           {"withdrawn", "notified", "evidence", "ceased", "suit_filed", "attained", "ended"}) {
        forget_end(record, name);
      }
      if (section.name == "force_majeure") forget_end(record, "to");
      if (section.name == "milestones") forget_instalments(record, ledger);
      if (is_later(record, "extension_agreed")) {
        record.erase("extension_agreed");
        record.erase("extended_to");
      }
    }
  }
  // An execution that lies ahead is no execution; the ledger then has no supply agreement.
  if (std::string* supply = ledger.head.find("supply_agreement")) {
    const auto executed = parse_date(std::string_view(*supply).substr(13, 10));
    REQUIRE(executed.has_value());
    if (*executed > day) ledger.head.erase("supply_agreement");
  }
}

TEST_CASE("the order of the lines does not matter") {
  for_every_ledger([](GeneratedLedger ledger, std::uint64_t seed) {
    const std::string before = without_places(report_of(ledger));
    Dice dice(seed);
    shuffle(ledger.sales, dice);
    CHECK(difference(without_places(report_of(ledger)), before) == "");
  });
}

TEST_CASE("splitting a line in two changes nothing but the counts of lines") {
  std::size_t split = 0;
  for_every_ledger([&](GeneratedLedger ledger, std::uint64_t seed) {
    Report before = report_of(ledger);
    Dice dice(seed);
    for (int i = 0; i < 3 && !ledger.sales.empty(); ++i) {
      const auto last = static_cast<std::int64_t>(ledger.sales.size()) - 1;
      const auto chosen = static_cast<std::size_t>(dice.between(0, last));
      if (split_line(ledger.sales, chosen, "new " + std::to_string(i))) ++split;
    }
    Report after = report_of(ledger);
    CHECK(after.ledger.lines_read == ledger.sales.size());
    without_line_counts(before);
    without_line_counts(after);
    CHECK(difference(without_places(after), without_places(before)) == "");
  });
  CHECK(split > 2 * seeds);
}

TEST_CASE("what lies after the as-of date is not known: without it the report is the same") {
  std::size_t forgotten = 0;
  for_every_ledger([&](GeneratedLedger ledger, std::uint64_t) {
    Report with = report_of(ledger);
    forgotten += with.ledger.lines_after_as_of;
    forget_what_comes_later(ledger);
    Report without = report_of(ledger);
    CHECK(without.ledger.lines_after_as_of == 0);
    CHECK(without.ledger.lines_read == with.ledger.lines_counted);
    with.ledger = without.ledger = {};
    CHECK(difference(without_places(without), without_places(with)) == "");
  });
  CHECK(forgotten > seeds);
}

TEST_CASE("rows add up to their quarter, and what is carried is carried on") {
  for_every_ledger([](const GeneratedLedger& ledger, std::uint64_t) {
    const Report report = report_of(ledger);
    Usd carried;
    for (const QuarterReport& quarter : report.quarters) {
      CHECK(quarter.carried_in == carried);
      Usd sum;
      bool is_complete = true;
      for (const Row& row : quarter.rows) {
        is_complete = is_complete && row.royalty_usd.has_value();
        if (row.royalty_usd) sum += *row.royalty_usd;
      }
      CHECK(quarter.complete == is_complete);
      CHECK(quarter.royalty.has_value() == is_complete);
      carried = Usd{};
      if (!is_complete) continue;
      CHECK(*quarter.royalty == sum);
      CHECK_FALSE(quarter.payable->is_negative());
      CHECK_FALSE(quarter.carried_out->is_positive());
      if (report.readings.negative_quarter == NegativeQuarter::carry_forward) {
        CHECK(sum + quarter.carried_in == *quarter.payable + *quarter.carried_out);
      }
      carried = *quarter.carried_out;
    }
  });
}

TEST_CASE("amount + uplift + excess = paid + outstanding") {
  std::size_t with_uplift = 0;
  for_every_ledger([&](const GeneratedLedger& ledger, std::uint64_t) {
    const Report report = report_of(ledger);
    for (const Obligation& o : report.obligations) {
      if (o.status == ObligationStatus::not_triggered || !o.amount) continue;
      INFO(o.id);
      CHECK(*o.amount + *o.fx_uplift + *o.excess == o.paid + *o.outstanding);
      // Exchanged on the day of an early payment, a royalty may take fewer dollars.
      if (report.readings.early_payment == EarlyPayment::due_date)
        CHECK_FALSE(o.fx_uplift->is_negative());
      CHECK_FALSE(o.excess->is_negative());
      CHECK_FALSE(o.outstanding->is_negative());
      if (o.outstanding_if_paid_now) CHECK(*o.outstanding_if_paid_now >= *o.outstanding);
      if (o.fx_uplift->is_positive()) ++with_uplift;
    }
  });
  CHECK(with_uplift > seeds / 10);
}

TEST_CASE("the account ends with what is outstanding, less what was paid too early or too much") {
  for_every_ledger([](const GeneratedLedger& ledger, std::uint64_t) {
    const Report report = report_of(ledger);
    Usd expected;
    for (const Obligation& o : report.obligations) {
      if (!o.amount) continue;
      const bool has_fallen_due =
          o.due && *o.due <= report.as_of && o.status != ObligationStatus::accruing;
      if (has_fallen_due) {
        expected += *o.outstanding - *o.excess;
      } else {
        for (const PaymentTaken& payment : o.payments) expected += payment.uplift - payment.amount;
      }
      Usd paid;
      for (const PaymentTaken& payment : o.payments) {
        CHECK(payment.amount == payment.extinguished + payment.uplift + payment.excess);
        paid += payment.amount;
      }
      CHECK(paid == o.paid);
    }
    const std::vector<AccountEntry> account = account_of(report);
    CHECK((account.empty() ? Usd{} : account.back().balance) == expected);
  });
}

TEST_CASE("a report survives the way from the worker to the page") {
  for_every_ledger([](const GeneratedLedger& ledger, std::uint64_t seed) {
    const Report report = report_of(ledger);
    const std::vector<std::uint8_t> bytes = to_wire(report);
    const auto back = from_wire(bytes);
    REQUIRE(back.has_value());
    CHECK(difference(to_json(*back), to_json(report)) == "");
    // What is cut off or goes on is no report.
    const std::span<const std::uint8_t> all(bytes);
    CHECK_FALSE(from_wire(all.first(static_cast<std::size_t>(seed) * bytes.size() / (seeds + 1)))
                    .has_value());
    std::vector<std::uint8_t> longer = bytes;
    longer.push_back(0);
    CHECK_FALSE(from_wire(longer).has_value());
  });
}

TEST_CASE("the same facts have the same fingerprint, others another") {
  for_every_ledger([](GeneratedLedger ledger, std::uint64_t) {
    const auto of = [](const GeneratedLedger& l) {
      const ReadResult read = read_ledger_text(l.json());
      REQUIRE(read.ledger.has_value());
      return fingerprint(*read.ledger);
    };
    const std::string before = of(ledger);
    // Day and readings are no facts.
    GeneratedLedger asked = ledger;
    asked.head.erase("as_of");
    asked.head.erase("readings");
    CHECK(of(asked) == before);
    if (ledger.sales.empty()) return;
    *ledger.sales.back().find("quantity") = "\"7777\"";
    CHECK(of(ledger) != before);
  });
}

}  // namespace jm216::test::properties_test
