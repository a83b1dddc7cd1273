#include "core/import/mapping.hpp"

#include <map>

#include "core/facts/sales.hpp"
#include "core/format/format.hpp"
#include "core/import/cells.hpp"
#include "core/json/json_tree.hpp"
#include "core/json/json_writer.hpp"
#include "core/json/path.hpp"
#include "core/ledger/reader/values.hpp"

namespace jm216 {

namespace {

constexpr std::string_view format_name = "jm216-mapping/1";

constexpr std::array<std::string_view, 22> members = {"negative_deductions",
                                                      "totals",
                                                      "sign_from",
                                                      "format",
                                                      "title",
                                                      "sheet",
                                                      "hidden_rows",
                                                      "headings",
                                                      "encoding",
                                                      "delimiter",
                                                      "header",
                                                      "first_line",
                                                      "decimal",
                                                      "thousands",
                                                      "negatives",
                                                      "dates",
                                                      "century",
                                                      "fields",
                                                      "skip_rows_without",
                                                      "skip_rows_with",
                                                      "fill_down",
                                                      "ignored"};

constexpr std::array<DateOrder, 3> date_orders = {DateOrder::ymd, DateOrder::dmy, DateOrder::mdy};
constexpr std::array<Thousands, 5> all_thousands = {
    Thousands::none, Thousands::comma, Thousands::point, Thousands::space, Thousands::apostrophe};

class MappingReader {
 public:
  explicit MappingReader(Problems& problems) : problems_(problems) {}

  Mapping read(const JsonValue& root) {
    if (root.kind != ValueKind::object) {
      refuse(root, "", wrong_kind(root.found(), "a mapping (an object)"));
      return {};
    }
    for (const auto& [name, value] : root.members) member(name, value);
    if (mapping_.decimal && mapping_.thousands &&
        to_string(*mapping_.thousands) == std::string_view(&*mapping_.decimal, 1)) {
      refuse(root, "/thousands", {Sentence::decimal_as_thousands});
    }
    return std::move(mapping_);
  }

 private:
  void refuse(const JsonValue& value, std::string pointer, Complaint complaint) {
    problems_.add(
        {std::move(complaint), "", std::move(pointer), value.place.line, value.place.column});
  }

  void member(const std::string& name, const JsonValue& value) {
    const std::string pointer = "/" + pointer_token(name);
    if (value.kind == ValueKind::refused) return;
    if (name == "format") {
      if (value.kind != ValueKind::text || value.text != format_name) {
        refuse(value, pointer,
               {Sentence::not_a_mapping_format,
                {{"found", described(value.found())}, {"format", in_quotes(format_name)}}});
      }
    } else if (name == "title") {
      text(value, pointer, mapping_.title);
    } else if (name == "sheet") {
      text(value, pointer, mapping_.sheet);
    } else if (name == "hidden_rows") {
      choose(value, pointer, {"read", "skip"},
             [&](std::size_t i) { mapping_.hidden_rows = static_cast<HiddenRows>(i); });
    } else if (name == "headings") {
      mapping_.headings = cells(value, pointer);
    } else if (name == "encoding") {
      choose(value, pointer, {"utf-8", "windows-1252"},
             [&](std::size_t i) { mapping_.encoding = static_cast<Encoding>(i); });
    } else if (name == "delimiter") {
      if (value.kind == ValueKind::text && value.text.size() == 1 &&
          may_separate(value.text.front())) {
        mapping_.delimiter = value.text.front();
      } else {
        choose(value, pointer, {",", ";", "\t", "|"}, [](std::size_t /*none*/) {});
      }
    } else if (name == "header") {
      Complaint complaint;
      mapping_.header = read_flag(value.found(), complaint);
      if (!mapping_.header) refuse(value, pointer, complaint);
    } else if (name == "first_line") {
      if (const auto line = whole(value, pointer, 1, 1'000'000)) {
        mapping_.first_line = static_cast<std::size_t>(*line);
      }
    } else if (name == "decimal") {
      choose(value, pointer, {".", ","}, [&](std::size_t i) { mapping_.decimal = ".,"[i]; });
    } else if (name == "thousands") {
      choose(value, pointer, {"", ",", ".", " ", "'"},
             [&](std::size_t i) { mapping_.thousands = all_thousands[i]; });
    } else if (name == "negatives") {
      negatives(value, pointer);
    } else if (name == "dates") {
      choose(value, pointer, {"ymd", "dmy", "mdy"},
             [&](std::size_t i) { mapping_.dates = date_orders[i]; });
    } else if (name == "century") {
      if (const auto century = whole(value, pointer, 1900, 2000)) {
        if (*century % 100 == 0) {
          mapping_.century = *century;
        } else {
          refuse(value, pointer, {Sentence::not_a_century});
        }
      }
    } else if (name == "fields") {
      if (value.kind != ValueKind::object) {
        return refuse(value, pointer, wrong_kind(value.found(), "an object of fields"));
      }
      for (const auto& [field, source] : value.members) this->field(field, source, pointer);
    } else if (name == "negative_deductions") {
      choose(value, pointer, {"taken-off"},
             [&](std::size_t) { mapping_.takes_off_negatives = true; });
    } else if (name == "totals") {
      totals(value, pointer);
    } else if (name == "sign_from") {
      sign_from(value, pointer);
    } else if (name == "skip_rows_without") {
      mapping_.skip_rows_without = column(value, pointer);
    } else if (name == "skip_rows_with") {
      cancelled(value, pointer);
    } else if (name == "fill_down") {
      mapping_.fill_down = columns(value, pointer);
    } else if (name == "ignored") {
      mapping_.ignored = columns(value, pointer);
    } else {
      Nearest nearest(name);
      for (const std::string_view member : members) nearest.consider(member);
      refuse(value, pointer, unknown(name, "mapping", nearest));
    }
  }

  // `where` it stands is a passage of the sentence.
  static Complaint unknown(std::string_view name, std::string_view where, const Nearest& nearest) {
    return {Sentence::not_of_a_mapping,
            {{"found", in_quotes(name)},
             {where},
             Argument::if_any("use", quoted_if_any(nearest.name()))},
            name};
  }

  void text(const JsonValue& value, const std::string& pointer, std::string& kept) {
    Complaint complaint;
    if (const auto text = read_text(value.found(), Emptiness::allowed, complaint)) {
      kept = *text;
    } else {
      refuse(value, pointer, complaint);
    }
  }

  std::optional<int> whole(const JsonValue& value, const std::string& pointer, int least,
                           int most) {
    Complaint complaint;
    const auto number = read_whole(value.found(), least, most, complaint);
    if (!number) refuse(value, pointer, complaint);
    return number;
  }

  template <class Choose>
  void choose(const JsonValue& value, const std::string& pointer,
              std::initializer_list<std::string_view> choices, const Choose& chosen) {
    if (value.kind == ValueKind::text) {
      std::size_t number = 0;
      for (const std::string_view choice : choices) {
        if (choice == value.text) return chosen(number);
        ++number;
      }
    }
    std::string list;
    for (const std::string_view choice : choices) {
      if (!list.empty()) list += ", ";
      list += in_quotes(choice);
    }
    refuse(value, pointer,
           {Sentence::none_of, {{"found", described(value.found())}, {"list", list}}});
  }

  void negatives(const JsonValue& value, const std::string& pointer) {
    if (value.kind != ValueKind::list) {
      return refuse(value, pointer,
                    wrong_kind(value.found(), "a list of \"parentheses\" and \"trailing-minus\""));
    }
    for (std::size_t i = 0; i < value.elements.size(); ++i) {
      choose(value.elements[i], pointer + "/" + std::to_string(i),
             {"parentheses", "trailing-minus"}, [&](std::size_t choice) {
               (choice == 0 ? mapping_.parentheses : mapping_.trailing_minus) = true;
             });
    }
  }

  std::optional<ColumnRef> column(const JsonValue& value, const std::string& pointer) {
    if (value.kind == ValueKind::text && !value.text.empty()) return ColumnRef{value.text, 0};
    if (value.kind == ValueKind::number) {
      if (const auto number = whole(value, pointer, 1, 1000)) {
        return ColumnRef{"", static_cast<std::size_t>(*number)};
      }
      return std::nullopt;
    }
    if (value.kind != ValueKind::refused) {
      refuse(value, pointer,
             wrong_kind(value.found(), "a column (its heading, or its number from 1)"));
    }
    return std::nullopt;
  }

  void sign_from(const JsonValue& value, const std::string& pointer) {
    SignColumn sign;
    if (value.kind == ValueKind::text && value.text.empty()) {
      mapping_.sign_from = sign;
      return;
    }
    if (value.kind != ValueKind::object) {
      return refuse(value, pointer,
                    wrong_kind(value.found(),
                               "an object with a \"column\" and what is a "
                               "\"credit\" there (or \"\": no column says it)"));
    }
    for (const auto& [key, inner] : value.members) {
      const std::string place = pointer + "/" + pointer_token(key);
      if (key == "column") {
        sign.column = column(inner, place).value_or(ColumnRef());
      } else if (key == "credit") {
        sign.credit = cells(inner, place);
      } else if (key == "sale") {
        sign.sale = cells(inner, place);
      } else {
        Nearest nearest(key);
        for (const std::string_view member : {"column", "credit", "sale"}) {
          nearest.consider(member);
        }
        refuse(inner, place, unknown(key, "kind", nearest));
      }
    }
    if (sign.is_none()) {
      refuse(value, pointer, {Sentence::kind_column_missing});
    }
    mapping_.sign_from = std::move(sign);
  }

  // A word for all of them, or an object that names some.
  void totals(const JsonValue& value, const std::string& pointer) {
    const auto rows = [&](const JsonValue& said, const std::string& place) {
      choose(said, place, {"read", "named", "sums"},
             [&](std::size_t i) { mapping_.totals = static_cast<TotalRows>(i); });
    };
    if (value.kind != ValueKind::object) return rows(value, pointer);
    for (const auto& [key, inner] : value.members) {
      const std::string place = pointer + "/" + pointer_token(key);
      if (key == "rows") {
        rows(inner, place);
      } else if (key == "left_out") {
        mapping_.totals_left_out = cells(inner, place);
      } else if (key == "kept") {
        mapping_.totals_kept = cells(inner, place);
      } else {
        Nearest nearest(key);
        for (const std::string_view member : {"rows", "left_out", "kept"}) nearest.consider(member);
        refuse(inner, place, unknown(key, "total", nearest));
      }
    }
  }

  void cancelled(const JsonValue& value, const std::string& pointer) {
    CancelledRows rows;
    const bool is_none = value.kind == ValueKind::text && value.text.empty();
    if (!is_none && value.kind != ValueKind::object) {
      return refuse(value, pointer,
                    wrong_kind(value.found(),
                               "an object with a \"column\" and \"cells\" (or \"\": no column says "
                               "it)"));
    }
    for (const auto& [key, inner] : value.members) {
      const std::string place = pointer + "/" + pointer_token(key);
      if (key == "column") {
        rows.column = column(inner, place).value_or(ColumnRef());
      } else if (key == "cells") {
        rows.cells = cells(inner, place);
      } else {
        Nearest nearest(key);
        for (const std::string_view member : {"column", "cells"}) nearest.consider(member);
        refuse(inner, place, unknown(key, "cancelled", nearest));
      }
    }
    if (!is_none && rows.is_none()) {
      refuse(value, pointer, {Sentence::kind_column_missing});
    }
    mapping_.skip_rows_with = std::move(rows);
  }

  // One cell, or a list of them; the empty text is none.
  std::vector<std::string> cells(const JsonValue& value, const std::string& pointer) {
    std::vector<std::string> found;
    if (value.kind == ValueKind::text) {
      if (!value.text.empty()) found.push_back(value.text);
    } else if (value.kind == ValueKind::list) {
      for (std::size_t i = 0; i < value.elements.size(); ++i) {
        text(value.elements[i], pointer + "/" + std::to_string(i), found.emplace_back());
      }
    } else if (value.kind != ValueKind::refused) {
      refuse(value, pointer, wrong_kind(value.found(), "what a cell holds, or a list of that"));
    }
    return found;
  }

  std::vector<ColumnRef> columns(const JsonValue& value, const std::string& pointer) {
    std::vector<ColumnRef> list;
    if (value.kind != ValueKind::list) {
      refuse(value, pointer, wrong_kind(value.found(), "a list of columns"));
      return list;
    }
    for (std::size_t i = 0; i < value.elements.size(); ++i) {
      const auto ref = column(value.elements[i], pointer + "/" + std::to_string(i));
      if (ref) list.push_back(*ref);
    }
    return list;
  }

  void field(const std::string& name, const JsonValue& value, const std::string& above) {
    const std::string pointer = above + "/" + pointer_token(name);
    const auto field = find_import_field(name);
    if (!field) {
      Nearest nearest(name);
      for (const FieldInfo& info : import_fields()) nearest.consider(info.name);
      return refuse(value, pointer, unknown(name, "sale", nearest));
    }
    if (value.kind != ValueKind::object) {
      return refuse(value, pointer,
                    wrong_kind(value.found(), "an object with a \"column\" or a \"constant\""));
    }
    FieldSource source;
    const JsonValue* constant = nullptr;
    bool has_column = false;
    for (const auto& [key, inner] : value.members) {
      const std::string place = pointer + "/" + pointer_token(key);
      if (key == "column") {
        has_column = true;
        source.column = column(inner, place);
      } else if (key == "constant") {
        constant = &inner;
        if (in_ledger_terms(*field, inner, place)) source.constant = plain_text(inner);
      } else if (key == "values") {
        values(*field, inner, place, source);
      } else if (!says_of_cells(key, inner, place, source) &&
                 !says_of_numbers(*field, key, inner, place, source)) {
        Nearest nearest(key);
        for (const std::string_view member :
             {"column", "columns", "combined", "between", "split_at", "part", "constant", "values",
              "scale", "percent_of", "per", "round", "currency"}) {
          nearest.consider(member);
        }
        refuse(inner, place, unknown(key, "field", nearest));
      }
    }
    if (!hold_cells(*field, value, pointer, source)) return;
    has_column = has_column || !source.columns.empty();
    if (has_column == (constant != nullptr)) {
      return refuse(value, pointer,
                    has_column ? Complaint(Sentence::column_and_constant,
                                           {{"example", R"("values": {"": …})"}})
                               : Complaint(Sentence::source_missing));
    }
    const bool says_of_cells = source.scale || source.percent_of_gross || source.per_quantity ||
                               source.in_row_currency || source.round;
    if (constant != nullptr && says_of_cells) {
      refuse(value, pointer, {Sentence::constant_worked_out});
    }
    if (constant != nullptr && !source.values.empty()) {
      refuse(value, pointer, {Sentence::values_of_constant});
    }
    mapping_.source(*field) = std::move(source);
  }

  // Of which cells a field is, and which part of one; false for a member that says nothing of that.
  bool says_of_cells(std::string_view key, const JsonValue& value, const std::string& place,
                     FieldSource& source) {
    if (key == "columns") {
      source.columns = columns(value, place);
    } else if (key == "combined") {
      choose(value, place, {"joined", "sum", "difference", "product"},
             [&](std::size_t i) { source.combined = static_cast<Combined>(i); });
    } else if (key == "between") {
      text(value, place, source.between);
    } else if (key == "split_at") {
      Complaint complaint;
      if (const auto at = read_text(value.found(), Emptiness::refused, complaint)) {
        source.split_at = *at;
      } else {
        refuse(value, place, complaint);
      }
    } else if (key == "part") {
      source.part = static_cast<std::size_t>(whole(value, place, 1, 100).value_or(1));
    } else {
      return false;
    }
    return true;
  }

  // Several columns, or a part of one: whether they are said as they must be.
  bool hold_cells(ImportField field, const JsonValue& value, const std::string& pointer,
                  const FieldSource& source) {
    const auto find = [&](std::string_view name) -> const JsonValue* {
      for (const JsonMember& member : value.members) {
        if (member.name == name) return &member.value;
      }
      return nullptr;
    };
    const auto needs = [&](std::string_view one, std::string_view other) {
      if (find(one) == nullptr || find(other) != nullptr) return true;
      refuse(value, pointer, {Sentence::needs_beside, {{"one", one}, {"other", other}}});
      return false;
    };
    if (!needs("columns", "combined") || !needs("combined", "columns") ||
        !needs("between", "columns") || !needs("split_at", "part") || !needs("part", "split_at") ||
        !needs("split_at", "column")) {
      return false;
    }
    const JsonValue* columns = find("columns");
    if (columns == nullptr) return true;
    if (find("column") != nullptr || find("constant") != nullptr) {
      refuse(value, pointer, {Sentence::columns_and_other});
      return false;
    }
    constexpr std::size_t most = 8;
    if (columns->kind == ValueKind::list &&
        (columns->elements.size() < 2 || columns->elements.size() > most)) {
      refuse(*columns, pointer + "/columns",
             wrong_kind(columns->found(), "a list of two to eight columns"));
      return false;
    }
    const bool is_amount = info_of(field).kind == CellKind::amount;
    if (is_amount != source.is_calculated()) {
      const std::string name = in_quotes(info_of(field).name);
      refuse(value, pointer + "/combined",
             {is_amount ? Sentence::numbers_joined : Sentence::not_of_numbers, {{"field", name}}});
      return false;
    }
    if (find("between") != nullptr && is_amount) {
      refuse(value, pointer + "/between",
             {Sentence::numbers_joined, {{"field", in_quotes(info_of(field).name)}}});
      return false;
    }
    return true;
  }

  // What is said of a column's numbers; false for a member that says nothing of them.
  bool says_of_numbers(ImportField field, std::string_view key, const JsonValue& value,
                       const std::string& place, FieldSource& source) {
    if (key != "scale" && key != "percent_of" && key != "per" && key != "round" &&
        key != "currency") {
      return false;
    }
    if (value.kind == ValueKind::refused) return true;
    if (info_of(field).kind != CellKind::amount) {
      refuse(value, place, {Sentence::not_of_numbers, {{"field", in_quotes(info_of(field).name)}}});
    } else if (key == "scale") {
      constexpr DecimalLimits limits{"a scale", 9, 9, false, true};
      Complaint complaint;
      if (read_wide_decimal(value.found(), limits, complaint)) {
        source.scale = value.text;
      } else {
        refuse(value, place, complaint);
      }
    } else if (key == "percent_of") {
      choose(value, place, {"", "gross"}, [&](std::size_t i) { source.percent_of_gross = i == 1; });
      if (field == ImportField::gross && source.percent_of_gross.value_or(false)) {
        refuse(value, place, {Sentence::gross_of_itself});
      }
    } else if (key == "per") {
      choose(value, place, {"", "quantity"}, [&](std::size_t i) { source.per_quantity = i == 1; });
      if (field == ImportField::quantity && source.per_quantity.value_or(false)) {
        refuse(value, place, {Sentence::quantity_of_itself});
      }
    } else if (key == "round") {
      source.round = whole(value, place, 0, 4);
    } else {
      choose(value, place, {"row"}, [&](std::size_t) { source.in_row_currency = true; });
    }
    return true;
  }

  void values(ImportField field, const JsonValue& value, const std::string& pointer,
              FieldSource& source) {
    if (value.kind != ValueKind::object) {
      return refuse(value, pointer,
                    wrong_kind(value.found(), "an object: what is in a cell, and what it means"));
    }
    std::map<std::string_view, std::string> meanings;  // of cells without the blanks around them
    for (const auto& [cell, meaning] : value.members) {
      const std::string place = pointer + "/" + pointer_token(cell);
      if (!in_ledger_terms(field, meaning, place)) continue;
      const auto [earlier, is_new] = meanings.emplace(without_blanks(cell), plain_text(meaning));
      if (!is_new && earlier->second != plain_text(meaning)) {
        refuse(meaning, place,
               {Sentence::comes_twice,
                {{"field", "without the blanks around it,"}, {"id", in_quotes(earlier->first)}}});
        continue;
      }
      source.values.emplace_back(cell, plain_text(meaning));
    }
  }

  // true and false may be written without quotes, and numbers too.
  static std::string plain_text(const JsonValue& value) {
    if (value.kind == ValueKind::yes) return "true";
    if (value.kind == ValueKind::no) return "false";
    return value.text;
  }

  bool in_ledger_terms(ImportField field, const JsonValue& value, const std::string& pointer) {
    if (value.kind == ValueKind::refused) return false;
    if (value.kind == ValueKind::object || value.kind == ValueKind::list ||
        value.kind == ValueKind::null) {
      refuse(value, pointer, wrong_kind(value.found(), "a text"));
      return false;
    }
    Complaint complaint;
    if (is_ledger_value(field, plain_text(value), complaint)) return true;
    refuse(value, pointer, complaint);
    return false;
  }

  Problems& problems_;
  Mapping mapping_;
};

void write(JsonText& out, const ColumnRef& column) {
  if (column.heading.empty()) {
    out.value(static_cast<std::uint64_t>(column.number));
  } else {
    out.value(column.heading);
  }
}

void write(JsonText& out, const std::vector<std::string>& cells) {
  out.begin_array();
  for (const std::string& cell : cells) out.value(cell);
  out.end_array();
}

void write(JsonText& out, const std::vector<ColumnRef>& columns) {
  out.begin_array();
  for (const ColumnRef& column : columns) write(out, column);
  out.end_array();
}

void write(JsonText& out, const SignColumn& sign) {
  if (sign.is_none()) {
    out.value(std::string_view());
    return;
  }
  out.begin_object();
  out.key("column");
  write(out, sign.column);
  if (sign.credit) {
    out.key("credit");
    write(out, *sign.credit);
  }
  if (!sign.sale.empty()) {
    out.key("sale");
    write(out, sign.sale);
  }
  out.end_object();
}

void write_totals(JsonText& out, const Mapping& mapping) {
  const std::vector<std::string>& left_out = mapping.totals_left_out;
  const std::vector<std::string>& kept = mapping.totals_kept;
  if (!mapping.totals && left_out.empty() && kept.empty()) return;
  out.key("totals");
  if (left_out.empty() && kept.empty()) {
    out.value(to_string(*mapping.totals));
    return;
  }
  out.begin_object();
  if (mapping.totals) out.key("rows").value(to_string(*mapping.totals));
  if (!left_out.empty()) {
    out.key("left_out");
    write(out, left_out);
  }
  if (!kept.empty()) {
    out.key("kept");
    write(out, kept);
  }
  out.end_object();
}

void write(JsonText& out, const CancelledRows& rows) {
  if (rows.is_none()) {
    out.value(std::string_view());
    return;
  }
  out.begin_object();
  out.key("column");
  write(out, rows.column);
  if (rows.cells) {
    out.key("cells");
    write(out, *rows.cells);
  }
  out.end_object();
}

void write(JsonText& out, const FieldSource& source) {
  out.begin_object();
  if (source.column) {
    out.key("column");
    write(out, *source.column);
    if (source.part > 0) {
      out.key("split_at").value(source.split_at);
      out.key("part").value(static_cast<std::uint64_t>(source.part));
    }
  } else if (!source.columns.empty()) {
    out.key("columns");
    write(out, source.columns);
    out.key("combined").value(to_string(source.combined));
    if (!source.between.empty()) out.key("between").value(source.between);
  } else {
    out.key("constant").value(source.constant);
  }
  if (!source.values.empty()) {
    out.key("values").begin_object();
    for (const auto& [cell, meaning] : source.values) out.key(cell).value(meaning);
    out.end_object();
  }
  const auto one_of = [&](std::string_view name, const std::optional<bool>& said,
                          std::string_view word) {
    if (said) out.key(name).value(*said ? word : std::string_view());
  };
  if (source.scale) out.key("scale").value(*source.scale);
  one_of("percent_of", source.percent_of_gross, "gross");
  one_of("per", source.per_quantity, "quantity");
  if (source.round) out.key("round").value(static_cast<std::uint64_t>(*source.round));
  if (source.in_row_currency) out.key("currency").value(std::string_view("row"));
  out.end_object();
}

}  // namespace

bool may_separate(char sign) {
  const bool is_word =
      (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z');
  return sign == '\t' || (sign > ' ' && sign < '\x7F' && !is_word && sign != '"' && sign != '=');
}

std::string_view to_string(DateOrder order) {
  constexpr std::array<std::string_view, 3> names = {"ymd", "dmy", "mdy"};
  return names.at(static_cast<std::size_t>(order));
}

std::string_view to_string(Thousands thousands) {
  constexpr std::array<std::string_view, 5> signs = {"", ",", ".", " ", "'"};
  return signs.at(static_cast<std::size_t>(thousands));
}

std::string_view to_string(Combined combined) {
  switch (combined) {
    case Combined::sum:
      return "sum";
    case Combined::difference:
      return "difference";
    case Combined::product:
      return "product";
    case Combined::joined:
      break;
  }
  return "joined";
}

std::string_view to_string(TotalRows totals) {
  constexpr std::array<std::string_view, 3> names = {"read", "named", "sums"};
  return names.at(static_cast<std::size_t>(totals));
}

std::string_view to_string(HiddenRows hidden) {
  return hidden == HiddenRows::read ? "read" : "skip";
}

MappingRead read_mapping(std::string_view json) {
  MappingRead result;
  const JsonValue root = read_json_value(json, "mapping", "a mapping (an object)", result.problems);
  if (!result.problems.empty()) return result;
  Mapping mapping = MappingReader(result.problems).read(root);
  if (result.problems.empty()) result.mapping = std::move(mapping);
  return result;
}

std::string to_json(const Mapping& mapping) {
  JsonText out;
  out.begin_object();
  out.key("format").value(format_name);
  if (!mapping.title.empty()) out.key("title").value(mapping.title);
  if (!mapping.sheet.empty()) out.key("sheet").value(mapping.sheet);
  if (mapping.hidden_rows) out.key("hidden_rows").value(to_string(*mapping.hidden_rows));
  if (!mapping.headings.empty()) {
    out.key("headings");
    write(out, mapping.headings);
  }
  if (mapping.encoding) out.key("encoding").value(to_string(*mapping.encoding));
  if (mapping.delimiter) out.key("delimiter").value(std::string_view(&*mapping.delimiter, 1));
  if (mapping.header) out.key("header").value(*mapping.header);
  if (mapping.first_line != 1) {
    out.key("first_line").value(static_cast<std::uint64_t>(mapping.first_line));
  }
  if (mapping.decimal) {
    out.key("decimal").value(std::string_view(&*mapping.decimal, 1));
  }
  if (mapping.thousands) out.key("thousands").value(to_string(*mapping.thousands));
  if (mapping.parentheses || mapping.trailing_minus) {
    out.key("negatives").begin_array();
    if (mapping.parentheses) out.value(std::string_view("parentheses"));
    if (mapping.trailing_minus) out.value(std::string_view("trailing-minus"));
    out.end_array();
  }
  if (mapping.dates) out.key("dates").value(to_string(*mapping.dates));
  if (mapping.century) out.key("century").value(static_cast<std::uint64_t>(*mapping.century));
  out.key("fields").begin_object();
  for (std::size_t i = 0; i < import_field_count; ++i) {
    if (!mapping.fields[i]) continue;
    out.key(import_fields()[i].name);
    write(out, *mapping.fields[i]);
  }
  out.end_object();
  if (mapping.takes_off_negatives) {
    out.key("negative_deductions").value(std::string_view("taken-off"));
  }
  write_totals(out, mapping);
  if (mapping.sign_from) {
    out.key("sign_from");
    write(out, *mapping.sign_from);
  }
  if (mapping.skip_rows_without) {
    out.key("skip_rows_without");
    write(out, *mapping.skip_rows_without);
  }
  if (mapping.skip_rows_with) {
    out.key("skip_rows_with");
    write(out, *mapping.skip_rows_with);
  }
  if (mapping.fill_down) {
    out.key("fill_down");
    write(out, *mapping.fill_down);
  }
  if (mapping.ignored) {
    out.key("ignored");
    write(out, *mapping.ignored);
  }
  return out.end_object().finish();
}

bool is_ledger_value(ImportField field, std::string_view text, Complaint& complaint) {
  const Found found{ValueKind::text, text};
  const FieldInfo& info = info_of(field);
  switch (info.kind) {
    case CellKind::text: {
      const bool may_be_empty =
          field == ImportField::line || field == ImportField::product || field == ImportField::unit;
      return read_text(found, may_be_empty ? Emptiness::allowed : Emptiness::refused, complaint)
          .has_value();
    }
    case CellKind::date:
      return read_date(found, complaint).has_value();
    case CellKind::country:
      return read_country(found, false, complaint).has_value();
    case CellKind::currency:
      return read_currency(found, complaint).has_value();
    case CellKind::amount: {
      const DecimalLimits& limits = field == ImportField::quantity ? quantity_limits
                                    : field == ImportField::gross  ? price_limits
                                                                   : money_limits;
      return read_decimal(found, limits, complaint).has_value();
    }
    case CellKind::flag:
      if (text == "true" || text == "false") return true;
      complaint = {Sentence::not_a_flag, {{"found", in_quotes(text)}}};
      return false;
    case CellKind::reason:
      if (find_credit_reason(text)) return true;
      complaint = {Sentence::not_a_credit_reason, {{"found", in_quotes(text)}}};
      return false;
    case CellKind::charged:
      if (text == "true" || text == "false") return true;
      for (const std::string_view name : listed_deductions(text)) {
        if (find_deduction(name)) continue;
        Nearest nearest(name);
        for (const Field& one : deductions_shape) nearest.consider(one.name);
        const std::string use = quoted_if_any(nearest.name());
        complaint = {Sentence::not_a_deduction,
                     {{"found", in_quotes(name)}, {use.empty() ? "cell" : "use", use}}};
        return false;
      }
      return true;
  }
  return false;
}

std::vector<std::string_view> listed_deductions(std::string_view text) {
  std::vector<std::string_view> names;
  constexpr std::string_view between = " ,;\t\n";
  for (std::size_t at = text.find_first_not_of(between); at != std::string_view::npos;) {
    const std::size_t end = text.find_first_of(between, at);
    names.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(between, end);
  }
  return names;
}

}  // namespace jm216
