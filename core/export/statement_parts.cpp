#include "core/export/statement_parts.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "core/basics/shown.hpp"
#include "core/export/html_parts.hpp"
#include "core/facts/known.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/ledger/writer/seal.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

HtmlCell text_cell(const std::string& text) {
  return {escaped(text)};
}

void paragraph(const std::string& text, const TextOutput& out) {
  out("<p>" + escaped(text) + "</p>\n");
}

// The statements of the quarter that are known, and the latest of them.
struct SentSoFar {
  std::size_t count = 0;
  const StatementSent* latest = nullptr;
};
SentSoFar sent_so_far(const StatementParts& parts) {
  SentSoFar sent;
  if (!parts.ledger.statements) return sent;
  for (const StatementSent& one : *parts.ledger.statements) {
    if (one.quarter != parts.quarter.quarter || !is_known(one.date, parts.report.as_of)) continue;
    ++sent.count;
    if (sent.latest == nullptr || one.date >= sent.latest->date) sent.latest = &one;
  }
  return sent;
}

}  // namespace

std::string rate_in_words(const Quote& quote) {
  const std::string code{quote.currency.code()};
  return quote.per_usd ? quote.rate.shortest() + ' ' + code + " for US$ 1"
                       : "US$ " + quote.rate.shortest() + " for " + code + " 1";
}

// Of several statements of a quarter each has a number. What has been issued and still comes to the
// same is that statement; anything else would be the next.
void StatementParts::state() const {
  const SentSoFar sent = sent_so_far(*this);
  const bool is_issued = sent.latest != nullptr && !sent.latest->seal.empty() &&
                         !is_seal_broken(*sent.latest) && quarter.royalty == sent.latest->royalty;
  const std::size_t number = sent.count + (is_issued ? 0 : 1);
  std::string text = "Statement No. " + to_string(quarter.quarter) + '/' + std::to_string(number);
  if (is_issued) {
    text += ", issued on " + in_words(sent.latest->date) + ", seal " + sent.latest->seal;
  } else {
    text += ", not issued";
    if (sent.latest != nullptr) {
      text += "; the last one sent, on " + in_words(sent.latest->date) + ", gives " +
              amount_in_words(sent.latest->royalty);
    }
  }
  text += '.';
  const std::string& sha256 = report.ledger.sha256;
  if (!sha256.empty()) text += " Ledger " + short_fingerprint(sha256) + '.';
  paragraph(text, out);
}

void StatementParts::provisional() const {
  std::vector<std::string> open;
  if (report.as_of <= quarter.quarter.last_day()) {
    open.push_back("The quarter is not over: its sales are those known so far.");
  }
  if (quarter.provisional) {
    open.push_back("The exchange rates of the due date, " + in_words(quarter.exchange_due) +
                   ", are not known yet: the latest known serve.");
  }
  if (!quarter.complete) open.emplace_back("An exchange rate is missing: there is no royalty yet.");
  if (open.empty()) return;
  out("<h2>What is provisional</h2>\n");
  for (const std::string& one : open) paragraph(one, out);
}

void StatementParts::instructions() const {
  out("<h2>Payment (V.6)</h2>\n");
  if (quarter.payable && quarter.payable->is_positive()) {
    paragraph("Payable: " + amount_in_words(quarter.payable) + " in United States dollars, by " +
                  in_words(quarter.due) + ", for " + quarter.obligation + ".",
              out);
  } else {
    paragraph(quarter.payable ? "Nothing is payable." : "The sum payable is not known yet.", out);
  }
  const BankAccount* const account = account_on(ledger, report.as_of);
  if (account == nullptr) {
    paragraph("The ledger names no account that the LICENSOR designated for " +
                  in_words(report.as_of) + ".",
              out);
    return;
  }
  std::vector<HtmlRow> rows;
  const auto add = [&rows](const char* what, const std::string& text) {
    if (!text.empty()) rows.push_back({text_cell(what), text_cell(text)});
  };
  add("Holder", account->name);
  add("Bank", account->bank);
  add("Account", account->account);
  add("Currency of the account", std::string(account->currency.code()));
  add("Designated from", in_words(account->from));
  html_table("To be credited", {text_cell("Account"), text_cell("As designated")}, rows, {}, out);
}

// A currency has several where credits are converted as of an earlier quarter.
void StatementParts::exchange() const {
  std::map<std::pair<std::string, Date>, const Row*> rates;
  for (const Row& row : quarter.rows) {
    if (row.fx) rates.try_emplace({row.currency, *row.fx_date}, &row);
  }
  if (rates.empty()) return out("<p>No exchange rate was needed.</p>\n");
  std::vector<HtmlRow> rows;
  for (const auto& [key, row] : rates) {
    const char* why = "due date";
    if (key.second != quarter.exchange_due) why = "last issue before the due date";
    if (quarter.provisional) why = "latest known; provisional";
    if (row->exchanged_as) why = "for credits, by the quarter of the sale";
    rows.push_back({text_cell(key.first),
                    {escaped(rate_in_words(*row->fx)), true},
                    text_cell(in_words(key.second)),
                    text_cell(why),
                    text_cell("/fx/" + std::to_string(row->fx->at))});
  }
  html_table("New York rates quoted in The Wall Street Journal (V.6)",
             {text_cell("Currency"),
              {"Rate", true},
              text_cell("Quoted on"),
              text_cell("Which day"),
              text_cell("In the ledger")},
             rows, {}, out);
}

void StatementParts::readings() const {
  out("<h2>Readings used</h2>\n");
  std::vector<HtmlRow> rows;
  for (const ReadingInfo& info : reading_table()) {
    const std::size_t value = info.get(report.readings);
    if (value == 0) continue;
    rows.push_back({text_cell(std::string(info.question)), text_cell(std::string(info.clause)),
                    text_cell(std::string(info.values.at(value))),
                    text_cell(std::string(info.meanings.at(value)))});
  }
  if (rows.empty()) {
    return paragraph("Where the agreement's text leaves a choice, the default reading is taken.",
                     out);
  }
  html_table("Where the default reading is not taken",
             {text_cell("What the text leaves open"), text_cell("Clause"), text_cell("Reading"),
              text_cell("Meaning")},
             rows, {}, out);
}

void StatementParts::certificate() const {
  out("<h2>Certification</h2>\n");
  paragraph(
      "For the LICENSEE: this statement is complete and agrees with the records and books of "
      "account that are kept under V.7.",
      out);
  std::vector<HtmlRow> lines;
  for (const char* what : {"Name", "Position", "Place and date", "Signature"}) {
    lines.push_back({text_cell(what), {"<br><br>"}});
  }
  html_table("Certified by", {text_cell("Line"), text_cell("To be filled in by hand")}, lines, {},
             out);
}

}  // namespace jm216
