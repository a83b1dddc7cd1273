#include "core/export/json.hpp"

#include "core/json/json_writer.hpp"

namespace jm216 {

namespace {

class ReportWriter {
 public:
  std::string write(const Report& report);
  // With a report there are no problems, and the other way round.
  std::string check(const Problems& problems, const Report* report);

 private:
  void field(std::string_view name, std::string_view text) { json_.key(name).value(text); }
  void field(std::string_view name, Date date) { field(name, to_string(date)); }
  void field(std::string_view name, const Usd& amount) { field(name, amount.text()); }
  template <class T>
  void field(std::string_view name, const std::optional<T>& value) {
    if (value) {
      field(name, *value);
    } else {
      json_.key(name).null();
    }
  }
  void count(std::string_view name, std::uint64_t number) { json_.key(name).value(number); }
  void flag(std::string_view name, bool value) { json_.key(name).value(value); }
  void text_or_null(std::string_view name, std::string_view text) {
    if (text.empty()) {
      json_.key(name).null();
    } else {
      field(name, text);
    }
  }
  template <class List, class Write>
  void array(std::string_view name, const List& list, Write&& write_item) {
    json_.key(name).begin_array();
    for (const auto& item : list) {
      json_.begin_object();
      write_item(item);
      json_.end_object();
    }
    json_.end_array();
  }

  void ledger(const LedgerSummary& ledger);
  void readings(const Readings& readings);
  void licence(const LicenceReport& licence);
  void term(const TermReport& term);
  void milestone(const MilestoneReport& milestone);
  void quarter(const QuarterReport& quarter);
  void row(const Row& row);
  void obligation(const Obligation& obligation);
  void statement(const std::optional<StatementReport>& statement);
  void statement_row(const StatementRowReport& row);
  template <class Amount, class Text>
  void stated(std::string_view name, const std::optional<Stated<Amount>>& figure, Text&& text) {
    if (!figure) return;
    json_.key(name).begin_object();
    field("reported", text(figure->reported));
    json_.key("computed");
    if (figure->computed) {
      json_.value(text(*figure->computed));
    } else {
      json_.null();
    }
    json_.end_object();
  }
  void liability(const LiabilityReport& liability);
  void totals(const Totals& totals);
  void right(const Right& right);
  void deadline(const Deadline& deadline);
  void amendment(const AmendmentReport& amendment);
  void finding(const Finding& finding);
  void problem(const Problem& problem);

  JsonText json_;
};

std::string ReportWriter::write(const Report& report) {
  json_.begin_object();
  field("format", "jm216-report/1");
  field("as_of", report.as_of);
  ledger(report.ledger);
  readings(report.readings);
  licence(report.licence);
  term(report.term);
  array("milestones", report.milestones, [this](const auto& item) { milestone(item); });
  array("quarters", report.quarters, [this](const auto& item) { quarter(item); });
  array("obligations", report.obligations, [this](const auto& item) { obligation(item); });
  totals(report.totals);
  array("rights", report.rights, [this](const auto& item) { right(item); });
  array("deadlines", report.deadlines, [this](const auto& item) { deadline(item); });
  liability(report.liability);
  array("amendments", report.amendments, [this](const auto& item) { amendment(item); });
  array("not_computable", report.not_computable, [this](const NotComputable& item) {
    field("clause", item.clause);
    field("why", item.why);
  });
  array("findings", report.findings, [this](const auto& item) { finding(item); });
  json_.end_object();
  return json_.finish();
}

void ReportWriter::ledger(const LedgerSummary& ledger) {
  json_.key("ledger").begin_object();
  field("title", ledger.title);
  text_or_null("sha256", ledger.sha256);
  count("lines_read", ledger.lines_read);
  count("lines_counted", ledger.lines_counted);
  count("lines_after_as_of", ledger.lines_after_as_of);
  if (!ledger.notes.empty()) {
    json_.key("notes").begin_array();
    for (const std::string& note : ledger.notes) json_.value(note);
    json_.end_array();
  }
  json_.end_object();
}

void ReportWriter::readings(const Readings& readings) {
  json_.key("readings").begin_object();
  for (const ReadingInfo& info : reading_table()) field(info.name, info.values[info.get(readings)]);
  json_.end_object();
}

void ReportWriter::licence(const LicenceReport& licence) {
  json_.key("licence").begin_object();
  field("status", to_string(licence.status));
  field("effective_date", licence.effective_date);
  field("terminated_on", licence.terminated_on);
  text_or_null("termination_clause", licence.termination_clause);
  field("sell_off_until", licence.sell_off_until);
  field("secrecy_until", licence.secrecy_until);
  field("non_solicitation_until", licence.non_solicitation_until);
  json_.end_object();
}

void ReportWriter::term(const TermReport& term) {
  json_.key("term").begin_object();
  field("starts", term.starts);
  field("ends", term.ends);
  field("last_expiry", term.last_expiry);
  json_.key("last_patent").begin_object();
  field("case", term.last_patent.case_);
  field("country", term.last_patent.country);
  field("application", term.last_patent.application);
  field("patent", term.last_patent.patent);
  json_.end_object();
  field("records_until", term.records_until);
  field("clause", term.clause);
  array("patents", term.patents, [this](const PatentReport& patent) {
    field("case", patent.case_);
    field("country", patent.country);
    field("application", patent.application);
    text_or_null("patent", patent.patent);
    field("expires", patent.expires);
    field("listed", patent.listed);
    flag("counts", patent.counts);
    flag("in_force", patent.in_force);
    field("why", patent.why);
  });
  json_.end_object();
}

void ReportWriter::milestone(const MilestoneReport& milestone) {
  count("number", static_cast<std::uint64_t>(milestone.number));
  field("objective", milestone.objective);
  field("target", milestone.target);
  field("extended_to", milestone.extended_to);
  field("deadline", milestone.deadline);
  field("status", to_string(milestone.status));
  field("attained", milestone.attained);
  field("obligation", milestone.obligation);
  field("termination_right_from", milestone.termination_right_from);
  field("clause", milestone.clause);
}

void ReportWriter::quarter(const QuarterReport& quarter) {
  field("quarter", to_string(quarter.quarter));
  field("from", quarter.quarter.first_day());
  field("to", quarter.quarter.last_day());
  field("due", quarter.due);
  field("obligation", quarter.obligation);
  flag("complete", quarter.complete);
  flag("provisional", quarter.provisional);
  array("rows", quarter.rows, [this](const Row& item) { row(item); });
  array("made", quarter.made, [this](const Made& made) {
    field("seller", made.seller);
    field("product", made.product);
    field("unit", made.unit);
    field("quantity", made.quantity.decimal().shortest());
  });
  field("royalty_usd", quarter.royalty);
  field("carried_in_usd", quarter.carried_in);
  field("payable_usd", quarter.payable);
  field("carried_out_usd", quarter.carried_out);
  statement(quarter.statement);
}

void ReportWriter::statement(const std::optional<StatementReport>& statement) {
  json_.key("statement");
  if (!statement) {
    json_.null();
    return;
  }
  json_.begin_object();
  field("date", statement->date);
  field("royalty_usd", statement->royalty);
  field("difference_usd", statement->difference);
  field("status", statement->on_time ? "on-time" : "late");
  array("rows", statement->rows, [this](const auto& item) { statement_row(item); });
  json_.end_object();
}

void ReportWriter::statement_row(const StatementRowReport& row) {
  const auto units = [](const Units& figure) { return figure.decimal().shortest(); };
  field("seller", row.seller);
  field("product", row.product);
  field("unit", row.unit);
  text_or_null("currency", row.currency);
  stated("made", row.made, units);
  stated("sold", row.sold, units);
  stated("net_sales", row.net_sales,
         [](const Money& figure) { return figure.decimal().at_least(2); });
}

void ReportWriter::row(const Row& row) {
  field("seller", row.seller);
  field("role", to_string(row.role));
  field("country", row.country);
  field("product", row.product);
  field("unit", row.unit);
  field("currency", row.currency);
  field("basis", to_string(row.basis));
  field("clause", clause_of(row.basis));
  field("rate_percent", row.rate.text());
  count("lines", row.lines);
  field("quantity", row.quantity.decimal().shortest());
  field("net_sales", row.net_sales.decimal().at_least(2));
  field("royalty", row.royalty.fixed(4));
  field("fx_date", row.fx_date);
  json_.key("fx");
  if (row.fx) {
    json_.begin_object();
    field(row.fx->per_usd ? "per_usd" : "usd", row.fx->rate.shortest());
    json_.end_object();
  } else {
    json_.null();
  }
  field("royalty_usd", row.royalty_usd);
}

void ReportWriter::obligation(const Obligation& obligation) {
  field("id", obligation.id);
  field("clause", obligation.clause);
  field("amount_usd", obligation.amount);
  field("due", obligation.due);
  field("paid_usd", obligation.paid);
  field("paid_on", obligation.paid_on);
  field("fx_uplift_usd", obligation.fx_uplift);
  field("outstanding_usd", obligation.outstanding);
  field("outstanding_if_paid_now_usd", obligation.outstanding_if_paid_now);
  field("excess_usd", obligation.excess);
  field("interest_usd", obligation.interest);
  field("interest_paid_usd", obligation.interest_paid);
  field("limitation", obligation.limitation);
  field("status", to_string(obligation.status));
}

void ReportWriter::totals(const Totals& totals) {
  json_.key("totals").begin_object();
  for (const TotalField& total : total_fields) field(total.name, totals.*total.amount);
  json_.end_object();
}

void ReportWriter::right(const Right& right) {
  field("id", right.id);
  field("clause", right.clause);
  field("holder", right.holder == Party::licensor ? "licensor" : "licensee");
  field("from", right.from);
  field("until", right.until);
  field("effective_if_noticed_now", right.effective_if_noticed_now);
  field("why", right.why);
}

void ReportWriter::deadline(const Deadline& deadline) {
  field("id", deadline.id);
  field("date", deadline.date);
  field("clause", deadline.clause);
  field("party", to_string(deadline.party));
  field("what", deadline.what);
  field("status", to_string(deadline.status));
}

void ReportWriter::liability(const LiabilityReport& liability) {
  json_.key("liability").begin_object();
  field("cap_usd", liability.cap);
  field("claimed_usd", liability.claimed);
  field("outside_cap_usd", liability.outside_cap);
  field("left_usd", liability.left);
  json_.end_object();
}

void ReportWriter::amendment(const AmendmentReport& amendment) {
  field("title", amendment.title);
  field("effective", amendment.effective);
  json_.key("changes").begin_array();
  for (const std::string& change : amendment.changes) json_.value(change);
  json_.end_array();
}

void ReportWriter::finding(const Finding& finding) {
  const FindingKind& kind = kind_of(finding.code);
  field("severity", to_string(kind.severity));
  field("code", kind.code);
  field("clause", finding.clause);
  field("where", finding.where);
  field("message", finding.message);
  if (!finding.question.empty()) field("question", finding.question);
}

void ReportWriter::problem(const Problem& problem) {
  field("code", kind_of(problem.code).code);
  field("file", problem.file);
  field("pointer", problem.pointer);
  count("line", problem.line);
  count("column", problem.column);
  field("message", problem.message);
  if (!problem.name.empty()) field("name", problem.name);
}

std::string ReportWriter::check(const Problems& problems, const Report* report) {
  json_.begin_object();
  field("format", "jm216-check/1");
  json_.key("counts").begin_object();
  count("problems", problems.list.size() + problems.more);
  count("findings", report != nullptr ? report->findings.size() : 0);
  if (report != nullptr) {
    count("lines_read", report->ledger.lines_read);
    count("lines_counted", report->ledger.lines_counted);
    count("lines_after_as_of", report->ledger.lines_after_as_of);
  }
  json_.end_object();
  array("problems", problems.list, [this](const auto& item) { problem(item); });
  if (report != nullptr) {
    field("as_of", report->as_of);
    field("sha256", report->ledger.sha256);
    array("findings", report->findings, [this](const auto& item) { finding(item); });
  }
  json_.end_object();
  return json_.finish();
}

}  // namespace

std::string to_json(const Explanation& explanation) {
  JsonText json;
  const auto field = [&json](std::string_view name, std::string_view text) {
    json.key(name).value(text);
  };
  const auto figure = [&json](std::string_view name, const std::string& text) {
    json.key(name);
    if (text == "null") {
      json.null();
    } else {
      json.value(text);
    }
  };
  json.begin_object();
  field("format", "jm216-explanation/1");
  field("id", explanation.id);
  figure("value", explanation.value);
  json.key("steps").begin_array();
  for (const Step& step : explanation.steps) {
    json.begin_object();
    field("clause", step.clause);
    field("text", step.text);
    field("formula", step.formula);
    json.key("inputs").begin_array();
    for (const Input& input : step.inputs) {
      json.begin_object();
      field("name", input.name);
      figure("value", input.value);
      if (!input.id.empty()) field("id", input.id);
      if (!input.where.empty()) field("where", input.where);
      json.end_object();
    }
    json.end_array();
    field("reading", step.reading);
    figure("result", step.result);
    if (!step.figure.empty()) field("figure", step.figure);
    json.end_object();
  }
  json.end_array();
  json.key("not_applied").begin_array();
  for (const NotApplied& rule : explanation.not_applied) {
    json.begin_object();
    field("clause", rule.clause);
    field("why", rule.why);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.finish();
}

std::string to_json(const Report& report) {
  return ReportWriter().write(report);
}

std::string to_json(const Problems& problems) {
  return ReportWriter().check(problems, nullptr);
}

std::string check_to_json(const Report& report) {
  return ReportWriter().check({}, &report);
}

}  // namespace jm216
