#include "core/wire/wire.hpp"

#include <cstring>
#include <type_traits>

#include "core/basics/version.hpp"

namespace jm216 {

namespace {

// Both directions share one description of the report: an archive either writes a field or fills
// it.
class Writer {
 public:
  static constexpr bool reads = false;

  void bytes(const void* data, std::size_t size) {
    const auto* from = static_cast<const std::uint8_t*>(data);
    bytes_.insert(bytes_.end(), from, from + size);
  }
  std::vector<std::uint8_t> take() { return std::move(bytes_); }

 private:
  std::vector<std::uint8_t> bytes_;
};

class Reader {
 public:
  static constexpr bool reads = true;
  explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  void bytes(void* data, std::size_t size) {
    if (size > bytes_.size()) {
      is_good_ = false;
      std::memset(data, 0, size);
      return;
    }
    std::memcpy(data, bytes_.data(), size);
    bytes_ = bytes_.subspan(size);
  }
  [[nodiscard]] std::size_t left() const { return bytes_.size(); }
  void fail() { is_good_ = false; }
  [[nodiscard]] bool is_done() const { return is_good_ && bytes_.empty(); }
  [[nodiscard]] bool is_good() const { return is_good_; }

 private:
  std::span<const std::uint8_t> bytes_;
  bool is_good_ = true;
};

template <class Archive, class T>
requires(std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) || std::is_enum_v<T> void field(
                                                                     Archive& archive, T& value) {
  archive.bytes(&value, sizeof value);
}

// Foreign bytes may hold what no truth value is.
template <class Archive>
void field(Archive& archive, bool& value) {
  auto byte = static_cast<std::uint8_t>(value ? 1 : 0);
  archive.bytes(&byte, sizeof byte);
  value = byte != 0;
}

// A count of items, bounded by the bytes that are left.
template <class Archive>
std::size_t count(Archive& archive, std::size_t size) {
  auto number = static_cast<std::uint32_t>(size);
  field(archive, number);
  if constexpr (Archive::reads) {
    if (number > archive.left()) {
      archive.fail();
      return 0;
    }
  }
  return number;
}

template <class Archive>
void field(Archive& archive, std::string& text) {
  text.resize(count(archive, text.size()));
  archive.bytes(text.data(), text.size());
}

template <class Archive>
void field(Archive& archive, Date& date) {
  auto days = static_cast<std::int32_t>(date.time_since_epoch().count());
  field(archive, days);
  date = Date{Days{days}};
}

template <class Archive>
void field(Archive& archive, Quarter& quarter) {
  std::int32_t index = quarter.index();
  field(archive, index);
  quarter = Quarter::from_index(index);
}

template <class Archive>
void field(Archive& archive, Decimal& decimal) {
  std::string text = decimal.at_least(decimal.scale());
  field(archive, text);
  if constexpr (Archive::reads) {
    const auto parsed = Decimal::parse(text);
    if (!parsed) archive.fail();
    decimal = parsed.value_or(Decimal{});
  }
}

template <class Archive>
void field(Archive& archive, Percent& percent) {
  Decimal value = percent.value();
  field(archive, value);
  percent = Percent(value);
}

template <class Archive>
void field(Archive& archive, Usd& usd) {
  Decimal value(usd.in_cents(), 2);
  field(archive, value);
  usd = Usd::cents(value.unscaled());
}

template <class Archive, class Tag>
void field(Archive& archive, TenThousandths<Tag>& amount) {
  Int128 value = amount.count();
  archive.bytes(&value, sizeof value);
  amount = TenThousandths<Tag>::of(value);
}

template <class Archive>
void field(Archive& archive, Currency& currency) {
  std::uint16_t index = currency.index();
  field(archive, index);
  currency = Currency::from_index(index);
}

template <class Archive, class T>
void field(Archive& archive, std::optional<T>& value) {
  bool is_there = value.has_value();
  field(archive, is_there);
  if (!is_there) {
    value.reset();
    return;
  }
  if (!value) value.emplace();
  field(archive, *value);
}

template <class Archive>
void field(Archive& archive, std::optional<Quarter>& value) {
  bool is_there = value.has_value();
  Quarter quarter = value.value_or(Quarter::from_index(0));
  field(archive, is_there);
  field(archive, quarter);
  value = is_there ? std::optional(quarter) : std::nullopt;
}

template <class Archive, class T>
void field(Archive& archive, std::vector<T>& list) {
  list.resize(count(archive, list.size()));
  for (T& item : list) field(archive, item);
}

template <class Archive, class... Fields>
void fields(Archive& archive, Fields&... each) {
  (field(archive, each), ...);
}

template <class Archive>
void field(Archive& archive, Readings& readings) {
  for (const ReadingInfo& info : reading_table()) {
    auto value = static_cast<std::uint8_t>(info.get(readings));
    field(archive, value);
    if constexpr (Archive::reads) info.set(readings, value % info.values.size());
  }
}

template <class Archive>
void field(Archive& archive, SellerName& s) {
  fields(archive, s.id, s.name);
}

template <class Archive>
void field(Archive& archive, LedgerSummary& l) {
  fields(archive, l.title, l.notes, l.sha256, l.lines_read, l.lines_counted, l.lines_after_as_of,
         l.sellers);
}

template <class Archive>
void field(Archive& archive, PatentReport& p) {
  fields(archive, p.case_, p.country, p.application, p.patent, p.expires, p.listed, p.counts,
         p.in_force, p.from, p.until, p.why);
}

template <class Archive>
void field(Archive& archive, TermReport& t) {
  fields(archive, t.starts, t.ends, t.last_expiry, t.last_patent, t.records_until, t.clause,
         t.patents);
}

template <class Archive>
void field(Archive& archive, MilestoneReport& m) {
  fields(archive, m.number, m.objective, m.target, m.extended_to, m.deadline, m.status, m.attained,
         m.obligation, m.termination_right_from, m.clause);
}

template <class Archive>
void field(Archive& archive, Quote& q) {
  fields(archive, q.currency, q.date, q.rate, q.per_usd);
}

template <class Archive>
void field(Archive& archive, Row& r) {
  fields(archive, r.seller, r.role, r.country, r.product, r.unit, r.currency, r.basis, r.rate,
         r.lines, r.quantity, r.net_sales, r.royalty, r.exchanged_as, r.fx_date, r.fx,
         r.royalty_usd);
}

template <class Archive>
void field(Archive& archive, Made& m) {
  fields(archive, m.seller, m.product, m.unit, m.quantity);
}

template <class Archive, class Amount>
void field(Archive& archive, Stated<Amount>& s) {
  fields(archive, s.reported, s.computed);
}

template <class Archive>
void field(Archive& archive, StatementRowReport& r) {
  fields(archive, r.seller, r.product, r.unit, r.currency, r.made, r.sold, r.net_sales);
}

template <class Archive>
void field(Archive& archive, StatementReport& s) {
  fields(archive, s.date, s.royalty, s.difference, s.on_time, s.rows);
}

template <class Archive>
void field(Archive& archive, QuarterReport& q) {
  fields(archive, q.quarter, q.due, q.obligation, q.complete, q.provisional, q.rows, q.made,
         q.royalty, q.carried_in, q.payable, q.carried_out, q.statement);
}

template <class Archive>
void field(Archive& archive, PaymentTaken& p) {
  fields(archive, p.date, p.amount, p.extinguished, p.uplift, p.excess);
}

template <class Archive>
void field(Archive& archive, Balance& b) {
  fields(archive, b.from, b.outstanding);
}

template <class Archive>
void field(Archive& archive, InterestRate& r) {
  fields(archive, r.from, r.base, r.margin);
}

template <class Archive>
void field(Archive& archive, Obligation& o) {
  fields(archive, o.id, o.clause, o.amount, o.due, o.paid, o.paid_on, o.settled_on, o.fx_uplift,
         o.outstanding, o.outstanding_if_paid_now, o.excess, o.interest, o.interest_paid,
         o.limitation, o.payments, o.balances, o.status);
}

template <class Archive>
void field(Archive& archive, Totals& t) {
  fields(archive, t.royalty, t.obligations, t.paid, t.outstanding, t.overdue,
         t.interest_outstanding);
}

template <class Archive>
void field(Archive& archive, Finding& f) {
  fields(archive, f.code, f.clause, f.where, f.message, f.question);
}

template <class Archive>
void field(Archive& archive, LicenceReport& l) {
  fields(archive, l.status, l.effective_date, l.terminated_on, l.termination_clause,
         l.sell_off_until, l.secrecy_until, l.non_solicitation_until, l.licences_ended,
         l.agreement_runs);
}

template <class Archive>
void field(Archive& archive, LiabilityReport& l) {
  fields(archive, l.cap, l.claimed, l.outside_cap, l.left);
}

template <class Archive>
void field(Archive& archive, Right& r) {
  fields(archive, r.id, r.clause, r.holder, r.from, r.until, r.effective_if_noticed_now, r.why,
         r.is_also_the_others);
}

template <class Archive>
void field(Archive& archive, Deadline& d) {
  fields(archive, d.id, d.date, d.clause, d.party, d.what, d.status);
}

template <class Archive>
void field(Archive& archive, AmendmentReport& a) {
  fields(archive, a.title, a.effective, a.changes);
}

template <class Archive>
void field(Archive& archive, NotComputable& n) {
  fields(archive, n.clause, n.why);
}

template <class Archive>
void field(Archive& archive, Report& r) {
  fields(archive, r.as_of, r.ledger, r.readings, r.licence, r.term, r.milestones, r.quarters,
         r.obligations, r.interest_rates, r.totals, r.rights, r.deadlines, r.liability,
         r.amendments, r.not_computable, r.findings);
}

template <class Archive>
void field(Archive& archive, Input& i) {
  fields(archive, i.name, i.value, i.id, i.where);
}

template <class Archive>
void field(Archive& archive, Step& s) {
  fields(archive, s.clause, s.text, s.formula, s.inputs, s.reading, s.result);
}

template <class Archive>
void field(Archive& archive, NotApplied& n) {
  fields(archive, n.clause, n.why);
}

template <class Archive>
void field(Archive& archive, Explanation& e) {
  fields(archive, e.id, e.value, e.steps, e.not_applied);
}

template <class Archive>
void field(Archive& archive, CountedLine& c) {
  fields(archive, c.quarter, c.deductions, c.net_sales, c.basis, c.rate, c.royalty);
}

template <class Archive>
void field(Archive& archive, LineRow& r) {
  fields(archive, r.index, r.pointer, r.date, r.invoice, r.line, r.credit_of, r.seller, r.country,
         r.product, r.quantity, r.unit, r.currency, r.gross, r.counted);
}

template <class Archive>
void field(Archive& archive, CurrencyTotal& t) {
  fields(archive, t.currency, t.lines, t.gross, t.deductions, t.adjustment, t.net_sales, t.royalty);
}

template <class Archive>
void field(Archive& archive, UnitTotal& t) {
  fields(archive, t.unit, t.quantity);
}

template <class Archive>
void field(Archive& archive, LineTotals& t) {
  fields(archive, t.counted, t.not_yet, t.currencies, t.units, t.royalty_usd);
}

template <class Archive>
void field(Archive& archive, LinePage& p) {
  fields(archive, p.query, p.count, p.totals, p.offset, p.rows);
}

template <class T>
std::vector<std::uint8_t> write(T copy) {  // the description takes what it could fill
  Writer writer;
  std::string build{version};
  fields(writer, build, copy);
  return writer.take();
}

template <class T>
std::optional<T> read(std::span<const std::uint8_t> bytes) {
  Reader reader(bytes);
  std::string build;
  field(reader, build);
  if (!reader.is_good() || build != version) return std::nullopt;
  T what;
  field(reader, what);
  if (!reader.is_done()) return std::nullopt;
  return what;
}

}  // namespace

std::vector<std::uint8_t> to_wire(const Report& report) {
  return write(report);
}

std::optional<Report> from_wire(std::span<const std::uint8_t> bytes) {
  return read<Report>(bytes);
}

std::vector<std::uint8_t> to_wire(const Explanation& explanation) {
  return write(explanation);
}

std::optional<Explanation> explanation_from_wire(std::span<const std::uint8_t> bytes) {
  return read<Explanation>(bytes);
}

std::vector<std::uint8_t> to_wire(const LinePage& page) {
  return write(page);
}

std::optional<LinePage> line_page_from_wire(std::span<const std::uint8_t> bytes) {
  return read<LinePage>(bytes);
}

}  // namespace jm216
