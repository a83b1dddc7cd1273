#include "core/export/text.hpp"

#include <algorithm>

#include "core/agreement/as_signed.hpp"
#include "core/basics/shown.hpp"
#include "core/report/titles.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

std::string without_controls(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Character one = first_character(text);
    if (is_control(one.code) && (one.bytes > 1 || one.code < 0x80)) {
      out.append(one.bytes, ' ');
    } else if (one.bytes == 1 && one.code >= 0x80) {
      out += "\uFFFD";  // no UTF-8, as an argument may be
    } else {
      out += text.substr(0, one.bytes);
    }
    text.remove_prefix(one.bytes);
  }
  return out;
}

}  // namespace

std::string plain(std::string_view text) {
  return for_reading(without_controls(text));
}

namespace {

// Characters, not bytes: "Größe" is five wide.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
  }));
}

class TextSink : public TableSink {
 public:
  void begin(const std::vector<Column>& columns) override {
    columns_ = columns;
    std::vector<std::string> headings;
    for (const Column& column : columns) headings.emplace_back(column.heading);
    row(headings);
  }
  void row(const std::vector<std::string>& cells) override {
    widths_.resize(cells.size());
    std::vector<std::string> row;
    for (const std::string& cell : cells) row.push_back(plain(cell));
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::size_t width = width_of(row[i]);
      if (width <= widest) widths_[i] = std::max(widths_[i], width);
    }
    rows_.push_back(std::move(row));
  }
  void write(const TextOutput& out) const {
    std::string line;
    for (const auto& cells : rows_) {
      line.clear();
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t width = width_of(cells[i]);
        const std::string gap(width < widths_[i] ? widths_[i] - width : 0, ' ');
        line += (i > 0 ? "  " : "");
        line += columns_[i].is_number() ? gap + cells[i] : cells[i] + gap;
      }
      line.erase(line.find_last_not_of(' ') + 1);
      out(line + '\n');
    }
  }

 private:
  // Of a cell that all of its column are made as wide as: one longer text does not lengthen each row.
  static constexpr std::size_t widest = 200;

  std::vector<Column> columns_;
  std::vector<std::size_t> widths_;
  std::vector<std::vector<std::string>> rows_;
};

std::string total_in_words(const std::optional<Usd>& usd) {
  return usd ? in_words(*usd) : "not known";
}

void write_licence(const Report& report, const TextOutput& out) {
  out("JM216 licence of " + in_full(as_signed::execution) + ", on " + in_words(report.as_of) +
      '\n');
  if (!report.ledger.title.empty()) out(plain(report.ledger.title) + '\n');
  out(counted(report.ledger.lines_read, "sales line") + " read, " +
      std::to_string(report.ledger.lines_counted) + " counted; fingerprint " +
      report.ledger.sha256 + '\n');
  out(report.amendments.empty() ? "Terms as signed, without amendments.\n"
                                : counted(report.amendments.size(), "amendment") + " in force.\n");
  out("Status: " + code_in_words(to_string(report.licence.status)) + ". The TERM runs from " +
      in_words(report.term.starts) + " to " + in_words(report.term.ends) + ".\n");
  if (report.licence.terminated_on) {
    out(termination_in_words(report.licence) + "\n");
  }
}

void write_totals(const Totals& totals, const TextOutput& out) {
  out("\nRoyalty of all quarters  " + total_in_words(totals.royalty) + '\n');
  out("Obligations              " + total_in_words(totals.obligations) + '\n');
  out("Paid                     " + total_in_words(totals.paid) + '\n');
  out("Outstanding              " + total_in_words(totals.outstanding) + '\n');
  out("Overdue                  " + total_in_words(totals.overdue) + '\n');
  out("Interest outstanding     " + total_in_words(totals.interest_outstanding) + '\n');
}

}  // namespace

namespace {

void write_table_text(TableName name, const Report& report, const Ledger& ledger,
                      const TextOutput& out) {
  TextSink sink;
  write_table(name, report, ledger, sink);
  sink.write(out);
}

}  // namespace

void write_text(const TableFiller& fill, const TextOutput& out) {
  TextSink sink;
  fill(sink);
  sink.write(out);
}

void write_text(TableName name, const Report& report, const Ledger& ledger, const TextOutput& out) {
  if (!report.ledger.title.empty()) out(plain(report.ledger.title) + '\n');
  if (report.amendments.empty()) out("Terms as signed, without amendments.\n");
  out("\n");
  write_table_text(name, report, ledger, out);
}

void write_text(const Report& report, const Ledger& ledger, const TextOutput& out) {
  write_licence(report, out);
  write_totals(totals_said(report), out);
  const auto section = [&](std::string_view heading, TableName table) {
    out('\n' + std::string(heading) + "\n\n");
    write_table_text(table, report, ledger, out);
  };
  section("Obligations", TableName::obligations);
  section("Quarters", TableName::quarters);
  section("Milestones", TableName::milestones);
  out("\nRights\n\n");
  if (report.rights.empty()) out("None is open.\n");
  for (const Right& right : report.rights) {
    out(plain(right.id) + " (" + right.clause + ", " +
        (right.holder == Party::licensor ? "LICENSOR" : "LICENSEE") + ") from " +
        in_words(right.from) +
        (right.effective_if_noticed_now
             ? "; a notice now would take effect on " + in_words(*right.effective_if_noticed_now)
             : "") +
        ". " + plain(right.why) + ".\n");
  }
  const LiabilityReport& liability = report.liability;
  out("\nLiability (X.2)\n\n" + in_words(liability.claimed) + " claimed under the cap of " +
      in_words(liability.cap) + ", " + in_words(liability.outside_cap) + " outside it; " +
      in_words(liability.left) + " left.\n");
  section("Findings", TableName::findings);
  if (!report.ledger.notes.empty()) out("\nNotes of the ledger\n\n");
  for (const std::string& note : report.ledger.notes) out(plain(note) + '\n');
}

std::string to_text(const Explanation& explanation, const Report& report) {
  std::string text = title_of(explanation.id, report) + ", as of " + in_words(report.as_of) + ": " +
                     value_in_words(explanation.id, explanation.value) + ". ";
  // Steps that say the same of several figures are said once.
  for (std::size_t i = 0; i < explanation.steps.size();) {
    const Step& step = explanation.steps[i];
    text += step.text;
    std::string_view before = " ";
    for (; i < explanation.steps.size() && explanation.steps[i].text == step.text; ++i) {
      const std::string& formula = explanation.steps[i].formula;
      if (formula.empty()) continue;
      text += before;
      text += formula;
      before = "; ";
    }
    if (before != " ") text += '.';
    text += " (" + step.clause + (step.reading.empty() ? "" : "; reading " + step.reading) + ") ";
  }
  if (!explanation.not_applied.empty()) {
    text += "Considered and not applied:";
    for (const NotApplied& rule : explanation.not_applied)
      text += ' ' + rule.why + " (" + rule.clause + ")";
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return plain(text) + '\n';
}

}  // namespace jm216
