#include "core/export/table.hpp"

#include <array>
#include <map>
#include <set>

#include "core/basics/text.hpp"
#include "core/lines/lines.hpp"

namespace jm216 {

namespace {

constexpr std::array<std::string_view, 11> table_names{
    "quarters", "rows",       "obligations", "milestones", "deadlines", "findings",
    "lines",    "statements", "patents",     "readings",   "coverage"};

template <class T>
std::string text(const std::optional<T>& value) {
  if (!value) return {};
  if constexpr (std::is_same_v<T, Usd>) {
    return value->text();
  } else {
    return std::string(to_string(*value));
  }
}

std::string yes_no(bool flag) {
  return flag ? "yes" : "no";
}

std::string fx_rate(const Row& row) {
  if (!row.fx) return {};
  return row.fx->rate.shortest() + (row.fx->per_usd ? " per USD" : " USD");
}

void write_quarters(const Report& report, TableSink& sink) {
  sink.begin({{"quarter", "Quarter"},
              {"due", "Due", ColumnKind::date},
              {"complete", "Complete"},
              {"provisional", "Provisional"},
              {"royalty_usd", "Royalty US$", ColumnKind::number},
              {"carried_in_usd", "Carried in US$", ColumnKind::number},
              {"payable_usd", "Payable US$", ColumnKind::number},
              {"carried_out_usd", "Carried out US$", ColumnKind::number},
              {"statement_date", "Statement", ColumnKind::date},
              {"statement_usd", "Reported US$", ColumnKind::number},
              {"difference_usd", "Difference US$", ColumnKind::number}});
  for (const QuarterReport& q : report.quarters) {
    std::vector<std::string> cells{to_string(q.quarter),  to_string(q.due),   yes_no(q.complete),
                                   yes_no(q.provisional), text(q.royalty),    q.carried_in.text(),
                                   text(q.payable),       text(q.carried_out)};
    if (q.statement) {
      cells.insert(cells.end(), {to_string(q.statement->date), q.statement->royalty.text(),
                                 text(q.statement->difference)});
    } else {
      cells.insert(cells.end(), 3, std::string());
    }
    sink.row(cells);
  }
}

void write_rows(const Report& report, TableSink& sink) {
  sink.begin({{"quarter", "Quarter"},
              {"seller", "Seller"},
              {"role", "Role"},
              {"country", "Country"},
              {"product", "Product"},
              {"unit", "Unit"},
              {"currency", "Currency"},
              {"basis", "Basis"},
              {"clause", "Clause"},
              {"rate_percent", "Rate %", ColumnKind::number},
              {"lines", "Lines", ColumnKind::number},
              {"quantity", "Quantity", ColumnKind::number},
              {"net_sales", "Net sales", ColumnKind::number},
              {"royalty", "Royalty", ColumnKind::number},
              {"fx_date", "Rate of", ColumnKind::date},
              {"fx", "Exchange rate", ColumnKind::number},
              {"royalty_usd", "Royalty US$", ColumnKind::number}});
  for (const QuarterReport& q : report.quarters) {
    for (const Row& r : q.rows) {
      sink.row({to_string(q.quarter), r.seller, std::string(to_string(r.role)), r.country,
                r.product, r.unit, r.currency, std::string(to_string(r.basis)),
                std::string(clause_of(r.basis)), r.rate.text(), std::to_string(r.lines),
                r.quantity.decimal().shortest(), r.net_sales.decimal().at_least(2),
                r.royalty.fixed(4), text(r.fx_date), fx_rate(r), text(r.royalty_usd)});
    }
  }
}

void write_obligations(const Report& report, TableSink& sink) {
  sink.begin({{"id", "Obligation"},
              {"clause", "Clause"},
              {"amount_usd", "Amount US$", ColumnKind::number},
              {"due", "Due", ColumnKind::date},
              {"paid_usd", "Paid US$", ColumnKind::number},
              {"paid_on", "Paid on", ColumnKind::date},
              {"fx_uplift_usd", "Exchange uplift US$", ColumnKind::number},
              {"outstanding_usd", "Outstanding US$", ColumnKind::number},
              {"outstanding_if_paid_now_usd", "If paid now US$", ColumnKind::number},
              {"excess_usd", "Excess US$", ColumnKind::number},
              {"interest_usd", "Interest US$", ColumnKind::number},
              {"interest_paid_usd", "Interest paid US$", ColumnKind::number},
              {"status", "Status"},
              {"limitation", "Claimable until", ColumnKind::date}});
  for (const Obligation& o : report.obligations) {
    sink.row({o.id, o.clause, text(o.amount), text(o.due), o.paid.text(), text(o.paid_on),
              text(o.fx_uplift), text(o.outstanding), text(o.outstanding_if_paid_now),
              text(o.excess), text(o.interest), o.interest_paid.text(),
              std::string(to_string(o.status)), text(o.limitation)});
  }
}

void write_milestones(const Report& report, TableSink& sink) {
  sink.begin({{"number", "Milestone", ColumnKind::number},
              {"objective", "Objective"},
              {"target", "Target", ColumnKind::date},
              {"extended_to", "Extended to", ColumnKind::date},
              {"deadline", "Deadline", ColumnKind::date},
              {"status", "Status"},
              {"attained", "Attained", ColumnKind::date},
              {"obligation", "Payment"},
              {"termination_right_from", "Right to terminate from", ColumnKind::date}});
  for (const MilestoneReport& m : report.milestones) {
    sink.row({std::to_string(m.number), m.objective, to_string(m.target), text(m.extended_to),
              to_string(m.deadline), std::string(to_string(m.status)), text(m.attained),
              m.obligation, text(m.termination_right_from)});
  }
}

void write_deadlines(const Report& report, TableSink& sink) {
  sink.begin({{"date", "Date", ColumnKind::date},
              {"id", "Deadline"},
              {"clause", "Clause"},
              {"party", "Who acts"},
              {"what", "What"},
              {"status", "Status"}});
  for (const Deadline& d : report.deadlines) {
    sink.row({to_string(d.date), d.id, d.clause, std::string(to_string(d.party)), d.what,
              std::string(to_string(d.status))});
  }
}

void write_findings(const Report& report, TableSink& sink) {
  sink.begin({{"severity", "Severity"},
              {"code", "Code"},
              {"clause", "Clause"},
              {"where", "Where"},
              {"message", "Message"}});
  for (const Finding& f : report.findings) {
    const FindingKind& kind = kind_of(f.code);
    sink.row({std::string(to_string(kind.severity)), std::string(kind.code), f.clause, f.where,
              f.message});
  }
}

// Every sales line with its Net Sales Value, basis and rate; lines after the as-of date have none
// yet.
void write_lines(const Report& report, const Ledger& ledger, TableSink& sink) {
  sink.begin({{"where", "Where"},
              {"date", "Date", ColumnKind::date},
              {"quarter", "Quarter"},
              {"seller", "Seller"},
              {"invoice", "Invoice"},
              {"line", "Line"},
              {"country", "Country"},
              {"product", "Product"},
              {"quantity", "Quantity", ColumnKind::number},
              {"unit", "Unit"},
              {"currency", "Currency"},
              {"gross", "Invoiced price", ColumnKind::number},
              {"net_sales", "Net sales", ColumnKind::number},
              {"basis", "Basis"},
              {"rate_percent", "Rate %", ColumnKind::number}});
  const LineReckoner reckoner(ledger, report);
  const Sales& sales = ledger.sales;
  for (std::size_t i = 0; i < sales.size(); ++i) {
    const SaleLine line = sales.line(i);
    std::vector<std::string> cells{ledger.sale_pointer(i),
                                   to_string(line.date),
                                   "",
                                   std::string(sales.texts().text(line.profile.seller)),
                                   std::string(line.invoice),
                                   std::string(line.line),
                                   std::string(line.profile.country.code()),
                                   std::string(sales.texts().text(line.profile.product)),
                                   Units::of(line.quantity).decimal().shortest(),
                                   std::string(sales.texts().text(line.profile.unit)),
                                   std::string(line.profile.currency.code()),
                                   Money::of(line.gross).decimal().at_least(2),
                                   "",
                                   "",
                                   ""};
    if (const auto figures = reckoner.of(i)) {
      cells[2] = to_string(figures->quarter);
      cells[12] = figures->net_sales.value.decimal().at_least(2);
      cells[13] = to_string(figures->use->basis);
      cells[14] = figures->use->rate.text();
    }
    sink.row(cells);
  }
}

// Every figure of every statement sent, against what is computed (V.8).
void write_statements(const Report& report, TableSink& sink) {
  sink.begin({{"quarter", "Quarter"},
              {"date", "Sent", ColumnKind::date},
              {"on_time", "On time"},
              {"seller", "Seller"},
              {"product", "Product"},
              {"unit", "Unit"},
              {"currency", "Currency"},
              {"what", "What"},
              {"reported", "Reported", ColumnKind::number},
              {"computed", "Computed", ColumnKind::number}});
  for (const QuarterReport& q : report.quarters) {
    if (!q.statement) continue;
    const StatementReport& sent = *q.statement;
    const std::vector<std::string> of_all{to_string(q.quarter), to_string(sent.date),
                                          yes_no(sent.on_time)};
    const auto write = [&](const std::vector<std::string>& about, std::string reported,
                           std::string computed) {
      std::vector<std::string> cells = of_all;
      cells.insert(cells.end(), about.begin(), about.end());
      cells.push_back(std::move(reported));
      cells.push_back(std::move(computed));
      sink.row(cells);
    };
    write({"", "", "", "USD", "royalty"}, sent.royalty.text(), text(q.royalty));
    for (const StatementRowReport& row : sent.rows) {
      const auto stated = [&](const auto& figure, const std::string& what,
                              const std::string& currency) {
        if (!figure) return;
        const auto shown = [](const auto& amount) { return amount.decimal().shortest(); };
        write({row.seller, row.product, row.unit, currency, what}, shown(figure->reported),
              figure->computed ? shown(*figure->computed) : std::string());
      };
      stated(row.made, "made", "");
      stated(row.sold, "sold", "");
      stated(row.net_sales, "net sales", row.currency);
    }
  }
}

void write_patents(const Report& report, TableSink& sink) {
  sink.begin({{"case", "Case"},
              {"country", "Country"},
              {"application", "Application"},
              {"patent", "Patent"},
              {"expires", "Expires", ColumnKind::date},
              {"listed", "Listed", ColumnKind::date},
              {"counts", "Counts for the TERM"},
              {"in_force", "In force"},
              {"why", "Why"}});
  for (const PatentReport& p : report.term.patents) {
    sink.row({p.case_, p.country, p.application, p.patent, to_string(p.expires),
              to_string(p.listed), yes_no(p.counts), yes_no(p.in_force), p.why});
  }
}

void write_readings(const Report& report, TableSink& sink) {
  sink.begin({{"name", "Reading"},
              {"clause", "Clause"},
              {"value", "Value"},
              {"default", "Default"},
              {"question", "Question"},
              {"meaning", "What the value does"}});
  for (const ReadingInfo& reading : reading_table()) {
    const std::size_t chosen = reading.get(report.readings);
    sink.row({std::string(reading.name), std::string(reading.clause),
              std::string(reading.values[chosen]), std::string(reading.values[0]),
              std::string(reading.question), std::string(reading.meanings[chosen])});
  }
}

// What is there of a seller in a quarter.
struct SellerCoverage {
  std::uint64_t lines = 0;
  bool made = false;
  bool stated = false;
};

// Every quarter with every seller, so that a gap is seen (V.7, V.8).
void write_coverage(const Report& report, TableSink& sink) {
  sink.begin({{"quarter", "Quarter"},
              {"statement_due", "Statement due", ColumnKind::date},
              {"statement_sent", "Sent", ColumnKind::date},
              {"statement", "Statement"},
              {"quotes_missing", "Rates missing"},
              {"seller", "Seller"},
              {"lines", "Lines", ColumnKind::number},
              {"made", "Production"},
              {"stated", "In the statement"}});
  std::map<std::string, SellerCoverage> nobody;
  for (const SellerName& seller : report.ledger.sellers) nobody[seller.id];
  for (const QuarterReport& q : report.quarters) {
    for (const Row& row : q.rows) nobody[row.seller];
    for (const Made& made : q.made) nobody[made.seller];
  }
  std::map<std::string_view, const Deadline*> deadlines;
  for (const Deadline& one : report.deadlines) deadlines.emplace(one.id, &one);
  for (const QuarterReport& q : report.quarters) {
    std::map<std::string, SellerCoverage> sellers = nobody;
    std::set<std::string> missing;
    for (const Row& row : q.rows) {
      sellers[row.seller].lines += row.lines;
      if (!row.royalty_usd) missing.insert(row.currency);
    }
    for (const Made& made : q.made) sellers[made.seller].made = true;
    if (q.statement) {
      for (const StatementRowReport& row : q.statement->rows) sellers[row.seller].stated = true;
    }
    const std::string id = DeadlineId::statement(q.quarter);
    const auto deadline = deadlines.find(id);
    const bool is_owed = deadline != deadlines.end();
    std::string state = is_owed ? std::string(to_string(deadline->second->status)) : "none";
    if (q.statement) state = q.statement->on_time ? "on-time" : "late";
    std::string currencies;
    for (const std::string& one : missing) currencies += (currencies.empty() ? "" : " ") + one;
    for (const auto& [seller, has] : sellers) {
      sink.row({to_string(q.quarter), is_owed ? to_string(deadline->second->date) : "",
                q.statement ? to_string(q.statement->date) : "", state, currencies, seller,
                std::to_string(has.lines), yes_no(has.made), yes_no(has.stated)});
    }
  }
}

}  // namespace

std::optional<TableName> find_table(std::string_view name) {
  return find_named<TableName>(table_names, name);
}

std::string_view to_string(TableName name) {
  return table_names.at(static_cast<std::size_t>(name));
}

void write_table(TableName name, const Report& report, const Ledger& ledger, TableSink& sink) {
  switch (name) {
    case TableName::quarters:
      return write_quarters(report, sink);
    case TableName::rows:
      return write_rows(report, sink);
    case TableName::obligations:
      return write_obligations(report, sink);
    case TableName::milestones:
      return write_milestones(report, sink);
    case TableName::deadlines:
      return write_deadlines(report, sink);
    case TableName::findings:
      return write_findings(report, sink);
    case TableName::lines:
      return write_lines(report, ledger, sink);
    case TableName::statements:
      return write_statements(report, sink);
    case TableName::patents:
      return write_patents(report, sink);
    case TableName::coverage:
      return write_coverage(report, sink);
    case TableName::readings:
      break;
  }
  write_readings(report, sink);
}

}  // namespace jm216
