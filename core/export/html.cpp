#include "core/export/html.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "core/agreement/as_signed.hpp"
#include "core/basics/natural_order.hpp"
#include "core/basics/shown.hpp"
#include "core/export/html_parts.hpp"
#include "core/export/statement_parts.hpp"
#include "core/lines/lines.hpp"
#include "core/report/titles.hpp"
#include "core/report/words.hpp"
#include "core/rules/exchange.hpp"
#include "core/rules/interest.hpp"

namespace jm216 {

namespace {

// An id of the report as a fragment: letters, digits and a few signs stay.
std::string anchor(std::string_view id) {
  std::string out = "why-";
  for (const char c : id) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    out += plain ? c : '_';
  }
  return out;
}

// Exactly so many places, thousands separated: figures of one column align on the point.
std::string with_places(const Decimal& number, unsigned places) {
  const Decimal rounded(number.rounded(places, Rounding::half_up), places);
  return in_words(rounded, places);
}

// A date, a quarter, or as few words: the column is to be as wide, and no line is to end within.
bool is_short(std::string_view text) {
  constexpr std::size_t widest_date = std::string_view("30 Sept 2009").size();
  return text.size() <= widest_date &&
         (text.find(' ') != std::string_view::npos || Quarter::parse(text));
}

// "full (V.4)"
std::string basis_in_words(Basis basis) {
  return std::string(to_string(basis)) + " (" + std::string(clause_of(basis)) + ')';
}

// Of quarters that say the same, the first and the last, and their days.
struct Fold {
  std::string first;
  std::string last;
  Date from;
  Date to;

  [[nodiscard]] bool is_of_several() const { return first != last; }
  [[nodiscard]] std::string quarters() const { return first + " to " + last; }
  [[nodiscard]] std::string days() const { return in_words(from) + " to " + in_words(to); }
};

// By what they say; they come by date.
class Folds {
 public:
  void add(const std::string& said, const std::string& quarter, Date day) {
    Fold& fold = folds_.try_emplace(said, Fold{quarter, quarter, day, day}).first->second;
    fold.last = quarter;
    fold.to = day;
  }
  // Null where a quarter is to stand for itself.
  [[nodiscard]] const Fold* find(const std::string& said) const {
    const auto found = folds_.find(said);
    return found != folds_.end() && found->second.is_of_several() ? &found->second : nullptr;
  }

 private:
  std::map<std::string, Fold> folds_;
};

class Document {
 public:
  Document(const Evaluation& evaluation, const Ledger& ledger, const TextOutput& out)
      : evaluation_(evaluation), report_(evaluation.report), ledger_(ledger), out_(out) {
    for (const Deadline& one : report_.deadlines) deadlines_.try_emplace(one.id, one.what);
    const auto begins =
        std::find_if(report_.quarters.begin(), report_.quarters.end(),
                     [](const QuarterReport& q) { return !q.rows.empty() || !q.made.empty(); });
    for (auto q = report_.quarters.begin(); q != begins; ++q) quiet_.insert(to_string(q->quarter));
  }

  void statement(const QuarterReport& quarter);
  void report();

 private:
  // `id` is that of an explanation.
  HtmlCell words(const std::string& text, const std::string& id = {}) {
    return {link(text, id), false, 1, "", is_short(text)};
  }
  HtmlCell number(const std::string& text, const std::string& id = {}) {
    return {link(text, id), true};
  }

  void begin(const std::string& title);
  void end();
  void marks();
  void table(const std::string& caption, const HtmlRow& heads, const std::vector<HtmlRow>& rows,
             const HtmlRow& foot = {}) {
    html_table(caption, heads, rows, std::vector<HtmlRow>(foot.empty() ? 0 : 1, foot), out_);
  }
  void rows_of(const QuarterReport& quarter, const std::string& caption);
  void sales_of(const QuarterReport& quarter, const std::vector<std::size_t>& numbers,
                const std::optional<Usd>& royalty);
  [[nodiscard]] std::string said_in_quiet(const Obligation& o) const;
  [[nodiscard]] std::string said_in_quiet(const Deadline& d) const;
  [[nodiscard]] std::string said_in_quiet(const QuarterReport& q) const;
  void parties_of(const QuarterReport& quarter);
  void owed();
  void obligations();
  void milestones();
  void term();
  void rights();
  void deadlines();
  void liability();
  void statements();
  void statement_rows();
  void sums_of_article_v(const QuarterReport& quarter);
  void readings();
  void findings();
  void notes();
  void judgment();
  void explanations();
  void explanation(const Explanation& why);
  [[nodiscard]] std::string name_of(const std::string& seller) const;
  [[nodiscard]] std::string title(const std::string& id) const;
  [[nodiscard]] std::string link(const std::string& text, const std::string& id);
  [[nodiscard]] bool is_of_other_statement(const std::string& id) const;

  const Evaluation& evaluation_;
  const Report& report_;
  const Ledger& ledger_;
  const TextOutput& out_;
  struct Natural {  // "row 2" before "row 10"
    bool operator()(const std::string& a, const std::string& b) const {
      const int order = compare_natural(a, b);
      return order != 0 ? order < 0 : a < b;
    }
  };
  using Ids = std::set<std::string, Natural>;
  std::string quarter_;          // whose statement it is; empty of a report
  std::set<std::string> quiet_;  // quarters before anything was made or sold
  Ids linked_;                   // explanations to print at the end
  Ids fresh_;                    // those of them that are not printed yet
  // What title_of() would look for among all of them each time.
  std::map<std::string_view, std::string_view> deadlines_;
};

std::string Document::name_of(const std::string& seller) const {
  const Seller* listed = find_seller(ledger_, seller);
  return listed == nullptr ? seller : listed->name;
}

std::string Document::title(const std::string& id) const {
  const auto figure = FigureId::parse(id);
  if (figure.kind != FigureKind::deadline) return title_of(id, report_);
  const auto found = deadlines_.find(figure.name);
  const bool has_title = found != deadlines_.end() && !found->second.empty();
  return has_title ? capitalised(std::string(found->second)) : id;
}

// In a quarter's statement, another quarter and its rows: its own statement explains them.
bool Document::is_of_other_statement(const std::string& id) const {
  if (quarter_.empty()) return false;
  const auto figure = FigureId::parse(id);
  const bool is_of_quarter = figure.kind == FigureKind::row || figure.kind == FigureKind::quarter;
  return is_of_quarter && !figure.name.starts_with(quarter_);
}

std::string Document::link(const std::string& text, const std::string& id) {
  if (!evaluation_.explanations.contains(id) || is_of_other_statement(id)) return escaped(text);
  if (linked_.insert(id).second) fresh_.insert(id);
  return "<a href=\"#" + anchor(id) + "\">" + escaped(text) + "</a>";
}

void Document::begin(const std::string& title) {
  out_(html_head(title));
  out_("<h1>" + escaped(title) + "</h1>\n");
  marks();
}

void Document::end() {
  out_(html_end());
}

void Document::marks() {
  out_("<p>Licence of " + in_full(as_signed::execution) +
       " between Johnson Matthey PLC and NeoTherapeutics, Inc. (JM216), "
       "seen on <time datetime=\"" +
       to_string(report_.as_of) + "\">" + in_words(report_.as_of) + "</time>.</p>\n<p>");
  if (!report_.ledger.title.empty()) out_(escaped(report_.ledger.title) + " ");
  if (report_.amendments.empty())
    out_("<span class=\"mark\">as signed, without amendments</span> ");
  out_("<span class=\"quiet\">ledger " + report_.ledger.sha256 + "</span></p>\n");
}

void Document::rows_of(const QuarterReport& quarter, const std::string& caption) {
  const std::string name = to_string(quarter.quarter);
  std::vector<HtmlRow> rows;
  for (std::size_t n = 0; n < quarter.rows.size(); ++n) {
    const Row& r = quarter.rows[n];
    rows.push_back({words(name_of(r.seller)), words(r.country), words(r.product),
                    words(basis_in_words(r.basis)),
                    number(in_words(r.quantity.decimal(), 0) + ' ' + isolated(r.unit)),
                    words(r.currency), number(in_words(r.net_sales.decimal())),
                    number(r.rate.text()), number(with_places(r.royalty, 4)),
                    number(amount_in_words(r.royalty_usd), FigureId::row(quarter.quarter, n))});
  }
  table(caption,
        {words("Seller"), words("Country"), words("Product"), words("Basis"),
         number("Quantity sold"), words("Currency"), number("Net Sales Value"), number("Rate %"),
         number("Royalty"), number("US$")},
        rows,
        {words("Royalty " + name), words(""), words(""), words(""), number(""), words(""),
         number(""), number(""), number(""),
         number(amount_in_words(quarter.royalty), FigureId::quarter(quarter.quarter))});
}

// V.8: for the operations of the LICENSEE and of each sub-licensee, quantities made and sold and
// NSV.
void Document::parties_of(const QuarterReport& quarter) {
  using Goods = std::pair<std::string, std::string>;  // product, unit
  struct Party {
    Role role = Role::licensee;
    std::map<Goods, std::pair<std::optional<Units>, Units>> made_and_sold;
    std::map<std::string, Money> net_sales;
    std::optional<Usd> royalty = Usd{};
    std::vector<std::size_t> rows;
  };
  std::map<std::string, Party> parties;
  for (const Seller& seller : ledger_.sellers.value_or(std::vector<Seller>{})) {
    parties[seller.id].role = seller.role;
  }
  for (std::size_t n = 0; n < quarter.rows.size(); ++n) {
    const Row& row = quarter.rows[n];
    Party& party = parties[row.seller];
    party.rows.push_back(n);
    party.role = row.role;
    party.made_and_sold[{row.product, row.unit}].second += row.quantity;
    party.net_sales[row.currency] += row.net_sales;
    if (!row.royalty_usd) party.royalty.reset();
    if (party.royalty && row.royalty_usd) *party.royalty += *row.royalty_usd;
  }
  for (const Made& made : quarter.made) {
    auto& quantity = parties[made.seller].made_and_sold[{made.product, made.unit}].first;
    quantity = quantity.value_or(Units{}) + made.quantity;
  }
  for (const auto& [id, party] : parties) {
    out_("<h3>" + escaped(name_of(id)) + " <span class=\"quiet\">" +
         std::string(to_string(party.role)) + "</span></h3>\n");
    if (party.made_and_sold.empty()) {
      out_("<p>Made and sold nothing in the quarter.</p>\n");
      continue;
    }
    std::vector<HtmlRow> goods;
    for (const auto& [key, quantities] : party.made_and_sold) {
      goods.push_back(
          {words(key.first), words(key.second),
           number(quantities.first ? in_words(quantities.first->decimal(), 0) : "not recorded"),
           number(in_words(quantities.second.decimal(), 0))});
    }
    table("Quantities of PRODUCTS",
          {words("Product"), words("Unit"), number("Made"), number("Sold")}, goods);
    std::string values;
    for (const auto& [currency, money] : party.net_sales) {
      values += (values.empty() ? "" : ", ") + in_words(currency, money.decimal());
    }
    if (values.empty()) continue;
    out_("<p>Net Sales Value: " + escaped(values) + ".</p>\n");
    sales_of(quarter, party.rows, party.royalty);
  }
  if (parties.empty()) out_("<p>No PRODUCTS were made or sold in the quarter.</p>\n");
}

// How a party's royalty was reached: each row with its rate of exchange, and on to its explanation.
void Document::sales_of(const QuarterReport& quarter, const std::vector<std::size_t>& numbers,
                        const std::optional<Usd>& royalty) {
  std::vector<HtmlRow> rows;
  for (const std::size_t n : numbers) {
    const Row& r = quarter.rows[n];
    rows.push_back({words(r.country), words(r.product), words(basis_in_words(r.basis)),
                    number(in_words(r.quantity.decimal(), 0) + ' ' + isolated(r.unit)),
                    words(r.currency), number(in_words(r.net_sales.decimal())),
                    number(r.rate.text()), number(with_places(r.royalty, 4)),
                    words(r.fx ? rate_in_words(*r.fx) + ", " + in_words(*r.fx_date) : ""),
                    number(amount_in_words(r.royalty_usd), FigureId::row(quarter.quarter, n))});
  }
  table("Payment due for it",
        {words("Country"), words("Product"), words("Basis"), number("Quantity sold"),
         words("Currency"), number("Net Sales Value"), number("Rate %"), number("Royalty"),
         words("Rate of exchange"), number("US$")},
        rows,
        {words("Royalty"), words(""), words(""), number(""), words(""), number(""), number(""),
         number(""), words(""), number(amount_in_words(royalty))});
}

// V.8 asks for the payments due with the statement: every sum of Article V that fell due in the
// quarter beside its own royalty, and what is still outstanding.
void Document::sums_of_article_v(const QuarterReport& quarter) {
  const auto has_fallen_due = [&](const Obligation& o) {
    return o.due && o.status != ObligationStatus::accruing && *o.due <= report_.as_of;
  };
  std::vector<HtmlRow> fell_due;
  std::vector<HtmlRow> open;
  for (const Obligation& o : report_.obligations) {
    if (!has_fallen_due(o)) continue;
    const HtmlCell name = words(capitalised(obligation_in_words(o.id)));
    const bool is_within =
        quarter.quarter.first_day() <= *o.due && *o.due <= quarter.quarter.last_day();
    if (is_within && o.id != quarter.obligation)
      fell_due.push_back({name, words(in_words(*o.due)), number(amount_in_words(o.amount), o.id)});
    std::optional<Usd> interest;
    if (o.interest) interest = std::max(*o.interest - o.interest_paid, Usd{});
    const bool owes =
        (o.outstanding && o.outstanding->is_positive()) || (interest && interest->is_positive());
    if (owes) {
      open.push_back({name, words(in_words(*o.due)), number(amount_in_words(o.outstanding), o.id),
                      number(amount_in_words(interest), FigureId::interest(o.id))});
    }
  }
  if (!fell_due.empty()) {
    table("Other sums of Article V that fell due in the quarter",
          {words("Sum"), words("Due"), number("US$")}, fell_due);
  }
  if (!open.empty()) {
    table("Still outstanding on " + in_words(report_.as_of),
          {words("Sum"), words("Due"), number("Outstanding US$"), number("Interest US$")}, open);
  }
}

void Document::statement(const QuarterReport& quarter) {
  quarter_ = to_string(quarter.quarter);
  const StatementParts parts{quarter, report_, ledger_, out_};
  begin("Statement for " + quarter_);
  out_("<p>" + in_words(quarter.quarter.first_day()) + " to " +
       in_words(quarter.quarter.last_day()) + "; the royalty is due on " + in_words(quarter.due) +
       ".");
  if (quarter.provisional) out_(" Provisional: the due date's exchange rates are not known yet.");
  if (!quarter.complete) out_(" Incomplete: an exchange rate is missing.");
  out_("</p>\n");
  parts.state();
  parts.provisional();
  out_("<h2>Made and sold (V.8)</h2>\n");
  parties_of(quarter);
  out_("<h2>Royalty (V.4)</h2>\n");
  table("Payment due (V.5)", {words("Figure"), number("US$")},
        {{words("Royalty of the quarter"),
          number(amount_in_words(quarter.royalty), FigureId::quarter(quarter.quarter))},
         {words("Carried in from earlier credits"), number(amount_in_words(quarter.carried_in))},
         {words("Payable on " + in_words(quarter.due)),
          number(amount_in_words(quarter.payable), quarter.obligation)},
         {words("Carried into the next quarter"), number(amount_in_words(quarter.carried_out))}});
  sums_of_article_v(quarter);
  parts.instructions();
  out_("<h2>Exchange</h2>\n");
  parts.exchange();
  parts.readings();
  parts.certificate();
  explanations();
  end();
}

void Document::owed() {
  const Totals t = totals_said(report_);
  table("Totals", {words("Figure"), number("US$")},
        {{words("Royalty of all quarters"),
          number(amount_in_words(t.royalty), FigureId::total("royalty_usd"))},
         {words("Obligations"),
          number(amount_in_words(t.obligations), FigureId::total("obligations_usd"))},
         {words("Paid"), number(amount_in_words(t.paid), FigureId::total("paid_usd"))},
         {words("Outstanding"),
          number(amount_in_words(t.outstanding), FigureId::total("outstanding_usd"))},
         {words("Overdue"), number(amount_in_words(t.overdue), FigureId::total("overdue_usd"))},
         {words("Interest outstanding"), number(amount_in_words(t.interest_outstanding),
                                                FigureId::total("interest_outstanding_usd"))}});
  obligations();
}

// What is said of a royalty of nothing, before the first sale; empty of any other obligation.
std::string Document::said_in_quiet(const Obligation& o) const {
  const auto of = ObligationId::parse(o.id);
  const bool is_nothing = o.due && o.amount && o.amount->is_zero() && o.payments.empty() &&
                          o.paid.is_zero() && o.interest_paid.is_zero();
  if (of.kind != ObligationKind::royalty || !quiet_.contains(of.name) || !is_nothing) return {};
  return std::string(to_string(o.status)) + ' ' + o.clause;
}

void Document::obligations() {
  Folds folds;
  for (const Obligation& o : report_.obligations) {
    const std::string said = said_in_quiet(o);
    if (!said.empty()) folds.add(said, ObligationId::parse(o.id).name, *o.due);
  }
  std::vector<HtmlRow> rows;
  for (const Obligation& o : report_.obligations) {
    if (const Fold* fold = folds.find(said_in_quiet(o))) {
      if (ObligationId::parse(o.id).name != fold->first) continue;
      const HtmlCell nothing = number(amount_in_words(o.amount));
      rows.push_back({words("Royalty payable for " + fold->quarters() + ", before the first sale"),
                      words(o.clause), words(fold->days()), nothing, nothing, nothing, nothing,
                      nothing, words(code_in_words(to_string(o.status))), words("")});
      continue;
    }
    rows.push_back(
        {words(capitalised(obligation_in_words(o.id))), words(o.clause),
         words(o.due ? in_words(*o.due) : "not triggered"), number(amount_in_words(o.amount), o.id),
         number(amount_in_words(o.paid)), number(amount_in_words(o.outstanding)),
         number(amount_in_words(o.outstanding_if_paid_now)),
         number(amount_in_words(o.interest), FigureId::interest(o.id)),
         words(code_in_words(to_string(o.status))),
         words(o.limitation ? in_words(*o.limitation) : "", FigureId::limitation(o.id))});
  }
  table("Obligations, US$",
        {words("Obligation"), words("Clause"), words("Due"), number("Amount"), number("Paid"),
         number("Outstanding"), number("If paid now"), number("Interest"), words("Status"),
         words("Claimable until")},
        rows);
}

void Document::milestones() {
  std::vector<HtmlRow> rows;
  for (const MilestoneReport& m : report_.milestones) {
    rows.push_back({words(std::to_string(m.number) + ' ' + m.objective),
                    words(in_words(m.extended_to.value_or(m.target))), words(in_words(m.deadline)),
                    words(code_in_words(to_string(m.status)), FigureId::milestone(m.number)),
                    words(m.attained ? in_words(*m.attained) : "")});
  }
  table(
      "Milestones (IV.1)",
      {words("Milestone"), words("Target"), words("Deadline"), words("Status"), words("Attained")},
      rows);
}

void Document::term() {
  const TermReport& t = report_.term;
  out_("<p>From " + in_words(t.starts) + " to " + link(in_words(t.ends), "term") +
       "; books and records are kept until " + in_words(t.records_until) + ".</p>\n");
  std::vector<HtmlRow> rows;
  for (const PatentReport& p : t.patents) {
    rows.push_back({words(p.country + ' ' + (p.patent.empty() ? "(no number)" : p.patent)),
                    words(p.case_), words(p.application), words(in_words(p.expires)),
                    words(p.in_force ? "in force" : "not in force"),
                    words(p.counts ? "counts" : "does not count"), words(p.why)});
  }
  table("Schedule A",
        {words("Patent"), words("Case"), words("Application"), words("Expires"),
         words("On this day"), words("For the TERM"), words("Why")},
        rows);
}

void Document::rights() {
  if (report_.rights.empty()) {
    out_("<p>No right is open on this day.</p>\n");
    return;
  }
  std::vector<HtmlRow> rows;
  for (const Right& r : report_.rights) {
    rows.push_back({words(r.id), words(r.clause),
                    words(r.holder == Party::licensor ? "LICENSOR" : "LICENSEE"),
                    words(in_words(r.from), explanation_of(r)),
                    words(r.effective_if_noticed_now ? in_words(*r.effective_if_noticed_now) : ""),
                    words(r.why)});
  }
  table("Rights open on this day",
        {words("Right"), words("Clause"), words("Holder"), words("From"),
         words("Effect of a notice now"), words("Why")},
        rows);
}

// What is said of a royalty or statement, before the first sale; empty of any other deadline.
std::string Document::said_in_quiet(const Deadline& d) const {
  const auto of = DeadlineId::parse(d.id);
  const bool is_royalty = of.kind == DeadlineKind::royalty;
  if (!quiet_.contains(of.name) || !(is_royalty || of.kind == DeadlineKind::statement)) return {};
  return (is_royalty ? "royalties " : "statements ") + std::string(to_string(d.status)) + ' ' +
         d.clause;
}

void Document::deadlines() {
  Folds folds;
  for (const Deadline& d : report_.deadlines) {
    const std::string said = said_in_quiet(d);
    if (!said.empty()) folds.add(said, DeadlineId::parse(d.id).name, d.date);
  }
  std::vector<HtmlRow> rows;
  for (const Deadline& d : report_.deadlines) {
    const std::string said = said_in_quiet(d);
    if (const Fold* fold = folds.find(said)) {
      if (DeadlineId::parse(d.id).name != fold->first) continue;
      rows.push_back({words(fold->days()),
                      words("The " + said.substr(0, said.find(' ')) + " of " + fold->quarters() +
                            " are due, before the first sale"),
                      words(d.clause), words(std::string(to_string(d.party))),
                      words(code_in_words(to_string(d.status)))});
      continue;
    }
    rows.push_back({words(in_words(d.date), FigureId::deadline(d.id)), words(d.what),
                    words(d.clause), words(std::string(to_string(d.party))),
                    words(code_in_words(to_string(d.status)))});
  }
  table("Deadlines",
        {words("Date"), words("What"), words("Clause"), words("Who acts"), words("Status")}, rows);
}

// What is said of a statement of nothing, before the first sale; empty of any other.
std::string Document::said_in_quiet(const QuarterReport& q) const {
  const auto is_nothing = [](const std::optional<Usd>& usd) { return usd && usd->is_zero(); };
  const bool is_quiet = quiet_.contains(to_string(q.quarter)) && q.statement->rows.empty() &&
                        is_nothing(q.statement->royalty) && is_nothing(q.royalty);
  if (!is_quiet) return {};
  return q.statement->on_time ? "on time" : "late";
}

void Document::statements() {
  Folds folds;
  for (const QuarterReport& q : report_.quarters) {
    const std::string said = q.statement ? said_in_quiet(q) : "";
    if (!said.empty()) folds.add(said, to_string(q.quarter), q.statement->date);
  }
  std::vector<HtmlRow> rows;
  for (const QuarterReport& q : report_.quarters) {
    if (!q.statement) continue;
    const std::string name = to_string(q.quarter);
    const std::string said = said_in_quiet(q);
    if (const Fold* fold = folds.find(said)) {
      if (name != fold->first) continue;
      const HtmlCell nothing = number(amount_in_words(Usd{}));
      rows.push_back({words(fold->quarters() + ", before the first sale"), words(fold->days()),
                      nothing, nothing, nothing, words(said)});
      continue;
    }
    rows.push_back(
        {words(name), words(in_words(q.statement->date)),
         number(amount_in_words(q.statement->royalty)),
         number(amount_in_words(q.royalty), FigureId::quarter(q.quarter)),
         number(amount_in_words(q.statement->difference), FigureId::statement(q.quarter)),
         words(q.statement->on_time ? "on time" : "late")});
  }
  if (rows.empty()) return;
  out_("<h2>Statements</h2>\n");
  table("Reported against computed, US$",
        {words("Quarter"), words("Sent"), number("Reported"), number("Computed"),
         number("Difference"), words("In time")},
        rows);
  statement_rows();
}

// X.2
void Document::liability() {
  const LiabilityReport& l = report_.liability;
  const auto figure = [this](const Usd& usd, std::string_view name) {
    return number(amount_in_words(usd), FigureId::liability(std::string(name)));
  };
  table("Cap on the LICENSOR's liability (X.2), US$", {words("Figure"), number("US$")},
        {{words("Cap"), figure(l.cap, "cap_usd")},
         {words("Claimed under the cap"), figure(l.claimed, "claimed_usd")},
         {words("Claimed outside it"), figure(l.outside_cap, "outside_cap_usd")},
         {words("Left"), figure(l.left, "left_usd")}});
}

// What the statements say of each seller's goods.
void Document::statement_rows() {
  std::vector<HtmlRow> rows;
  const auto units = [](const Units& figure) { return in_words(figure.decimal(), 0); };
  const auto money = [](const Money& figure) { return in_words(figure.decimal()); };
  const auto add = [&](const QuarterReport& q, const StatementRowReport& row,
                       const std::string& what, const auto& figure, const auto& text) {
    if (!figure) return;
    rows.push_back({words(to_string(q.quarter)), words(name_of(row.seller)),
                    words(isolated(row.product) + ", " + isolated(row.unit)), words(what),
                    number(text(figure->reported)),
                    number(figure->computed ? text(*figure->computed) : "not recorded")});
  };
  for (const QuarterReport& q : report_.quarters) {
    if (!q.statement) continue;
    for (const StatementRowReport& row : q.statement->rows) {
      add(q, row, "made", row.made, units);
      add(q, row, "sold", row.sold, units);
      add(q, row, "net sales " + row.currency, row.net_sales, money);
    }
  }
  if (rows.empty()) return;
  table("Rows of the statements",
        {words("Quarter"), words("Seller"), words("Goods"), words("Figure"), number("Reported"),
         number("Computed")},
        rows);
}

void Document::readings() {
  std::vector<HtmlRow> rows;
  for (const ReadingInfo& info : reading_table()) {
    const std::size_t value = info.get(report_.readings);
    rows.push_back({words(std::string(info.question)), words(std::string(info.clause)),
                    words(std::string(info.values.at(value))),
                    words(std::string(info.meanings.at(value)))});
  }
  table("Readings used",
        {words("What the text leaves open"), words("Clause"), words("Reading"), words("Meaning")},
        rows);
}

void Document::findings() {
  std::vector<HtmlRow> rows;
  for (const Finding& f : report_.findings) {
    rows.push_back({words(std::string(to_string(kind_of(f.code).severity))), words(f.clause),
                    words(f.message), words(f.where)});
  }
  table("Findings",
        {words("Severity"), words("Clause"), words("What was assumed, refused or noticed"),
         words("Where")},
        rows);
}

// What the ledger says of its sources.
void Document::notes() {
  if (report_.ledger.notes.empty()) return;
  out_("<h2>Notes of the ledger</h2>\n");
  for (const std::string& note : report_.ledger.notes) out_("<p>" + escaped(note) + "</p>\n");
}

void Document::judgment() {
  std::vector<HtmlRow> rows;
  for (const NotComputable& n : report_.not_computable)
    rows.push_back({words(n.clause), words(n.why)});
  table("What the agreement leaves to judgment", {words("Clause"), words("Why no figure is given")},
        rows);
}

void Document::explanation(const Explanation& why) {
  out_("<h3 id=\"" + anchor(why.id) + "\">" + escaped(title(why.id)) + ": " +
       escaped(value_in_words(why.id, why.value)) + "</h3>\n<ol>\n");
  for (const Step& step : why.steps) {
    out_("<li>" + escaped(step.text) + " <span class=\"quiet\">" + escaped(step.clause) +
         (step.reading.empty() ? "" : "; " + escaped(step.reading)) + "</span>");
    if (!step.formula.empty()) out_("<br>" + escaped(step.formula));
    for (const Input& input : step.inputs) {
      out_("<br><span class=\"quiet\">" + escaped(input.name) + ":</span> " +
           link(input.value.empty() ? input.name : input.value, input.id) +
           (input.where.empty() ? ""
                                : " <span class=\"quiet\">" + escaped(input.where) + "</span>"));
    }
    out_("</li>\n");
  }
  out_("</ol>\n");
  for (const NotApplied& rule : why.not_applied) {
    out_("<p class=\"quiet\">Not applied, " + escaped(rule.clause) + ": " + escaped(rule.why) +
         "</p>\n");
  }
}

// An explanation may link to further ones; each is printed once.
void Document::explanations() {
  if (linked_.empty()) return;
  out_(
      "<details>\n<summary><h2>How each figure was reached</h2></summary>\n"
      "<p class=\"quiet unprinted\">Open, this part is printed too.</p>\n");
  constexpr std::size_t most_steps = 1'000;
  const InterestSteps interest(ledger_, report_, most_steps);
  const LaterValueSteps later(ledger_, report_, most_steps);
  // Each row of a product has the same: explain() has them all.
  constexpr std::size_t most_records = 20;
  LineReckoner lines(ledger_, report_, most_records);
  while (!fresh_.empty()) {
    const Ids round = std::exchange(fresh_, {});
    for (const std::string& id : round) {
      Explanation why = evaluation_.explanations.at(id);
      interest.complete(why);
      later.complete(why);
      lines.complete(why);
      explanation(why);
    };
  }
  out_("</details>\n");
}

void Document::report() {
  begin("JM216 licence report");
  out_("<h2>Licence</h2>\n<p>Status: " +
       link(code_in_words(to_string(report_.licence.status)), "licence") + ".");
  if (report_.licence.terminated_on) {
    out_(" " + termination_in_words(report_.licence));
  }
  out_("</p>\n<h2>What is owed</h2>\n");
  owed();
  out_("<h2>Royalties by quarter</h2>\n");
  for (const QuarterReport& quarter : report_.quarters) {
    if (quarter.rows.empty()) continue;
    rows_of(quarter, to_string(quarter.quarter) + ", due on " + in_words(quarter.due));
  }
  statements();
  out_("<h2>Milestones</h2>\n");
  milestones();
  out_("<h2>Term and patents</h2>\n");
  term();
  out_("<h2>Rights and notices</h2>\n");
  rights();
  out_("<h2>Deadlines</h2>\n");
  deadlines();
  out_("<h2>Liability</h2>\n");
  liability();
  out_("<h2>Readings and findings</h2>\n");
  readings();
  findings();
  judgment();
  notes();
  explanations();
  end();
}

}  // namespace

bool write_statement_html(Quarter quarter, const Evaluation& evaluation, const Ledger& ledger,
                          const TextOutput& out) {
  const auto& quarters = evaluation.report.quarters;
  const auto found = std::find_if(quarters.begin(), quarters.end(),
                                  [&](const QuarterReport& q) { return q.quarter == quarter; });
  if (found == quarters.end()) return false;
  Document(evaluation, ledger, out).statement(*found);
  return true;
}

void write_report_html(const Evaluation& evaluation, const Ledger& ledger, const TextOutput& out) {
  Document(evaluation, ledger, out).report();
}

}  // namespace jm216
