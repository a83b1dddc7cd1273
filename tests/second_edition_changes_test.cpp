// The rules of the second edition that answer otherwise than those of the first: each with its figure,
// sales in dollars at arm's length and 8.5% unless said. Where the answer of old is a reading now, it
// stands beside.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::second_edition_changes_test {

struct Sold {
  std::string day;
  std::string gross;
  std::string members{};
  std::string country = "US";
  std::string currency = "USD";
};

std::string line(const Sold& sold) {
  return R"({"invoice": "N)" + sold.day + R"(", "date": ")" + sold.day + R"(", "country": ")" +
         sold.country + R"(", "currency": ")" + sold.currency + R"(", "gross": ")" + sold.gross +
         '"' + (sold.members.empty() ? "" : ", " + sold.members) + '}';
}

// Invoice and credit note of one day would be one invoice.
std::string credit(const std::string& of, const Sold& sold, const std::string& reason) {
  Sold note = sold;
  note.members = R"("credit_of": "N)" + of + R"(", "credit_reason": ")" + reason + '"';
  return line(note);
}

std::string list(const std::string& section, const std::string& members) {
  return '"' + section + "\": [{" + members + "}]";
}

std::string notice(const std::string& kind, const std::string& by, const std::string& given,
                   const std::string& members = {}) {
  return list("notices", R"("kind": ")" + kind + R"(", "by": ")" + by + R"(", "given": ")" + given +
                             R"(", "method": "telefax")" + (members.empty() ? "" : ", " + members));
}

std::string royalty(const Answer& a) {
  return text(a.report().totals.royalty);
}

// Of a hundred thousand sold in a country on a day, in per cent.
std::string rate(const std::string& country, const std::string& day, const std::string& sections,
                 Choices readings = {}) {
  const Answer a = ask(ledger(day, line({day, "100000", "", country}), sections), readings);
  return a.row(to_string(Quarter::of(*parse_date(day)))).rate.text();
}

std::string infringed(const std::string& country, const std::string& percent,
                      const std::string& notified) {
  return R"({"country": ")" + country + R"(", "percent": ")" + percent + R"(", "notified": ")" +
         notified + "\"}";
}

std::string infringements(const std::string& records) {
  return "\"infringements\": [" + records + ']';
}

TEST_CASE("V.4 money or money's worth: a free supply worth 100,000 bears 0.00, was 8,500.00") {
  const std::string packs = ledger(
      "2009-06-30", line({"2009-05-04", "0", R"("free": true, "fair_market_price": "100000")"}));
  CHECK(royalty(ask(packs)) == "0.00");
  CHECK(ask(packs).row("2009-Q2").basis == Basis::free);
  CHECK(royalty(ask(packs, {{"free_supply", "fair-market-price"}})) == "8500.00");
}

TEST_CASE("I.10 a credit for a sale at 0% takes 0.00 back, was -8,500.00") {
  // The generic went in the first quarter, so the rate is 8.5% again from the second.
  const std::string sold =
      ledger("2009-06-30",
             line({"2009-02-02", "100000"}) + ',' +
                 credit("2009-02-02", {"2009-05-04", "-100000"}, "returned"),
             list("generics",
                  R"("country": "US", "available_from": "2009-01-05", "withdrawn": "2009-03-02")"));
  CHECK(text(ask(sold).quarter("2009-Q2").royalty) == "0.00");
  CHECK(text(ask(sold, {{"credit_note_rate", "own"}}).quarter("2009-Q2").royalty) == "-8500.00");
}

TEST_CASE("I.10 sold 10 April 2018, returned 10 May 2018: -8,500.00, was 0") {
  const std::string sold =
      ledger("2018-06-30", line({"2018-04-10", "100000"}) + ',' +
                               credit("2018-04-10", {"2018-05-10", "-100000"}, "returned"));
  CHECK(ask(sold).step("line:/sales/1", "royalty").result == "-8500.0000");
  CHECK(royalty(ask(sold)) == "0.00");
  CHECK(royalty(ask(sold, {{"credit_note_rate", "own"}})) == "8500.00");
}

// The royalty of a sale not at arm's length where the market pays 130,000, with a credit for it.
std::string at_market_price(const std::string& gross, const std::string& credit_gross,
                            const std::string& reason) {
  return royalty(ask(
      ledger("2009-06-30",
             line({"2009-02-02", gross, R"("arms_length": false, "fair_market_price": "130000")"}) +
                 ',' + credit("2009-02-02", {"2009-05-04", credit_gross}, reason))));
}

TEST_CASE("I.10 sold at 100,000, market 130,000, all returned: 0.00 in all, was 2,550.00") {
  CHECK(at_market_price("100000", "-100000", "returned") == "0.00");
}

TEST_CASE("I.10 sold at 150,000, market 130,000, discount of 40,000: 11,050.00, was 9,350.00") {
  // 130,000 × 8.5%
  CHECK(at_market_price("150000", "-40000", "discount") == "11050.00");
}

TEST_CASE("I.10 sold at 100,000, market 130,000, corrected by 50,000: 12,750.00, was 15,300.00") {
  // 150,000 × 8.5%
  CHECK(at_market_price("100000", "50000", "correction") == "12750.00");
}

TEST_CASE("I.4, I.18 the marketer Johnson Matthey PLC: 8.5%, was 0%") {
  const auto marketed = [](const std::string& by) {
    return rate("US", "2009-05-04",
                list("generics", R"("country": "US", "available_from": "2009-01-05", )" + by));
  };
  CHECK(marketed(R"("marketer": "Johnson Matthey PLC")") == "8.5");
  CHECK(marketed(R"("source": "licensor")") == "8.5");
  CHECK(marketed(R"("marketer": "Somebody Else PLC")") == "0");
}

TEST_CASE("marketers are compared without case, full stops and commas: 8.5%, was 0%") {
  for (const char* name : {"Johnson Matthey Inc", "JOHNSON  MATTHEY, INC.", " johnson matthey",
                           "Johnson Matthey plc."})
    CHECK(
        rate("US", "2009-05-04",
             list("generics", R"("country": "US", "available_from": "2009-01-05", "marketer": ")" +
                                  std::string(name) + '"')) == "8.5");
  CHECK(
      rate("US", "2009-05-04",
           R"("sellers": {"licensee": {"name": "Neo, Inc.", "role": "licensee"}}, )" +
               list("generics",
                    R"("country": "US", "available_from": "2009-01-05", "marketer": "NEO INC")")) ==
      "8.5");
}

TEST_CASE("marketers are compared without case in Latin, Greek and Cyrillic letters too") {
  const std::pair<const char*, const char*> names[] = {{"Škoda Žilina a.s.", "ŠKODA ŽILINA AS"},
                                                       {"Łódź Ÿ", "ŁÓDŹ ÿ"},
                                                       {"ΆΛΦΑ ΟΔΌΣ", "άλφα οδός"},
                                                       {"ЁЛКА Фарма", "ёлка ФАРМА"},
                                                       {"Ünal × Öz", "ÜNAL × ÖZ"}};
  const auto charged = [](const std::string& seller, const std::string& marketer) {
    return rate(
        "US", "2009-05-04",
        R"("sellers": {"licensee": {"name": ")" + seller + R"(", "role": "licensee"}}, )" +
            list("generics", R"("country": "US", "available_from": "2009-01-05", "marketer": ")" +
                                 marketer + '"'));
  };
  for (const auto& pair : names) {
    CAPTURE(pair.first);
    CHECK(charged(pair.first, pair.second) == "8.5");
  }
  CHECK(charged("Škoda", "Skoda") == "0");
}

TEST_CASE("VII.5 in such country: 40% in China, or in the US in 2016: 8.5%, was 5.1%") {
  CHECK(rate("CN", "2009-09-01", infringements(infringed("CN", "40", "2009-03-02"))) == "8.5");
  CHECK(rate("US", "2016-02-01", infringements(infringed("US", "40", "2009-03-02"))) == "8.5");
  CHECK(rate("US", "2015-04-24", infringements(infringed("US", "40", "2009-03-02"))) == "5.1");
  CHECK(rate("US", "2015-04-25", infringements(infringed("US", "40", "2009-03-02"))) == "8.5");
  CHECK(rate("CN", "2009-09-01",
             infringements(R"({"country": "CN", "percent": "40", "notified": "2009-03-02",
                               "right": "CN 1000001"})")) == "5.1");
}

TEST_CASE("VII.5 a THIRD PARTY: 20% and 20% give 5.1%, was 8.5%") {
  const std::string both = infringements(infringed("IT", "20", "2009-03-02") + ',' +
                                         infringed("IT", "20", "2009-03-02"));
  CHECK(rate("IT", "2009-09-01", both) == "5.1");  // 8.5 × 0.6
  CHECK(rate("IT", "2009-09-01", both, {{"several_infringers", "highest"}}) == "8.5");
}

TEST_CASE("VII.5 a THIRD PARTY: 35% and 35% give 4.25%, was 5.525%") {
  const std::string both = infringements(infringed("IT", "35", "2009-03-02") + ',' +
                                         infringed("IT", "35", "2009-03-02"));
  CHECK(rate("IT", "2009-09-01", both) == "4.25");  // the cap
  CHECK(rate("IT", "2009-09-01", both, {{"several_infringers", "highest"}}) == "5.525");
}

TEST_CASE("I.4, VII.5 an infringing US copy, sale of February 2016: 0%, was at best 4.25%") {
  const std::string copy =
      list("generics", R"("country": "US", "available_from": "2014-01-06", "infringing": true)");
  CHECK(rate("US", "2016-02-01", copy) == "0");
  // The last US patent is gone from 25 April 2015: the quarter of that day, once it is known.
  CHECK(rate("US", "2015-04-24", copy) == "8.5");
  CHECK(rate("US", "2015-04-25", copy) == "0");
}

TEST_CASE("V.4 supplied 20 April, invoiced 25 April 2018: 85,000.00 on a million, was 0") {
  const std::string sold =
      ledger("2018-06-30", line({"2018-04-25", "1000000", R"("supplied": "2018-04-20")"}));
  CHECK(royalty(ask(sold)) == "85000.00");
  CHECK(royalty(ask(sold, {{"supply_date", "invoiced"}})) == "0.00");
}

TEST_CASE("V.4 invoiced 20 April, supplied 2 May 2018: 85,000.00 on a million") {
  const std::string sold =
      ledger("2018-06-30", line({"2018-04-20", "1000000", R"("supplied": "2018-05-02")"}));
  CHECK(royalty(ask(sold)) == "85000.00");
  CHECK(royalty(ask(sold, {{"supply_date", "supplied"}})) == "0.00");
}

TEST_CASE("V.4 a generic goes by the quarter of the invoice") {
  const std::string generic =
      list("generics", R"("country": "US", "available_from": "2009-05-04")");
  const auto basis = [&](const std::string& invoiced, const std::string& supplied) {
    return ask(ledger("2009-09-30", line({invoiced, "100", R"("supplied": ")" + supplied + '"'}),
                      generic))
        .row(to_string(Quarter::of(*parse_date(invoiced))))
        .basis;
  };
  CHECK(basis("2009-04-02", "2009-03-30") == Basis::generic);
  CHECK(basis("2009-03-30", "2009-04-02") == Basis::full);
}

TEST_CASE("V.2, XI.8.2 T 9 November 2001: the supply sum is not owed, was 150,000.00") {
  // 10 September + 60 days: 20 to the 30th, 31 to 31 October, 9.
  const Answer a =
      ask(ledger("2002-06-30", "", notice("terminate-convenience", "licensee", "2001-09-10")));
  CHECK(text(a.report().licence.terminated_on) == "2001-11-09");
  CHECK(a.obligation("supply").status == ObligationStatus::not_triggered);
  CHECK(text(a.obligation("supply").due) == "null");
  CHECK(text(a.obligation("supply").outstanding) == "0.00");
  CHECK(text(a.report().totals.obligations) == "100000.00");  // the signature's alone
}

// A challenge noticed on 10 March 2010, and a million sold six weeks later.
std::string challenged() {
  return ledger("2010-09-30", line({"2010-04-21", "1000000"}),
                notice("terminate-challenge", "licensor", "2010-03-10") +
                    R"(, "milestones": [{"milestone": 2, "attained": "2010-05-03"}])");
}

TEST_CASE("VII.8 a million sold after a challenge: outside-licence, 85,000.00, with an error") {
  const Answer a = ask(challenged());
  CHECK(a.row("2010-Q2").basis == Basis::outside_licence);
  CHECK(text(a.row("2010-Q2").royalty_usd) == "85000.00");
  CHECK(a.finding("sale-outside-licence").where == "/sales/0");
  CHECK(a.finding("sale-outside-licence").message.find("V.4 is computed") != std::string::npos);
  // So it says too where V.4 comes to nothing, for what would be royalty-free without T as well.
  const Answer free = ask(ledger("2010-09-30", R"({"invoice": "F", "date": "2010-04-21",
      "country": "DE", "currency": "USD", "gross": "0", "free": true})",
                                 notice("terminate-challenge", "licensor", "2010-03-10")));
  CHECK(free.row("2010-Q2").basis == Basis::outside_licence);
  CHECK(free.finding("sale-outside-licence").message.find("V.4 is computed") != std::string::npos);
  CHECK(a.report().licence.status == LicenceStatus::terminated);
  CHECK(text(a.report().licence.terminated_on) == "2010-03-10");
  CHECK(text(a.report().licence.sell_off_until) == "null");
  CHECK(ask(challenged(), {{"challenge_ends", "agreement"}}).row("2010-Q2").basis ==
        Basis::sell_off);
}

TEST_CASE("VII.8 a milestone attained after a challenge is owed") {
  // 3 May + 30 days: 28 to the 31st, 2 into June.
  CHECK(text(ask(challenged()).obligation("milestone-2").due) == "2010-06-02");
  const Answer ended = ask(challenged(), {{"challenge_ends", "agreement"}});
  CHECK(text(ended.obligation("milestone-2").due) == "null");
  CHECK(ended.has("milestone-after-end"));
}

TEST_CASE("XI.5 a breach that cannot be remedied: T on receipt, was without right") {
  const auto with = [](const std::string& members) {
    return ask(
        ledger("2005-06-30", "", notice("terminate-breach", "licensor", "2005-03-01", members)));
  };
  const Answer a = with(R"("remediable": false)");
  CHECK(text(a.report().licence.terminated_on) == "2005-03-01");
  CHECK(a.report().licence.termination_clause == "XI.5");
  CHECK(with("").has("notice-without-right"));
  CHECK(with(R"("remediable": false, "force_majeure": true)").has("notice-without-right"));
}

TEST_CASE("XI.8.3, XI.9 1,000,000 of stock to a sub-licensee after T: 85,000.00, was 0") {
  const auto stock = [](const std::string& day) {
    return royalty(ask(
        ledger("2010-09-30", line({day, "1000000", R"("seller": "NEOT", "buyer": "EURO")"}),
               R"("sellers": {"NEOT": {"role": "licensee"}, "EURO": {"role": "sublicensee"}}, )" +
                   notice("terminate-insolvency", "licensor", "2010-03-10"))));
  };
  CHECK(stock("2010-03-10") == "0.00");
  CHECK(stock("2010-03-11") == "85000.00");
}

TEST_CASE("XI.9, V.4 T 16 March 2018, a million sold 15 June 2018: 0, was 85,000.00") {
  const auto sold = [](const std::string& day, Choices readings = {}) {
    return ask(ledger("2018-09-30", line({day, "1000000"}),
                      notice("terminate-insolvency", "licensor", "2018-03-16")),
               readings);
  };
  CHECK(royalty(sold("2018-06-15")) == "0.00");
  CHECK(to_string(sold("2018-06-15").row("2018-Q2").basis) == "expired");
  CHECK(clause_of(sold("2018-06-15").row("2018-Q2").basis) == "V.4");
  CHECK(royalty(sold("2018-06-15", {{"sell_off_past_term", "royalty"}})) == "85000.00");
  CHECK(royalty(sold("2018-04-24")) == "85000.00");
}

TEST_CASE("IV.3, IV.5 approval in Norway: not attained") {
  for (const int number : {3, 5}) {
    const auto approved = [&](const std::string& country, const std::string& day = "2005-06-01") {
      return ask(ledger(
          "2009-06-30", "",
          list("milestones", R"("milestone": )" + std::to_string(number) + R"(, "attained": ")" +
                                 day + R"(", "country": ")" + country + '"')));
    };
    CHECK(approved("NO").milestone(number).status == MilestoneStatus::missed);
    CHECK(text(approved("NO").milestone(number).attained) == "null");
    CHECK(approved("NO").obligation("milestone-" + std::to_string(number)).status ==
          ObligationStatus::not_triggered);
    CHECK(approved("NO").finding("milestone-country-not-eu").where == "/milestones/0/country");
    CHECK(approved("SE").milestone(number).status == MilestoneStatus::attained);
    CHECK(approved("PL", "2004-04-30").milestone(number).status == MilestoneStatus::missed);
    CHECK(approved("PL", "2004-05-01").milestone(number).status == MilestoneStatus::attained);
  }
  // Milestone 2 is the FDA's: the country says nothing of it.
  CHECK(ask(ledger(
                "2009-06-30", "",
                list("milestones", R"("milestone": 2, "attained": "2004-12-20", "country": "US")")))
            .milestone(2)
            .status == MilestoneStatus::attained);
}

TEST_CASE("I.18, V.4 sub-licensee until 31 December 2011, a million to it in 2013: 85,000.00") {
  const auto transferred = [](const std::string& day) {
    return royalty(
        ask(ledger("2013-06-30", line({day, "1000000", R"("seller": "NEOT", "buyer": "EURO")"}),
                   R"("sellers": {"NEOT": {"role": "licensee"},
                       "EURO": {"role": "sublicensee", "from": "2008-01-01",
                                "until": "2011-12-31"}})")));
  };
  CHECK(transferred("2013-02-01") == "85000.00");
  CHECK(transferred("2012-01-01") == "85000.00");
  CHECK(transferred("2011-12-31") == "0.00");
  CHECK(transferred("2008-01-01") == "0.00");
  CHECK(transferred("2007-12-31") == "85000.00");
}

TEST_CASE("I.18 a former sub-licensee's own copy is a generic") {
  const auto copy = [](const std::string& available) {
    return rate("DE", "2013-02-01",
                R"("sellers": {"licensee": {"role": "licensee"},
                               "EURO": {"role": "sublicensee", "name": "Europharm SA",
                                        "until": "2011-12-31"}}, )" +
                    list("generics", R"("country": "DE", "marketer": "Europharm S.A.",
                                        "available_from": ")" +
                                         available + '"'));
  };
  CHECK(copy("2012-01-02") == "0");
  CHECK(copy("2011-12-30") == "8.5");
}

TEST_CASE("VI.3 the supply agreement not executed: passed, for nobody owes it") {
  const auto status = [](const std::string& as_of, const std::string& sections = {}) {
    return ask(ledger(as_of, "", sections)).deadline("supply-agreement").status;
  };
  CHECK(status("2002-02-01") == DeadlineStatus::passed);
  CHECK(status("2002-01-31") == DeadlineStatus::today);
  CHECK(status("2002-06-30", R"("supply_agreement": {"executed": "2002-01-31"})") ==
        DeadlineStatus::done);
  CHECK(status("2002-06-30", R"("supply_agreement": {"executed": "2002-02-01"})") ==
        DeadlineStatus::passed);
}

TEST_CASE("XVI a ledger whose base rates all lie ahead does not fall back on the built-in table") {
  const std::string ahead =
      ledger("2001-12-31", "",
             R"("payments": [], "base_rates": [{"from": "2002-06-01", "percent": "4"}])");
  CHECK(text(ask(ahead).obligation("signature").interest) == "null");
  CHECK(ask(ahead).has("base-rate-missing"));
  CHECK_FALSE(ask(ahead).has("base-rate-builtin"));
}

TEST_CASE("VII.5 an infringement record that is not yet known gives no finding") {
  const auto findings = [](const std::string& as_of) {
    const Answer a = ask(ledger(as_of, "", infringements(infringed("IT", "20", "2009-03-02"))));
    return a.count("infringement-too-small");
  };
  CHECK(findings("2009-03-01") == 0);
  CHECK(findings("2009-03-02") == 1);
}

TEST_CASE("formats: Turkish lira of 2003, two million million at 1,571,500: 108,176.90") {
  // 2,000,000,000,000 × 8.5% = 170,000,000,000; ÷ 1,571,500 = 108,176.901…
  const Answer a =
      ask(ledger("2003-06-30", line({"2003-02-03", "2000000000000", "", "TR", "TRL"}),
                 list("fx", R"("currency": "TRL", "date": "2003-04-30", "per_usd": "1571500")")));
  CHECK(royalty(a) == "108176.90");
}

// What the largest readings are worth.

TEST_CASE("post_expiry: 85,000 a year for each million sold in the US after 24 April 2015") {
  const auto sold = [](const std::string& day, Choices readings = {}) {
    return royalty(ask(ledger("2018-06-30", line({day, "1000000"})), readings));
  };
  for (const char* day : {"2015-04-25", "2018-04-24"}) {
    CHECK(sold(day) == "85000.00");
    CHECK(sold(day, {{"post_expiry", "us-stops"}}) == "0.00");
    CHECK(sold(day, {{"post_expiry", "where-patented"}}) == "0.00");
  }
  CHECK(sold("2015-04-24", {{"post_expiry", "us-stops"}}) == "85000.00");
}

TEST_CASE("accrued_at_end and notice_given: 3,000,000 around T") {
  // Attained on 2 November 2004, due on 2 December. The letter of 1 September is deemed received on
  // the 4th: T is 31 October or 3 November.
  const std::string two =
      ledger("2005-06-30", "",
             R"("payments": [], "milestones": [{"milestone": 2, "attained": "2004-11-02"}],
         "notices": [{"kind": "terminate-convenience", "by": "licensee", "given": "2004-09-01",
                      "method": "post"}])");
  const auto owed = [&](Choices readings) {
    return text(ask(two, readings).obligation("milestone-2").outstanding);
  };
  CHECK(owed({}) == "0.00");
  CHECK(owed({{"notice_given", "received"}}) == "3000000.00");
  CHECK(owed({{"notice_given", "received"}, {"accrued_at_end", "lost"}}) == "0.00");
}

}  // namespace jm216::test::second_edition_changes_test
