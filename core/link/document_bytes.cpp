#include "core/link/document_bytes.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/format/format.hpp"
#include "core/json/own_json.hpp"
#include "core/link/bytes.hpp"
#include "core/link/columns.hpp"

namespace jm216 {

namespace {

// Names of the format's first edition, numbered from 2. Part of the link's format: as they were. Those
// of later editions follow, in the order of the table. A name that is not known is spelt out.
constexpr std::array<std::string_view, 94> first_names{"format",
                                                       "title",
                                                       "as_of",
                                                       "effective_date",
                                                       "readings",
                                                       "sellers",
                                                       "sales",
                                                       "production",
                                                       "generics",
                                                       "infringements",
                                                       "milestones",
                                                       "payments",
                                                       "statements",
                                                       "amendments",
                                                       "fx",
                                                       "base_rates",
                                                       "patents",
                                                       "supply_agreement",
                                                       "extensions",
                                                       "notices",
                                                       "force_majeure",
                                                       "events",
                                                       "done",
                                                       "notes",
                                                       "name",
                                                       "role",
                                                       "exhibit_1",
                                                       "invoice",
                                                       "line",
                                                       "date",
                                                       "country",
                                                       "seller",
                                                       "product",
                                                       "quantity",
                                                       "unit",
                                                       "currency",
                                                       "gross",
                                                       "deductions/trade_discount",
                                                       "deductions/returns",
                                                       "deductions/packing",
                                                       "deductions/insurance",
                                                       "deductions/freight",
                                                       "deductions/sales_tax",
                                                       "deductions/import_duty",
                                                       "deductions/export_insurance",
                                                       "separately_charged",
                                                       "export",
                                                       "arms_length",
                                                       "for_money",
                                                       "fair_market_price",
                                                       "buyer",
                                                       "credit_of",
                                                       "credit_reason",
                                                       "quarter",
                                                       "available_from",
                                                       "withdrawn",
                                                       "marketer",
                                                       "infringing",
                                                       "percent",
                                                       "notified",
                                                       "suit_filed",
                                                       "ceased",
                                                       "claimed",
                                                       "milestone",
                                                       "attained",
                                                       "extended_to",
                                                       "extension_agreed",
                                                       "for",
                                                       "amount",
                                                       "withheld",
                                                       "creditable",
                                                       "reference",
                                                       "royalty_usd",
                                                       "agreed",
                                                       "effective",
                                                       "changes",
                                                       "usd",
                                                       "per_usd",
                                                       "from",
                                                       "case",
                                                       "application",
                                                       "by",
                                                       "granted",
                                                       "ended",
                                                       "to",
                                                       "kind",
                                                       "given",
                                                       "method",
                                                       "party",
                                                       "clock",
                                                       "deadline",
                                                       "note",
                                                       "key",
                                                       "value"};
constexpr std::size_t no_name = 0;
constexpr std::size_t spelt_out = 1;
constexpr std::size_t first_name = 2;

// How a member of the document is kept.
enum Kind : unsigned { single, records, keyed_records, values };

constexpr std::size_t most_columns = 250;

void add_later_names(const Shape& shape, std::uint8_t edition, std::vector<std::string_view>& all) {
  for (const Field& field : shape) {
    const bool is_later = field.since == edition;
    if (is_later && std::find(all.begin(), all.end(), field.name) == all.end()) {
      all.push_back(field.name);
    }
  }
}

std::vector<std::string_view> all_names() {
  std::vector<std::string_view> all(first_names.begin(), first_names.end());
  for (std::uint8_t edition = 2; edition <= last_edition; ++edition) {
    add_later_names(ledger_shape, edition, all);
    for (std::size_t i = 0; i < section_count; ++i) {
      const Shape* const record = info_of(static_cast<Section>(i)).record;
      if (record != nullptr) add_later_names(*record, edition, all);
    }
  }
  return all;
}

const std::vector<std::string_view>& names() {
  static const std::vector<std::string_view> all = all_names();
  return all;
}

void put_name(std::string& bytes, std::string_view name) {
  const auto at = std::find(names().begin(), names().end(), name);
  if (at != names().end())
    return put_number(bytes, first_name + static_cast<std::size_t>(at - names().begin()));
  put_number(bytes, spelt_out);
  put_text(bytes, name);
}

// Of the one object that stands in records.
constexpr std::string_view inner = "deductions/";
bool is_inner(std::string_view name) {
  return name.substr(0, inner.size()) == inner;
}

// The next name, or nothing at the end.
std::string_view read_name(ByteReader& bytes) {
  const std::size_t number = bytes.count(first_name + names().size() - 1);
  if (number == no_name) return {};
  return number == spelt_out ? bytes.text() : names().at(number - first_name);
}

// Without the spaces and line breaks between its parts.
std::string compact(std::string_view json) {
  std::string text;
  bool is_inside = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (!is_inside && (c == ' ' || c == '\n')) continue;
    text += c;
    if (c == '\\') text += json[++i];
    if (c == '"') is_inside = !is_inside;
  }
  return text;
}

struct SectionLimit {
  std::string_view section;
  std::size_t most;
};
// Those that may not have as many as the whole link.
constexpr std::array<SectionLimit, 16> section_limits{{{"sellers", 2000},
                                                       {"production", 10'000},
                                                       {"generics", 5000},
                                                       {"infringements", 1000},
                                                       {"milestones", 5},
                                                       {"payments", 2000},
                                                       {"statements", 2000},
                                                       {"amendments", 200},
                                                       {"base_rates", 400},
                                                       {"patents", 1000},
                                                       {"extensions", 1000},
                                                       {"notices", 200},
                                                       {"force_majeure", 500},
                                                       {"claims", 2000},
                                                       {"events", 2000},
                                                       {"done", 5000}}};

// --- document to bytes ---------------------------------------------------------------------------

struct NamedColumn {
  std::string name;
  Cells cells;
};

class Table {
 public:
  void begin_row() {
    ++rows_;
    at_ = 0;
  }
  // Fields come in one order, mostly the same.
  void add(std::string_view name, std::string_view cell) {
    const auto is_it = [&](const NamedColumn& column) { return column.name == name; };
    const auto from = columns_.begin() + static_cast<std::ptrdiff_t>(at_);
    auto column = std::find_if(from, columns_.end(), is_it);
    if (column == columns_.end()) {
      column = std::find_if(columns_.begin(), from, is_it);
      if (column == from) column = columns_.insert(from, {std::string(name), {}});
    }
    column->cells.resize(rows_ - 1);
    column->cells.push_back(cell);
    at_ = static_cast<std::size_t>(column - columns_.begin()) + 1;
  }
  void add_members(OwnJson& json, const std::string& prefix) {
    json.enter();
    while (json.more()) {
      const std::string name = prefix + std::string(json.name());
      if (name == "deductions") {
        add_members(json, std::string(inner));
      } else {
        add(name, json.value());
      }
    }
  }
  void put(std::string& bytes) {
    put_number(bytes, rows_);
    // Those of one object in one run.
    std::stable_partition(columns_.begin(), columns_.end(),
                          [](const NamedColumn& column) { return !is_inner(column.name); });
    std::vector<const Cells*> earlier;
    for (NamedColumn& column : columns_) {
      column.cells.resize(rows_);
      put_name(bytes, column.name);
      put_column(bytes, column.cells, earlier);
      earlier.push_back(&column.cells);
    }
    put_number(bytes, no_name);
  }
  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  std::vector<NamedColumn> columns_;
  std::size_t rows_ = 0;
  std::size_t at_ = 0;
};

// The elements of a list or object. False where there are more than `most`.
bool add_rows(Table& table, OwnJson& json, Kind kind, std::size_t most) {
  json.enter();
  while (json.more()) {
    if (most == 0) return false;
    --most;
    table.begin_row();
    if (kind == keyed_records) {
      const std::string_view key = json.name();
      // With its quotes, as any text.
      table.add("key", {key.data() - 1, key.size() + 2});
    }
    if (kind == values) {
      table.add("value", json.value());
    } else {
      table.add_members(json, "");
    }
  }
  return true;
}

// --- bytes to document ---------------------------------------------------------------------------

class DocumentWriter {
 public:
  DocumentWriter(ByteReader& bytes, std::string& out) : bytes_(bytes), out_(out) {}

  void write() {
    out_ += '{';
    for (std::string_view name = read_name(bytes_); !name.empty(); name = read_name(bytes_)) {
      if (out_.size() > 1) out_ += ',';
      put_member(name);
      write_value(name, bytes_.byte());
      if (is_over()) return;
    }
    out_ += '}';
  }
  [[nodiscard]] const std::optional<TooMany>& too_many() const { return too_many_; }

 private:
  struct Field {
    std::string_view name;
    bool is_deduction;
    LinkColumn column;
  };

  // More than was said would come, or what makes no sense.
  bool is_over() {
    if (out_.size() > LinkLimits::document) bytes_.fail();
    return bytes_.failed();
  }
  void put_member(std::string_view name) {
    out_ += '"';
    out_ += name;
    out_ += "\":";
  }
  void write_value(std::string_view name, unsigned kind) {
    if (kind == single) {
      out_ += bytes_.text();
    } else if (kind <= values) {
      write_table(name, static_cast<Kind>(kind));
    } else {
      bytes_.fail();
    }
  }
  void write_table(std::string_view section, Kind kind) {
    const std::size_t rows = bytes_.count(records_left_);
    if (const std::size_t most = most_records(section); rows > most) {
      too_many_ = TooMany{std::string(section), rows, most};
      return bytes_.fail();
    }
    records_left_ -= rows;
    std::vector<Field> fields;
    for (std::string_view name = read_name(bytes_); !name.empty(); name = read_name(bytes_)) {
      if (fields.size() == most_columns) bytes_.fail();
      if (bytes_.failed()) return;
      const bool is_deduction = is_inner(name);
      fields.push_back({is_deduction ? name.substr(inner.size()) : name, is_deduction,
                        LinkColumn(bytes_, rows, fields.size())});
    }
    // A row without a field would cost nothing in the link.
    if (bytes_.failed() || (fields.empty() && rows > 0)) return bytes_.fail();
    out_ += kind == keyed_records ? '{' : '[';
    for (std::size_t row = 0; row < rows && !is_over(); ++row) {
      if (row > 0) out_ += ',';
      write_row(kind, fields);
    }
    out_ += kind == keyed_records ? '}' : ']';
  }
  void write_row(Kind kind, std::vector<Field>& fields) {
    std::size_t next = 0;
    row_.clear();
    if (kind == values) {
      (void)fields.front().column.next(out_, row_);
      return;
    }
    if (kind == keyed_records) {
      row_.emplace_back();
      (void)fields[next++].column.next(out_, row_);
      out_ += ':';
    }
    out_ += '{';
    bool is_first = true;
    bool in_deductions = false;
    for (; next < fields.size() && !is_over(); ++next) {
      Field& field = fields[next];
      row_.emplace_back();
      std::string cell;
      if (!field.column.next(cell, row_)) continue;
      if (in_deductions && !field.is_deduction) out_ += '}';
      if (!is_first) out_ += ',';
      if (field.is_deduction && !in_deductions) {
        out_ += "\"deductions\":{";
      }
      in_deductions = field.is_deduction;
      is_first = false;
      put_member(field.name);
      out_ += cell;
      row_.back() = std::move(cell);
    }
    if (in_deductions) out_ += '}';
    out_ += '}';
  }

  ByteReader& bytes_;
  std::string& out_;
  std::vector<std::string> row_;  // the cells so far
  std::size_t records_left_ = LinkLimits::records;
  std::optional<TooMany> too_many_;
};

}  // namespace

std::size_t most_records(std::string_view section) {
  const auto* const limit =
      std::find_if(section_limits.begin(), section_limits.end(),
                   [&](const SectionLimit& one) { return one.section == section; });
  return limit == section_limits.end() ? LinkLimits::records : limit->most;
}

std::optional<std::string> document_to_bytes(std::string_view document) {
  std::string bytes;
  std::size_t records_left = LinkLimits::records;
  OwnJson json(document);
  json.enter();
  while (json.more()) {
    const std::string_view name = json.name();
    put_name(bytes, name);
    const char first = json.peek();
    Kind kind = single;
    if (name == "sellers") kind = keyed_records;
    if (first == '[') kind = name == "notes" ? values : records;
    put_byte(bytes, kind);
    if (kind == single) {
      put_text(bytes, compact(json.value()));
      continue;
    }
    Table table;
    if (!add_rows(table, json, kind, std::min(records_left, most_records(name))))
      return std::nullopt;
    records_left -= table.rows();
    table.put(bytes);
  }
  put_number(bytes, no_name);
  return bytes;
}

std::optional<std::string> document_from_bytes(std::string_view bytes,
                                               std::optional<TooMany>& too_many) {
  ByteReader reader(bytes);
  std::string document;
  DocumentWriter writer(reader, document);
  writer.write();
  too_many = writer.too_many();
  if (reader.failed() || !reader.left().empty()) return std::nullopt;
  return document;
}

}  // namespace jm216
