// XII: force majeure that runs six months without a break.
#include <algorithm>

#include "core/rules/milestones.hpp"
#include "doctest/doctest.h"
#include "tests/properties/generator.hpp"
#include "tests/support/ask.hpp"

namespace jm216::test::article_xii_force_majeure_test {

std::string event(const std::string& party, const std::string& from, const std::string& to = {}) {
  return R"({"party": ")" + party + R"(", "from": ")" + from + '"' +
         (to.empty() ? "" : R"(, "to": ")" + to + '"') + '}';
}

Answer at(const std::string& as_of, const std::string& events, const std::string& given = {},
          const std::string& by = "licensor", const std::string& method = "telefax") {
  std::string sections = "\"force_majeure\": [" + events + ']';
  if (!given.empty()) {
    sections += R"(, "notices": [{"kind": "terminate-force-majeure", "by": ")" + by +
                R"(", "given": ")" + given + R"(", "method": ")" + method + "\"}]";
  }
  return ask(ledger(as_of, "", sections));
}

std::string terminated(const Answer& a) {
  return text(a.report().licence.terminated_on);
}

const std::string licensee_hit = event("licensee", "2005-01-01");

TEST_CASE("XII six months without a break, then one month from receipt") {
  CHECK(at("2005-12-31", licensee_hit, "2005-06-30").has("notice-without-right"));
  const Answer a = at("2005-12-31", licensee_hit, "2005-07-01");
  CHECK_FALSE(a.has("notice-without-right"));
  CHECK(terminated(a) == "2005-08-01");
  CHECK(a.report().licence.termination_clause == "XII");
  CHECK(a.report().licence.status == LicenceStatus::sell_off);
  // Posted: received on the 4th.
  CHECK(terminated(at("2005-12-31", licensee_hit, "2005-07-01", "licensor", "post")) ==
        "2005-08-04");
  // 31 January + 1 month: the last day of February.
  CHECK(terminated(at("2006-12-31", licensee_hit, "2006-01-31")) == "2006-02-28");
  CHECK(at("2005-07-31", licensee_hit, "2005-07-01").report().licence.status ==
        LicenceStatus::notice_running);
}

TEST_CASE("XII only the party not affected may terminate") {
  CHECK(at("2005-12-31", licensee_hit, "2005-07-01", "licensee").has("notice-without-right"));
  CHECK(terminated(at("2005-12-31", event("licensor", "2005-01-01"), "2005-07-01", "licensee")) ==
        "2005-08-01");
  CHECK(
      at("2005-12-31", event("licensor", "2005-01-01"), "2005-07-01").has("notice-without-right"));
}

TEST_CASE("XII it must still run on the day of the notice") {
  const auto until = [](const std::string& to) { return event("licensee", "2005-01-01", to); };
  CHECK(at("2005-12-31", until("2005-07-09"), "2005-07-10").has("notice-without-right"));
  CHECK_FALSE(at("2005-12-31", until("2005-07-10"), "2005-07-10").has("notice-without-right"));
  // Two short spells do not add up.
  CHECK(at("2005-12-31",
           event("licensee", "2005-01-01", "2005-05-31") + ',' + event("licensee", "2005-06-01"),
           "2005-07-10")
            .has("notice-without-right"));
}

TEST_CASE("XII the notice lapses if the event is over by its effective date") {
  const auto until = [](const std::string& to) {
    return at("2005-12-31", event("licensee", "2005-01-01", to), "2005-07-01");
  };
  const Answer lapsed = until("2005-08-01");
  CHECK(terminated(lapsed) == "null");
  CHECK(lapsed.report().licence.status == LicenceStatus::in_force);
  CHECK_FALSE(lapsed.has("notice-without-right"));
  CHECK_FALSE(lapsed.has_deadline("notice-1-effective"));
  CHECK(terminated(until("2005-08-02")) == "2005-08-01");
  // Before the end is known the notice is pending.
  const Answer pending =
      at("2005-07-19", event("licensee", "2005-01-01", "2005-07-20"), "2005-07-01");
  CHECK(pending.report().licence.status == LicenceStatus::notice_running);
  CHECK(pending.has_deadline("notice-1-effective"));
  CHECK(at("2005-07-20", event("licensee", "2005-01-01", "2005-07-20"), "2005-07-01")
            .report()
            .licence.status == LicenceStatus::in_force);
  // One event over does not end another that still runs.
  CHECK(terminated(at(
            "2005-12-31",
            event("licensee", "2005-01-01", "2005-07-20") + ',' + event("licensee", "2004-12-01"),
            "2005-07-01")) == "2005-08-01");
  // But one that had not run six months on the day of the notice saves nothing, nor does one of
  // the party that gave it.
  CHECK(terminated(at(
            "2005-12-31",
            event("licensee", "2005-01-01", "2005-07-20") + ',' + event("licensee", "2005-01-02"),
            "2005-07-01")) == "null");
  CHECK(terminated(at(
            "2005-12-31",
            event("licensee", "2005-01-01", "2005-07-20") + ',' + event("licensor", "2004-12-01"),
            "2005-07-01")) == "null");
}

TEST_CASE("XII the right is open once six months have run, while the event lasts") {
  CHECK(at("2005-06-30", licensee_hit).rights().find("force-majeure") == std::string::npos);
  const Answer a = at("2005-07-01", licensee_hit);
  const Right& right = a.right("terminate-force-majeure");
  CHECK(right.holder == Party::licensor);
  CHECK(to_string(right.from) == "2005-07-01");
  CHECK(text(right.until) == "null");
  CHECK(text(right.effective_if_noticed_now) == "2005-08-01");
  CHECK(right.clause == "XII");
  CHECK(at("2005-07-01", event("licensor", "2005-01-01")).right("terminate-force-majeure").holder ==
        Party::licensee);
  // On its last day it still lasts, and the ledger gives that day.
  const std::string ends = event("licensee", "2005-01-01", "2005-09-01");
  CHECK(text(at("2005-08-31", ends).right("terminate-force-majeure").until) == "null");
  CHECK(text(at("2005-09-01", ends).right("terminate-force-majeure").until) == "2005-09-01");
  CHECK(at("2005-09-02", ends).rights().find("force-majeure") == std::string::npos);
  // Of several events the one that began first.
  CHECK(to_string(at("2005-12-31", event("licensee", "2005-02-01") + ',' + licensee_hit + ',' +
                                       event("licensee", "2005-03-01"))
                      .right("terminate-force-majeure")
                      .from) == "2005-07-01");
  // Of two of one day the first in the ledger is named.
  CHECK(at("2005-12-31", licensee_hit + ',' + licensee_hit)
            .step("right:terminate-force-majeure", "from")
            .inputs[0]
            .where == "/force_majeure/0/from");
}

// XII, reading `force_majeure_milestones`: the days that excuse, counted one by one.
TEST_CASE("XII days of force majeure are counted once, from notice on, up to the day asked for") {
  test::Dice dice(12345);
  const Date start = make_date(2005, 1, 1);
  const auto some_day = [&] { return start + Days{dice.between(0, 60)}; };
  for (int round = 0; round < 200; ++round) {
    Ledger ledger;
    for (std::size_t i = dice.below(6); i > 0; --i) {
      ForceMajeure event;
      event.party = dice.chance(80) ? Party::licensee : Party::licensor;
      event.from = some_day();
      if (dice.chance(70)) event.to = event.from + Days{dice.between(0, 15)};
      if (dice.chance(80)) event.notified = event.from + Days{dice.between(0, 5)};
      ledger.force_majeure.push_back(event);
    }
    const ExcusedDays excused(ledger);
    const Date from = some_day();
    const Date until = some_day();
    const Date as_of = some_day();
    int expected = 0;
    for (Date day = from; day <= until && day <= as_of; day += Days{1}) {
      const bool is_excused = std::any_of(
          ledger.force_majeure.begin(), ledger.force_majeure.end(), [&](const ForceMajeure& event) {
            return event.party == Party::licensee && event.notified &&
                   day >= std::max(event.from, *event.notified) && (!event.to || day <= *event.to);
          });
      if (is_excused) ++expected;
    }
    CHECK(excused.between(from, until, as_of) == expected);
  }
}

}  // namespace jm216::test::article_xii_force_majeure_test
