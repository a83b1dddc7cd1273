#include "core/import/table.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/basics/text.hpp"
#include "core/import/headings.hpp"
#include "core/import/money_signs.hpp"
#include "core/json/path.hpp"
#include "core/ledger/reader/values.hpp"

namespace jm216 {

namespace {

// More digits no amount has, nor what it is worked out of.
constexpr std::size_t longest_factor = 24;

std::string with_line_feeds(std::string_view cell) {
  std::string text(cell);
  for (std::size_t at = text.find("\r\n"); at != std::string::npos;
       at = text.find("\r\n", at + 1)) {
    text.erase(at, 1);
  }
  return text;
}

void add(Problems& problems, std::string pointer, Complaint complaint) {
  problems.add({std::move(complaint), "", std::move(pointer)});
}

CellReading refused(Complaint fault) {
  return {CellReading::Outcome::refused, std::move(fault.message), fault.code};
}

// The first of them, for one to choose from.
std::string headings(const Columns& columns) {
  std::string list;
  std::size_t shown = 0;
  for (const std::string& known : columns) {
    if (known.empty()) continue;
    if (shown > 0) list += ", ";
    if (++shown > 12) return list + "…";
    list += in_quotes(known);
  }
  return list;
}

}  // namespace

std::string to_string(const ColumnRef& column) {
  return column.heading.empty() ? "column " + std::to_string(column.number)
                                : "column " + in_quotes(column.heading);
}

bool names_delimiter(std::string_view line) {
  return line.size() <= 5 && (line.starts_with("sep=") || line.starts_with("SEP="));
}

Complaint too_many_columns(std::size_t count) {
  return {Sentence::too_many_columns, {{"count", std::to_string(count)}}};
}

TableReader::TableReader(const ByteSource& source, const Mapping& mapping,
                         const std::optional<SheetHead>& sheet)
    : sheet_(sheet),
      hidden_rows_(mapping.hidden_rows),
      csv_(sheet ? source
                 : as_utf8(source, mapping.encoding.value_or(Encoding::utf_8), &fault_of_file_),
           sheet ? sheet_text::delimiter : *mapping.delimiter),
      first_line_(mapping.first_line) {
  if (sheet) {
    if (auto scale = scale_in_note(sheet->name)) note_ = ScaleNote{std::move(*scale)};
  }
  const CsvReader::Next first = next_in_table();
  // Above the table, too, it may have swallowed what follows.
  begins_with_fault_ =
      first == CsvReader::Next::fault || (first == CsvReader::Next::end && !fault_.message.empty());
  if (first != CsvReader::Next::row || !*mapping.header) waiting_ = first;
  if (first != CsvReader::Next::row) return;
  if (csv_.cell_count() > CsvReader::most_cells) {
    begins_with_fault_ = true;
    fault_ = too_many_columns(csv_.cell_count());
  }
  columns_.resize(csv_.cells().size());
  if (!sheet) csv_.expect(columns_.size());
  if (!*mapping.header) return;
  header_line_ = csv_.line();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    columns_[i] =
        sheet ? without_blanks(shown_cell(csv_.cells()[i])) : without_blanks(csv_.cells()[i]);
  }
  // Columns without a heading at the end are what a spreadsheet leaves behind.
  while (!columns_.empty() && columns_.back().empty()) columns_.pop_back();
}

CsvReader::Next TableReader::next_in_table() {
  for (;;) {
    const CsvReader::Next next = csv_.next();
    if (next == CsvReader::Next::end) {
      if (fault_of_file_.message.empty()) return next;
      fault_ = std::exchange(fault_of_file_, {});
      return CsvReader::Next::fault;
    }
    if (next == CsvReader::Next::fault) fault_ = csv_.fault();
    if (next == CsvReader::Next::fault && is_row_all_the_same()) return CsvReader::Next::row;
    const bool is_row = next == CsvReader::Next::row;
    if (is_row && !sheet_ && csv_.line() == 1 && csv_.cell_count() <= 2 &&
        names_delimiter(csv_.cells()[0])) {
      continue;
    }
    if (csv_.line() < first_line_) {
      if (is_row) heed_title();
      continue;
    }
    if (!(is_row && header_line_ > 0 && sheet_ && is_blank_row(csv_.cells(), columns_.size())))
      return next;
  }
}

// Whether the marks that are wrong in the row stand in columns that nothing is read from.
bool TableReader::is_row_all_the_same() const {
  const std::vector<std::size_t>& torn = csv_.torn();
  return !torn.empty() && csv_.cells().size() == used_.size() &&
         std::none_of(torn.begin(), torn.end(), [this](std::size_t column) {
           return column >= used_.size() || used_[column];
         });
}

void TableReader::heed_title() {
  for (const std::string& cell : csv_.cells()) {
    if (note_) return;
    auto scale = scale_in_note(sheet_ ? shown_cell(cell) : cell);
    if (scale) note_ = ScaleNote{std::move(*scale), csv_.line()};
  }
}

CsvReader::Next TableReader::next() {
  return waiting_ ? *std::exchange(waiting_, std::nullopt) : next_in_table();
}

bool is_made_for(const Mapping& mapping, std::string_view sample) {
  if (mapping.headings.empty() || !mapping.header.value_or(false)) return false;
  ByteSource source = source_of(sample);
  const std::optional<SheetHead> sheet = take_sheet_head(source);
  if (sheet ? !mapping.sheet.empty() && sheet->name != mapping.sheet : !mapping.delimiter) {
    return false;
  }
  const TableReader table(source, mapping, sheet);
  return !table.begins_with_fault() && table.columns() == mapping.headings;
}

namespace {

// Texts that every row's cell is looked for in.
void put_in_order(std::vector<std::string>& texts) {
  for (std::string& text : texts) text = std::string(without_blanks(text));
  std::sort(texts.begin(), texts.end());
}

}  // namespace

Plan::Plan(const Mapping& mapping, const Columns& columns, Problems& problems, bool is_of_sheet)
    : columns_(columns),
      is_of_sheet_(is_of_sheet),
      encoding_(mapping.encoding.value_or(Encoding::utf_8)) {
  if (mapping.decimal) {
    number_style_ = NumberStyle{*mapping.decimal, mapping.thousands.value_or(Thousands::none),
                                mapping.parentheses, mapping.trailing_minus};
  }
  if (mapping.dates) date_style_ = DateStyle{*mapping.dates, mapping.century};
  for (std::size_t i = 0; i < import_field_count; ++i) {
    const std::optional<FieldSource>& source = mapping.fields[i];
    if (!source) continue;
    FieldPlan plan{static_cast<ImportField>(i), std::nullopt, source->constant, {}};
    if (!source->is_constant() && !find_cells(plan, mapping, *source, problems)) continue;
    fields_.push_back(std::move(plan));
  }
  if (mapping.skip_rows_without) {
    skip_column_ = find(*mapping.skip_rows_without, "/skip_rows_without", problems);
  }
  if (mapping.skip_rows_with && !mapping.skip_rows_with->is_none() &&
      mapping.skip_rows_with->cells) {
    cancelled_ = *mapping.skip_rows_with;
    put_in_order(*cancelled_.cells);
    cancelled_column_ = find(cancelled_.column, "/skip_rows_with/column", problems);
  }
  find_fill_columns(mapping, problems);
  totals_ = mapping.totals;
  totals_left_out_ = mapping.totals_left_out;
  totals_kept_ = mapping.totals_kept;
  std::sort(totals_left_out_.begin(), totals_left_out_.end());
  std::sort(totals_kept_.begin(), totals_kept_.end());
  takes_off_negatives_ = mapping.takes_off_negatives;
  label_columns_ = {0};
  for (const FieldPlan& plan : fields_) {
    const CellKind kind = info_of(plan.field).kind;
    if (kind != CellKind::text && kind != CellKind::date && kind != CellKind::country) continue;
    for (const std::size_t column : plan.all_columns()) {
      if (column > 0) label_columns_.push_back(column);
    }
  }
  for (std::size_t i = 1; i < columns_.size(); ++i) {
    const auto takes = [i](const FieldPlan& plan) { return plan.takes(i); };
    if (std::none_of(fields_.begin(), fields_.end(), takes)) other_columns_.push_back(i);
  }
  if (mapping.sign_from && !mapping.sign_from->is_none()) {
    sign_ = *mapping.sign_from;
    if (sign_.credit) put_in_order(*sign_.credit);
    put_in_order(sign_.sale);
    sign_column_ = find(sign_.column, "/sign_from/column", problems);
  }
  if (mapping.ignored) find_unused(mapping, problems);
}

// The columns of a field that is no constant; false where one is not there.
bool Plan::find_cells(FieldPlan& plan, const Mapping& mapping, const FieldSource& source,
                      Problems& problems) const {
  const std::string pointer =
      "/fields/" + std::string(info_of(plan.field).name) + (source.column ? "/column" : "/columns");
  const std::vector<ColumnRef> refs = source.all_columns();
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < refs.size(); ++i) {
    const std::string place = source.column ? pointer : pointer + "/" + std::to_string(i);
    const auto column = find(refs[i], place, problems);
    if (!column) continue;
    if (refs[i].heading.empty()) hold_heading(mapping, *column, place, problems);
    columns.push_back(*column);
  }
  if (columns.size() < refs.size()) return false;
  plan.column = columns.front();
  for (const auto& [cell, meaning] : source.values) {
    plan.values.emplace(without_blanks(cell), meaning);
  }
  if (!source.column) plan.columns = columns;
  plan.combined = source.combined;
  plan.between = source.between;
  plan.split_at = source.split_at;
  plan.part = source.part;
  plan.is_in_row_currency = source.in_row_currency;
  if (source.round) plan.round = static_cast<unsigned>(*source.round);
  for (const std::size_t column : columns) heed_heading(plan, source, column, problems);
  return true;
}

// An amount stands for its own row alone; and a cell that says whether there is a row for itself.
void Plan::find_fill_columns(const Mapping& mapping, Problems& problems) {
  if (!mapping.fill_down) return;
  for (std::size_t i = 0; i < mapping.fill_down->size(); ++i) {
    const ColumnRef& ref = (*mapping.fill_down)[i];
    const std::string pointer = "/fill_down/" + std::to_string(i);
    const auto column = find(ref, pointer, problems);
    if (!column) continue;
    const bool is_amount = std::any_of(fields_.begin(), fields_.end(), [&](const FieldPlan& plan) {
      return info_of(plan.field).kind == CellKind::amount && plan.takes(*column);
    });
    if (is_amount || column == skip_column_) {
      add(problems, pointer,
          {Sentence::not_to_fill, {{"column", to_string(ref)}, {is_amount ? "amount" : "skip"}}});
    } else {
      fill_columns_.push_back(*column);
    }
  }
}

// A mapping that knows the headings it was made for is not used where another stands in their place.
void Plan::hold_heading(const Mapping& mapping, std::size_t column, const std::string& pointer,
                        Problems& problems) const {
  if (!mapping.header.value_or(false) || mapping.headings.empty()) return;
  const std::string made_for =
      column < mapping.headings.size() ? mapping.headings[column] : std::string();
  if (without_blanks(made_for) == without_blanks(columns_[column])) return;
  add(problems, pointer,
      {Sentence::other_heading,
       {{"number", std::to_string(column + 1)},
        {"heading", in_quotes(columns_[column])},
        made_for.empty() ? Argument("none") : Argument("made_for", in_quotes(made_for))}});
}

// What a heading says of its numbers is followed only as the mapping says.
void Plan::heed_heading(FieldPlan& plan, const FieldSource& source, std::size_t column,
                        Problems& problems) const {
  const FieldInfo& info = info_of(plan.field);
  if (info.kind != CellKind::amount) return;
  if (source.scale) plan.scale = Decimal::parse(*source.scale);
  plan.is_percent_of_gross = source.percent_of_gross.value_or(false);
  plan.is_per_quantity = source.per_quantity.value_or(false);
  const std::string& heading = columns_[column];
  const std::string pointer = "/fields/" + std::string(info.name);
  for (const Qualifier& one : qualifiers_of(plan.field, heading)) {
    using Kind = Qualifier::Kind;
    const auto ask = [&](std::string_view member, const Argument& repair) {
      add(problems, pointer + std::string(member),
          {Sentence::heading_open,
           {{"heading", in_quotes(heading)}, {"says", in_quotes(one.text)}, repair}});
    };
    if (one.kind == Kind::scale && !source.scale) {
      ask("/scale", {"scale", in_quotes(one.value)});
    } else if (one.kind == Kind::percent && !source.percent_of_gross) {
      ask("/percent_of", {"percent"});
    } else if (one.kind == Kind::each && !source.per_quantity && !source.is_product()) {
      ask("/per", {"each"});
    } else if (one.kind == Kind::currency && !source.in_row_currency) {
      plan.currency = one.value;
    }
  }
}

std::optional<std::size_t> Plan::find(const ColumnRef& ref, const std::string& pointer,
                                      Problems& problems) const {
  if (ref.heading.empty()) {
    if (ref.number >= 1 && ref.number <= columns_.size()) return ref.number - 1;
    add(problems, pointer,
        {Sentence::no_such_number,
         {{"number", std::to_string(ref.number)}, {"count", std::to_string(columns_.size())}}});
    return std::nullopt;
  }
  const std::string_view heading = without_blanks(ref.heading);
  const auto found = std::find(columns_.begin(), columns_.end(), heading);
  if (found == columns_.end()) {
    Nearest nearest(heading);
    for (const std::string& column : columns_) nearest.consider(column);
    const std::string use = quoted_if_any(nearest.name());
    const std::string all = use.empty() ? headings(columns_) : std::string();
    add(problems, pointer,
        {Sentence::no_such_heading,
         {{"heading", in_quotes(heading)},
          !use.empty()   ? Argument("use", use)
          : !all.empty() ? Argument("has", all)
                         : Argument("none")}});
    return std::nullopt;
  }
  const auto index = static_cast<std::size_t>(found - columns_.begin());
  if (std::find(found + 1, columns_.end(), heading) != columns_.end()) {
    add(problems, pointer,
        {Sentence::heading_twice,
         {{"heading", in_quotes(heading)}, {"number", std::to_string(index + 1)}}});
    return std::nullopt;
  }
  return index;
}

std::vector<bool> Plan::used_columns() const {
  std::vector<bool> used(columns_.size());
  for (const FieldPlan& plan : fields_) {
    for (const std::size_t column : plan.all_columns()) used[column] = true;
  }
  for (const std::size_t column : fill_columns_) used[column] = true;
  if (skip_column_) used[*skip_column_] = true;
  if (sign_column_) used[*sign_column_] = true;
  if (cancelled_column_) used[*cancelled_column_] = true;
  return used;
}

void Plan::find_unused(const Mapping& mapping, Problems& problems) const {
  std::vector<bool> used = used_columns();
  std::set<std::string_view> ignored;
  for (const ColumnRef& ref : *mapping.ignored) {
    if (!ref.heading.empty()) {
      ignored.insert(without_blanks(ref.heading));
    } else if (ref.number >= 1 && ref.number <= used.size()) {
      used[ref.number - 1] = true;
    }
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (used[i] || ignored.contains(columns_[i])) continue;
    const ColumnRef column{columns_[i], i + 1};
    add(problems, "/ignored", {Sentence::column_unused, {{"column", to_string(column)}}});
  }
}

std::string Plan::shown(std::string_view cell) const {
  if (!is_of_sheet_) return std::string(without_blanks(cell));
  if (is_blank_cell(cell)) return {};
  return std::string(without_blanks(shown_cell(cell)));
}

namespace {

// What stands in a row's column; nothing where the row ends before it.
std::string_view cell_at(const std::vector<std::string>& cells, std::size_t column) {
  return column < cells.size() ? std::string_view(cells[column]) : std::string_view();
}

// The part with this number, from 1, of a text that is cut at each of these.
std::string_view cut_part(std::string_view text, std::string_view cut_at, std::size_t number) {
  for (;; --number) {
    const std::size_t end = text.find(cut_at);
    if (number == 1) return without_blanks(text.substr(0, end));
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + cut_at.size());
  }
}

std::string_view sign_between(Combined combined) {
  return combined == Combined::product ? " × " : combined == Combined::sum ? " + " : " − ";
}

}  // namespace

CellReading Plan::read_of_row(const FieldPlan& plan, const std::vector<std::string>& cells) const {
  if (plan.columns.empty()) return read(plan, cell_at(cells, plan.column.value_or(0)));
  return plan.is_calculated() ? read_calculated(plan, cells) : read_joined(plan, cells);
}

// Empty cells are left out, with what would stand between them and others.
CellReading Plan::read_joined(const FieldPlan& plan, const std::vector<std::string>& cells) const {
  FieldPlan one;  // each cell as a text of its own
  one.field = ImportField::product;
  std::string joined;
  for (const std::size_t column : plan.columns) {
    one.column = column;
    CellReading reading = read(one, cell_at(cells, column));
    if (reading.outcome == CellReading::Outcome::refused) {
      reading.column = column;
      return reading;
    }
    if (reading.text.empty()) continue;
    if (!joined.empty()) joined += plan.between;
    joined += reading.text;
  }
  return read_text(plan, joined);
}

CellReading Plan::read_calculated(const FieldPlan& plan,
                                  const std::vector<std::string>& cells) const {
  using Outcome = CellReading::Outcome;
  CellReading result{Outcome::value, {}};
  std::optional<Decimal> value;
  std::optional<std::size_t> missing;
  const auto refuse_at = [](std::size_t column, Complaint complaint) {
    CellReading reading = refused(std::move(complaint));
    reading.column = column;
    return reading;
  };
  for (const std::size_t column : plan.columns) {
    CellReading reading = read(plan, cell_at(cells, column));
    if (reading.outcome == Outcome::refused) {
      reading.column = column;
      return reading;
    }
    const auto number = Decimal::parse(reading.text);
    if (!number) {
      if (!missing && (plan.combined == Combined::product || column == plan.columns.front())) {
        missing = column;
      }
      continue;
    }
    if (!reading.money.empty() && !result.money.empty() && reading.money != result.money) {
      return refuse_at(column,
                       {Sentence::other_sign,
                        {{"found", in_quotes(reading.money)}, {"other", in_quotes(result.money)}}});
    }
    if (!reading.money.empty()) result.money = reading.money;
    result.how += (result.how.empty() ? std::string_view() : sign_between(plan.combined));
    result.how += reading.text;
    value = !value                               ? *number
            : plan.combined == Combined::product ? *value * *number
            : plan.combined == Combined::sum     ? *value + *number
                                                 : *value - *number;
    result.text = value->shortest();
    if (Complaint complaint; result.text.size() > longest_factor &&
                             !is_ledger_value(plan.field, result.text, complaint)) {
      complaint.also(Sentence::worked_out_as, {{"how", result.how}});
      return refuse_at(column, std::move(complaint));
    }
  }
  if (!value) return {};
  if (missing && plan.combined != Combined::sum) {
    return refuse_at(*missing, {Sentence::part_empty, {{"field", info_of(plan.field).name}}});
  }
  return result;
}

CellReading Plan::read(const FieldPlan& plan, std::string_view cell) const {
  using Outcome = CellReading::Outcome;
  if (!plan.column) return {Outcome::value, plan.constant, {}, {}, true};
  if (!is_utf8(cell)) return refused(no_text(cell, encoding_));
  if (!is_of_sheet_ && plan.part == 0) return read_text(plan, without_blanks(cell));
  const std::string text = shown(cell);
  const SheetCellKind kind = is_of_sheet_ ? take_kind(cell) : SheetCellKind::text;
  if (plan.part > 0 && kind != SheetCellKind::refused) {
    auto damage = damage_in(text);
    if (damage) return refused(std::move(*damage));
    return read_text(plan, cut_part(text, plan.split_at, plan.part));
  }
  switch (kind) {
    case SheetCellKind::refused:
      return {Outcome::refused, std::string(cell), ProblemCode::wrong_type};
    case SheetCellKind::merged:
    case SheetCellKind::text:
      return read_text(plan, text);
    default:
      return read_as_it_is(plan, kind, plain_part(cell), text);
  }
}

namespace {

// "10 %" -> "10"
std::string_view without_percent_sign(std::string_view cell) {
  if (!cell.ends_with('%')) return cell;
  cell.remove_suffix(1);
  return without_blanks(cell);
}

// A whole number of more than 15 digits, of which a spreadsheet keeps no more: it was longer, or another.
bool has_lost_digits(std::string_view number) {
  constexpr std::ptrdiff_t kept = 15;
  return number.find('.') == std::string_view::npos &&
         std::count_if(number.begin(), number.end(), is_digit) > kept;
}

}  // namespace

CellReading Plan::read_as_it_is(const FieldPlan& plan, SheetCellKind kind, std::string_view plain,
                                std::string_view shown) const {
  const CellKind wanted = info_of(plan.field).kind;
  // Leading zeros are of texts alone.
  if (wanted == CellKind::date && !plan.values.contains(shown)) shown = plain;
  const bool is_date = kind == SheetCellKind::date;
  // Eight digits may be a date, as some programs write it: a text decides which.
  const bool may_be_date = shown.size() == 8 && shown.find_first_of("-.") == std::string_view::npos;
  const bool is_as_text =
      plan.values.contains(shown) || !(wanted == CellKind::date || wanted == CellKind::amount);
  if (is_as_text || (wanted == CellKind::date && !is_date && may_be_date)) {
    return kind == SheetCellKind::number && !plan.values.contains(shown) && has_lost_digits(plain)
               ? refused({Sentence::number_rounded, {{"found", in_quotes(shown)}}})
               : read_text(plan, shown);
  }
  if (wanted == CellKind::amount && shown.ends_with('%')) {
    if (plan.is_percent_of_gross) return judged(plan, std::string(without_percent_sign(shown)), {});
    return refused({Sentence::percent_for_amount, {{"found", shown}}});
  }
  if (is_date == (wanted == CellKind::date)) {
    std::string sign = plain == shown ? std::string() : without_money_sign(shown).sign;
    return judged(plan, std::string(plain), std::move(sign));
  }
  return refused(
      {is_date ? Sentence::date_for_amount : Sentence::amount_for_date, {{"found", shown}}});
}

CellReading Plan::read_text(const FieldPlan& plan, std::string_view shown) const {
  using Outcome = CellReading::Outcome;
  const auto meaning = plan.values.find(shown);
  if (meaning != plan.values.end()) return {Outcome::value, meaning->second, {}, {}, true};
  if (shown.empty()) return {};

  const FieldInfo& info = info_of(plan.field);
  // Of an amount that was rounded its own reader says so.
  auto damage = damage_in(shown);
  if (damage && (info.kind != CellKind::amount || shown.front() == '#')) {
    return refused(std::move(*damage));
  }
  Complaint fault;
  std::string sign;  // of a currency
  std::optional<std::string> value;
  switch (info.kind) {
    case CellKind::date:
      if (!date_style_) {
        return refused({is_of_sheet_ ? Sentence::text_date_open : Sentence::cell_date_open});
      }
      value = iso_date(shown, *date_style_, fault);
      break;
    case CellKind::amount: {
      if (!number_style_) {
        return refused({is_of_sheet_ ? Sentence::text_decimal_open : Sentence::cell_decimal_open});
      }
      MoneyCell money =
          without_money_sign(plan.is_percent_of_gross ? without_percent_sign(shown) : shown);
      value = plain_decimal(money.number, *number_style_, fault);
      sign = std::move(money.sign);
      break;
    }
    case CellKind::currency:
      return read_currency_cell(plan, shown);
    case CellKind::flag:
      value = shown == "TRUE" || shown == "True"     ? "true"
              : shown == "FALSE" || shown == "False" ? "false"
                                                     : std::string(shown);
      break;
    default:
      value = with_line_feeds(shown);
      break;
  }
  if (!value) return refused(std::move(fault));
  return judged(plan, std::move(*value), std::move(sign));
}

CellReading Plan::judged(const FieldPlan& plan, std::string value, std::string sign) const {
  using Outcome = CellReading::Outcome;
  const FieldInfo& info = info_of(plan.field);
  // What is worked out of the number is judged then.
  const bool is_negative_deduction = info.is_deduction && value.starts_with('-');
  const bool is_factor =
      (plan.is_worked_out() || (is_negative_deduction && takes_off_negatives_)) &&
      value.size() <= longest_factor;
  Complaint fault;
  if (is_factor || is_ledger_value(plan.field, value, fault)) {
    return {Outcome::value, std::move(value), {}, std::move(sign)};
  }
  if (is_negative_deduction) {
    fault.also(Sentence::or_as_taken_off);
  }
  if (info.kind == CellKind::country || info.kind == CellKind::flag ||
      info.kind == CellKind::reason) {
    fault.also(Sentence::or_as_value);
  }
  return refused(std::move(fault));
}

// A code; or the sign that stands with an amount: "€7,409.85".
CellReading Plan::read_currency_cell(const FieldPlan& plan, std::string_view cell) const {
  using Outcome = CellReading::Outcome;
  std::string code(cell);
  if (const MoneyCell money = without_money_sign(cell); !money.sign.empty()) {
    const auto meaning = plan.values.find(money.sign);
    if (meaning != plan.values.end()) return {Outcome::value, meaning->second, {}, {}, true};
    code = only_currency_of(money.sign);
    if (code.empty()) {
      return refused({Sentence::sign_of_several, {{"found", in_quotes(money.sign)}}});
    }
  }
  Complaint complaint;
  if (is_ledger_value(plan.field, code, complaint)) return {Outcome::value, std::move(code)};
  complaint.also(Sentence::or_as_value);
  return refused(std::move(complaint));
}

void heed_note(const Mapping& mapping, const Plan& plan, const ScaleNote& note,
               Problems& problems) {
  for (const FieldPlan& field : plan.fields()) {
    if (!is_money(field.field) || !field.column || mapping.source(field.field)->scale) continue;
    if (field.is_percent_of_gross) continue;
    const std::string row = std::to_string(note.line);
    const Argument place = note.line == 0 ? Argument("name") : Argument("row", row);
    Problem problem{
        {Sentence::note_open,
         {place, {"says", in_quotes(note.scale.text)}, {"scale", in_quotes(note.scale.value)}}},
        "",
        "/fields/" + std::string(info_of(field.field).name) + "/scale"};
    problem.repairs = {{"Times " + note.scale.value, problem.pointer, note.scale.value},
                       {"As they stand", problem.pointer, "1"}};
    problems.add(std::move(problem));
  }
}

Problems undecided(const Mapping& mapping, bool is_of_sheet) {
  Problems problems;
  if (!mapping.delimiter && !is_of_sheet) {
    add(problems, "/delimiter", {Sentence::delimiter_open});
  }
  if (!mapping.header) {
    add(problems, "/header", {Sentence::header_open});
  }
  bool has_amounts = false;
  for (std::size_t i = 0; i < import_field_count; ++i) {
    const FieldInfo& info = import_fields()[i];
    const auto& source = mapping.fields[i];
    has_amounts = has_amounts || (source && source->column && info.kind == CellKind::amount);
    if (info.is_required && !source) {
      add(problems, "/fields/" + std::string(info.name), {Sentence::source_open});
    }
  }
  if (!is_of_sheet && has_amounts && !mapping.decimal) {
    add(problems, "/decimal", {Sentence::decimal_open});
  }
  if (mapping.sign_from && !mapping.sign_from->is_none() && !mapping.sign_from->credit) {
    add(problems, "/sign_from/credit",
        {Sentence::credit_open, {{"column", to_string(mapping.sign_from->column)}}});
  }
  if (mapping.skip_rows_with && !mapping.skip_rows_with->is_none() &&
      !mapping.skip_rows_with->cells) {
    add(problems, "/skip_rows_with/cells",
        {Sentence::cells_open, {{"column", to_string(mapping.skip_rows_with->column)}}});
  }
  const auto& date = mapping.source(ImportField::date);
  if (!is_of_sheet && date && date->column && !mapping.dates) {
    add(problems, "/dates", {Sentence::dates_open});
  }
  return problems;
}

}  // namespace jm216
