#include "core/compare/difference.hpp"

#include <utility>

#include "core/compare/name_pairs.hpp"
#include "core/report/titles.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

class FigureList {
 public:
  void of(ReportPart part, std::string id, std::string what) {
    part_ = part;
    id_ = std::move(id);
    what_ = std::move(what);
    key_ = id_;
  }
  // For what has no id that means the same in another report.
  void keyed_by(std::string key) { key_ = std::move(key); }

  void dollars(const std::string& facet, const std::optional<Usd>& amount) {
    add(facet, amount ? amount->text() : "", amount);
  }
  void date(const std::string& facet, const std::optional<Date>& date) {
    add(facet, date ? to_string(*date) : "none", std::nullopt);
  }
  void word(const std::string& facet, std::string word) {
    add(facet, std::move(word), std::nullopt);
  }

  std::vector<ReportFigure> list;

 private:
  void add(const std::string& facet, std::string text, std::optional<Usd> amount) {
    std::string what = what_;
    if (!facet.empty()) what += what.empty() ? facet : ", " + facet;
    list.push_back(
        {key_ + '#' + facet, part_, id_, std::move(what), std::move(text), std::move(amount)});
  }

  ReportPart part_ = ReportPart::totals;
  std::string id_, what_, key_;
};

void add_totals(FigureList& out, const Totals& totals) {
  const auto total = [&out](const std::string& name, const std::string& what,
                            const std::optional<Usd>& amount) {
    out.of(ReportPart::totals, FigureId::total(name), what);
    out.dollars("", amount);
  };
  total("royalty_usd", "Royalty of all quarters", totals.royalty);
  total("obligations_usd", "Owed to date", totals.obligations);
  total("paid_usd", "Paid", totals.paid);
  total("outstanding_usd", "Outstanding", totals.outstanding);
  total("overdue_usd", "Overdue", totals.overdue);
  total("interest_outstanding_usd", "Interest outstanding", totals.interest_outstanding);
}

void add_rows(FigureList& out, const QuarterReport& quarter, const Report& report) {
  const std::string name = to_string(quarter.quarter);
  for (std::size_t i = 0; i < quarter.rows.size(); ++i) {
    const Row& row = quarter.rows[i];
    out.of(ReportPart::quarters, FigureId::row(quarter.quarter, i),
           name + ", " + country_in_words(row.country) + ", " +
               std::string(seller_name(row.seller, report)) + ", " + row.product);
    // A row's basis and rate may be what differs: rows of the same goods are told apart by order.
    out.keyed_by("row:" + name + '|' + row.seller + '|' + row.country + '|' + row.product + '|' +
                 row.unit + '|' + row.currency);
    out.word("basis", std::string(to_string(row.basis)) + ' ' + in_words(row.rate));
    out.dollars("royalty", row.royalty_usd);
  }
}

void add_quarter(FigureList& out, const QuarterReport& quarter, const Report& report) {
  const std::string name = to_string(quarter.quarter);
  out.of(ReportPart::quarters, FigureId::quarter(quarter.quarter), name);
  out.dollars("royalty", quarter.royalty);
  out.dollars("carried in", quarter.carried_in);
  out.dollars("payable", quarter.payable);
  out.dollars("carried out", quarter.carried_out);
  out.date("due", quarter.due);
  if (quarter.statement) {
    out.of(ReportPart::statements, FigureId::statement(quarter.quarter), "Statement of " + name);
    out.date("sent", quarter.statement->date);
    out.dollars("stated", quarter.statement->royalty);
    out.dollars("computed less stated", quarter.statement->difference);
    out.word("in time", quarter.statement->on_time ? "yes" : "no");
  }
  add_rows(out, quarter, report);
}

void add_obligation(FigureList& out, const Obligation& one) {
  const std::string name = capitalised(obligation_in_words(one.id));
  out.of(ReportPart::obligations, one.id, name);
  out.word("status", std::string(to_string(one.status)));
  out.dollars("amount", one.amount);
  out.date("due", one.due);
  out.dollars("paid", one.paid);
  out.date("paid on", one.paid_on);
  out.dollars("uplift", one.fx_uplift);
  out.dollars("outstanding", one.outstanding);
  out.dollars("outstanding if paid now", one.outstanding_if_paid_now);
  out.dollars("in excess", one.excess);
  out.of(ReportPart::obligations, FigureId::interest(one.id), name);
  out.dollars("interest", one.interest);
  out.dollars("interest paid", one.interest_paid);
}

void add_licence(FigureList& out, const Report& report) {
  out.of(ReportPart::licence, "licence", "Licence");
  out.word("status", std::string(to_string(report.licence.status)));
  out.date("terminated on", report.licence.terminated_on);
  out.date("sell-off until", report.licence.sell_off_until);
  out.date("secrecy until", report.licence.secrecy_until);
  out.date("no solicitation until", report.licence.non_solicitation_until);
  out.of(ReportPart::licence, "term", "TERM");
  out.date("starts", report.term.starts);
  out.date("ends", report.term.ends);
  out.date("last patent expires", report.term.last_expiry);
  out.date("records kept until", report.term.records_until);
  for (const PatentReport& patent : report.term.patents) {
    out.of(ReportPart::licence, "term", patent.case_ + ", " + patent.country);
    out.keyed_by("patent:" + patent.case_ + '|' + patent.country + '|' + patent.application);
    out.date("expires", patent.expires);
    out.word("counts", patent.counts ? "yes" : "no");
  }
}

}  // namespace

std::vector<ReportFigure> figures_of(const Report& report) {
  FigureList out;
  add_totals(out, totals_said(report));
  add_licence(out, report);
  for (const QuarterReport& quarter : report.quarters) add_quarter(out, quarter, report);
  for (const Obligation& one : report.obligations) add_obligation(out, one);
  for (const MilestoneReport& one : report.milestones) {
    out.of(ReportPart::milestones, FigureId::milestone(one.number),
           "Milestone " + std::to_string(one.number));
    out.word("status", std::string(to_string(one.status)));
    out.date("target", one.target);
    out.date("deadline", one.deadline);
    out.date("attained", one.attained);
    out.date("right to terminate from", one.termination_right_from);
  }
  for (const Right& one : report.rights) {
    const std::string id = explanation_of(one);
    out.of(ReportPart::rights, id, title_of(id, report));
    out.date("from", one.from);
    out.date("until", one.until);
    out.date("effective if noticed now", one.effective_if_noticed_now);
  }
  out.of(ReportPart::rights, FigureId::liability("claimed_usd"), "Claims under the cap");
  out.dollars("", report.liability.claimed);
  out.of(ReportPart::rights, FigureId::liability("left_usd"), "Left of the cap");
  out.dollars("", report.liability.left);
  for (const Deadline& one : report.deadlines) {
    out.of(ReportPart::deadlines, FigureId::deadline(one.id), one.what);
    out.date("", one.date);
    out.word("status", std::string(to_string(one.status)));
  }
  return std::move(out.list);
}

std::optional<Usd> ReportDifference::growth() const {
  const bool unknown = (before && !before->dollars) || (after && !after->dollars);
  if (unknown) return std::nullopt;
  Usd sum;
  if (after) sum += *after->dollars;
  if (before) sum -= *before->dollars;
  return sum;
}

std::vector<ReportDifference> differences(const Report& before, const Report& after) {
  std::vector<ReportFigure> old = figures_of(before);
  NamePairs keys;
  for (const ReportFigure& figure : old) keys.add(figure.key);
  std::vector<ReportDifference> result;
  for (ReportFigure& figure : figures_of(after)) {
    const auto pair = keys.take(figure.key).pair;
    if (!pair) {
      result.push_back({std::nullopt, std::move(figure)});
    } else if (old[*pair].text != figure.text) {
      result.push_back({std::move(old[*pair]), std::move(figure)});
    }
  }
  keys.each_left([&](std::uint32_t place, std::uint32_t, std::uint32_t) {
    result.push_back({std::move(old[place]), std::nullopt});
  });
  return result;
}

}  // namespace jm216
