#include "core/ledger/reader/file_reader.hpp"

#include <utility>

#include "core/ledger/reader/values.hpp"

namespace jm216 {

namespace {

constexpr std::string_view format_name = "jm216-ledger/1";

// Limits of all texts and names (formats, "What is refused").
bool breaks_limits(const StringRead& string) {
  return !string.is_plain &&
         (string.size > TokenText::max_size || string.text.find('\0') != std::string_view::npos);
}

Complaint over_limit(std::string_view what, const StringRead& string) {
  return {
      string.size > TokenText::max_size ? Sentence::too_long : Sentence::nul_in_text,
      {{"what", what}, {"size", std::to_string(string.size)}, {"found", in_quotes(string.text)}}};
}

}  // namespace

FileReader::FileReader(ByteStream& stream, Draft& draft, ProblemLog& log, std::size_t file)
    : stream_(stream),
      draft_(draft),
      log_(log),
      path_(stream, log, file),
      sale_(draft, path_),
      plain_lines_(draft),
      records_before_(draft.records_read) {
  ledger_finder_.start(ledger_shape);
}

void FileReader::plain(ValueKind kind) {
  stream_.token_read(false);
  value({kind, {}});
}

void FileReader::number() {
  stream_.token_read(true);
  value({ValueKind::number, stream_.token()});
}

void FileReader::text(const StringRead& string) {
  stream_.token_read(false);
  if (breaks_limits(string)) {
    over_limit_ = over_limit("a text", string);
    return value({ValueKind::refused, {}});
  }
  value({ValueKind::text, string.text});
}

void FileReader::name(const StringRead& string) {
  stream_.token_read(false);
  last_event_ = Event::name;
  if (is_too_deep()) return;
  Level& level = *top_;
  const std::string_view name = string.text;
  std::size_t member = MemberFinder::none;
  switch (level.node) {
    case Node::sale:
      member = sale_finder_.find(name);
      break;
    case Node::deductions:
      member = deduction_finder_.find(name);
      break;
    case Node::ledger:
      member = ledger_finder_.find(name);
      break;
    case Node::record:
      for (std::size_t i = 0; i < level.shape->count; ++i) {
        if (level.shape->fields[i].name == name) member = i;
      }
      break;
    default:
      break;
  }
  if (member == MemberFinder::none) {
    if (!breaks_limits(string)) return unknown_name(level, name);
    level.is_unknown = true;
    path_.at_unknown(name);
    return path_.refuse_name(over_limit("a field name", string));
  }
  level.is_unknown = false;
  level.member = member;
  path_.at_name(level.shape->fields[member].name);
  const std::uint32_t bit = 1U << member;
  if ((level.seen & bit) != 0) {
    path_.refuse_name({Sentence::field_twice, {{"field", in_quotes(name)}}, name});
  }
  level.seen |= bit;
}

// Where the current value stands in the ledger that all files make.
std::string FileReader::merged_pointer() const {
  const bool is_bare = levels_[0].node == Node::sales;
  const Section list = is_bare ? Section::sales : section();
  const std::string pointer = path_.pointer(records_before_.at(static_cast<std::size_t>(list)));
  return is_bare && draft_.files > 1 ? "/sales" + pointer : pointer;
}

// A name that is no member of a shape: an id, a reading, or a field that the format does not know.
void FileReader::unknown_name(Level& level, std::string_view name) {
  level.is_unknown = true;
  path_.at_unknown(name);
  if (!level.unknown_names) level.unknown_names = std::make_unique<KeySet>();
  if (!level.has_unknown_names) level.unknown_names->clear();
  level.has_unknown_names = true;
  switch (level.unknown_names->add(name)) {
    case KeySet::Added::again:
      return path_.refuse_name({Sentence::field_twice, {{"field", in_quotes(name)}}, name});
    case KeySet::Added::full:
      return path_.refuse_name({Sentence::too_many_names, {{"ledger"}}});
    case KeySet::Added::fresh:
      break;
  }
  if (level.node == Node::skipped || level.node == Node::sellers) return;
  const bool is_reading = level.node == Node::readings;
  if (is_reading && find_reading(name) != nullptr) return;
  const bool is_refused = is_reading || level.shape->refuses_unknown;
  if (!is_refused && draft_.counts_unknown(path_.generic_pointer())) return;
  Nearest nearest(name);
  if (is_reading) {
    for (const ReadingInfo& reading : reading_table()) nearest.consider(reading.name);
  } else {
    for (const Field& field : *level.shape) nearest.consider(field.name);
  }
  if (!is_refused) {
    draft_.note_unknown(path_.generic_pointer(), merged_pointer(), nearest.name());
    return;
  }
  // A reading is known by its name, any other field by the object it should not stand in.
  const Complaint complaint{is_reading ? Sentence::not_a_reading : Sentence::not_a_field,
                            {{"found", in_quotes(name)},
                             {"noun", is_reading ? std::string_view() : level.shape->noun},
                             Argument::if_any("use", quoted_if_any(nearest.name()))},
                            name};
  if (is_reading) return path_.refuse_value(complaint);
  path_.refuse_name(complaint);
}

void FileReader::value(const Found& found) {
  last_event_ = Event::value;
  if (is_too_deep()) return;
  if (path_.in_list()) path_.next_element();
  if (found.kind == ValueKind::refused) {
    path_.refuse_value(over_limit_);
  } else if (top_ == nullptr) {
    path_.refuse_value({Sentence::not_a_ledger, {{"found", described(found)}}});
  }
  if (top_ == nullptr) return;
  Level& level = *top_;
  switch (level.node) {
    case Node::sale:
      if (!level.is_unknown) sale_.field(static_cast<SaleField>(level.member), found);
      return;
    case Node::deductions:
      if (!level.is_unknown) sale_.deduction(static_cast<Deduction>(level.member), found);
      return;
    case Node::charged:
      return sale_.charged(found);
    case Node::ledger:
      if (!level.is_unknown) value_in_ledger(found);
      return;
    case Node::readings:
      return reading(found);
    case Node::notes:
      return note(found);
    case Node::record:
      if (!level.is_unknown) {
        Record& record = records_[open_records_ - 1];
        const Field& field = level.shape->fields[level.member];
        if (field.object != nullptr) {
          record.is_refused = true;
          if (found.kind == ValueKind::refused) return;
          return path_.refuse_value(
              wrong_kind(found, field.kind == FieldKind::list ? "a list" : "an object"));
        }
        record.values[level.member] = {found.kind, std::string(found.text), stream_.token_place()};
      }
      return;
    case Node::inner_list:
      records_[open_records_ - 1].is_refused = true;
      [[fallthrough]];
    case Node::sales:
    case Node::records:
    case Node::sellers:
      if (found.kind == ValueKind::refused) return;
      return path_.refuse_value(
          wrong_kind(found, level.node == Node::sales     ? "a sales line (an object)"
                            : level.node == Node::sellers ? "a seller (an object)"
                                                          : "a record (an object)"));
    case Node::skipped:
      return;
  }
}

void FileReader::value_in_ledger(const Found& found) {
  if (found.kind == ValueKind::refused) return;
  Complaint complaint;
  Ledger& ledger = draft_.ledger;
  switch (section()) {
    case Section::format:
      if (const auto format = read_text(found, Emptiness::allowed, complaint)) {
        if (*format == format_name) return;
        complaint = {format->starts_with("jm216-report/") ? Sentence::answer_for_ledger
                                                          : Sentence::not_a_ledger_format,
                     {{"found", in_quotes(*format)}, {"format", in_quotes(format_name)}}};
      }
      break;
    case Section::title:
      if (const auto title = read_text(found, Emptiness::allowed, complaint)) {
        if (!draft_.has_title) ledger.title = *title;
        draft_.has_title = true;
        return;
      }
      break;
    case Section::as_of:
      if (const auto date = read_date(found, complaint)) {
        if (!ledger.as_of) ledger.as_of = *date;
        return;
      }
      break;
    case Section::effective_date:
      if (const auto date = read_date(found, complaint)) {
        const auto misfit = Draft::agree(ledger.effective_date, *date);
        if (!misfit) return;
        complaint = *misfit;
      }
      break;
    case Section::readings:
    case Section::sellers:
    case Section::supply_agreement:
      complaint = wrong_kind(found, "an object");
      break;
    default:
      complaint = wrong_kind(found, "a list");
      break;
  }
  path_.refuse_value(complaint);
}

void FileReader::reading(const Found& found) {
  const ReadingInfo* info = find_reading(path_.name());
  if (info == nullptr || found.kind == ValueKind::refused) return;  // said at its name, or there
  Complaint complaint;
  if (const auto text = read_text(found, Emptiness::allowed, complaint)) {
    for (std::size_t i = 0; i < info->values.size(); ++i) {
      if (info->values[i] != *text) continue;
      if (const auto misfit = draft_.set_reading(*info, i)) path_.refuse_value(*misfit);
      return;
    }
    std::string values;
    for (std::size_t i = 0; i < info->values.size(); ++i) {
      if (i > 0) values += i + 1 < info->values.size() ? ", " : " or ";
      values += in_quotes(info->values[i]);
    }
    complaint = {Sentence::not_a_reading_value, {{"found", in_quotes(*text)}, {"values", values}}};
  }
  path_.refuse_value(complaint);
}

void FileReader::note(const Found& found) {
  if (found.kind == ValueKind::refused) return;
  Complaint complaint;
  if (const auto text = read_text(found, Emptiness::allowed, complaint)) {
    draft_.ledger.notes.emplace_back(*text);
    return;
  }
  path_.refuse_value(complaint);
}

void FileReader::take_plain_lines() {
  // With a problem there will be no ledger: nothing more needs storing.
  if (!log_.empty() || stream_.in_token()) return;
  // A comma belongs before every line but the first, and nothing else: the brace may be the byte
  // that ends a number. The lexer will tell.
  int commas = 0;
  for (const char c : stream_.separators()) {
    if (c == ',') {
      ++commas;
    } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
      return;
    }
  }
  if (commas != (last_event_ == Event::open ? 0 : 1)) return;
  const PlainLines::Run run = plain_lines_.take(stream_.ahead());
  if (run.lines == 0) return;
  stream_.go_on_from(run.last_brace);
  path_.next_elements(run.lines);
  draft_.records_read.at(static_cast<std::size_t>(Section::sales)) += run.lines;
  in_plain_lines_ = true;
}

void FileReader::open(bool is_list) {
  stream_.token_read(false);
  last_event_ = Event::open;
  ++depth_;
  if (in_plain_lines_) return;
  if (depth_ > ByteStream::max_depth) {
    if (depth_ == ByteStream::max_depth + 1) {
      if (path_.in_list()) path_.next_element();
      path_.refuse_value({Sentence::too_deep});
    }
    return;
  }
  const Node node = node_for(is_list);
  last_event_ = Event::open;
  path_.enter(is_list);
  top_ = &levels_[path_.depth() - 1];
  begin(node);
}

void FileReader::close() {
  stream_.token_read(false);
  last_event_ = Event::value;
  --depth_;
  if (in_plain_lines_) {
    in_plain_lines_ = false;
    return;
  }
  if (depth_ >= ByteStream::max_depth) return;
  Level& level = *top_;
  switch (level.node) {
    case Node::sale:
      report_missing(level);
      sale_.end(level.seen);
      break;
    case Node::record:
      report_missing(level);
      end_record();
      break;
    default:
      break;
  }
  path_.leave();
  top_ = path_.depth() == 0 ? nullptr : &levels_[path_.depth() - 1];
}

FileReader::Node FileReader::node_for(bool is_list) {
  const Found found{is_list ? ValueKind::list : ValueKind::object, {}};
  if (top_ == nullptr) return is_list ? Node::sales : Node::ledger;
  const Level& level = *top_;
  switch (level.node) {
    case Node::ledger:
      if (level.is_unknown) return Node::skipped;
      if (const Node node = node_in_ledger(is_list); node != Node::skipped) return node;
      break;
    case Node::sales:
      if (is_list) break;
      path_.next_element();
      return Node::sale;
    case Node::sale:
      if (level.is_unknown) return Node::skipped;
      if (!is_list && level.member == static_cast<std::size_t>(SaleField::deductions)) {
        return Node::deductions;
      }
      if (is_list && level.member == static_cast<std::size_t>(SaleField::separately_charged)) {
        return Node::charged;
      }
      break;
    case Node::records:
      if (is_list) break;
      path_.next_element();
      return Node::record;
    case Node::sellers:
      if (is_list) break;
      return Node::record;
    case Node::record:
      if (level.is_unknown) return Node::skipped;
      if (const Field& field = level.shape->fields[level.member]; field.object != nullptr) {
        if (is_list == (field.kind == FieldKind::list))
          return is_list ? Node::inner_list : Node::record;
      }
      break;
    case Node::inner_list:
      if (is_list) break;
      path_.next_element();
      return Node::record;
    case Node::charged:
    case Node::deductions:
    case Node::readings:
    case Node::notes:
    case Node::skipped:
      break;
  }
  // A container where none belongs: said as of any other value.
  value(found);
  return Node::skipped;
}

FileReader::Node FileReader::node_in_ledger(bool is_list) {
  Ledger& ledger = draft_.ledger;
  switch (section()) {
    case Section::readings:
      return is_list ? Node::skipped : Node::readings;
    case Section::sellers:
      if (is_list) return Node::skipped;
      if (!ledger.sellers) ledger.sellers.emplace();
      return Node::sellers;
    case Section::supply_agreement:
      return is_list ? Node::skipped : Node::record;
    case Section::sales:
      return is_list ? Node::sales : Node::skipped;
    case Section::notes:
      return is_list ? Node::notes : Node::skipped;
    case Section::payments:
      if (is_list && !ledger.payments) ledger.payments.emplace();
      break;
    case Section::statements:
      if (is_list && !ledger.statements) ledger.statements.emplace();
      break;
    default:
      break;
  }
  return is_list && record_shape(section()) != nullptr ? Node::records : Node::skipped;
}

void FileReader::begin(Node node) {
  Level& level = *top_;
  level.node = node;
  level.shape = nullptr;
  level.is_unknown = false;
  level.seen = 0;
  level.has_unknown_names = false;
  switch (node) {
    case Node::ledger:
      level.shape = &ledger_shape;
      break;
    case Node::sales:
      draft_.has_sales = true;
      draft_.ledger.is_bare_list = draft_.files == 1 && path_.depth() == 1;
      break;
    case Node::sale:
      level.shape = &sale_shape;
      sale_finder_.start(sale_shape);
      sale_.begin();
      break;
    case Node::deductions:
      level.shape = &deductions_shape;
      deduction_finder_.start(deductions_shape);
      break;
    case Node::record: {
      const Level& outer = levels_[path_.depth() - 2];
      Record& record = records_[open_records_++];
      record = Record();
      if (outer.node == Node::record) {
        level.shape = outer.shape->fields[outer.member].object;
      } else if (outer.node == Node::inner_list) {
        const Level& holder = levels_[path_.depth() - 3];
        level.shape = holder.shape->fields[holder.member].object;
      } else if (outer.node == Node::sellers) {
        level.shape = &seller_shape;
        record.id = path_.name_of(path_.depth() - 2);
      } else if (outer.node == Node::ledger) {
        level.shape = &supply_agreement_shape;
      } else {
        level.shape = record_shape(section());
        record.index = path_.index_of_list(1);
      }
      record.shape = level.shape;
      record.file = path_.file();
      record.place = stream_.container_place();
      record.pointer = path_.container_pointer();
      record.values.resize(level.shape->count);
      break;
    }
    default:
      break;
  }
}

void FileReader::report_missing(const Level& level) {
  if ((level.seen & level.shape->required) == level.shape->required) return;
  for (std::size_t i = 0; i < level.shape->count; ++i) {
    const Field& field = level.shape->fields[i];
    if (!field.is_required() || (level.seen >> i & 1U) != 0) continue;
    path_.refuse_container({Sentence::field_missing,
                            {{"field", in_quotes(field.name)}, {"noun", level.shape->noun}},
                            field.name});
    if (level.node == Node::record) records_[open_records_ - 1].is_refused = true;
  }
}

void FileReader::end_record() {
  Record record = std::move(records_[--open_records_]);
  const Level& outer = levels_[path_.depth() - 2];
  switch (outer.node) {
    case Node::record:
      records_[open_records_ - 1].objects.push_back({outer.member, std::move(record)});
      return;
    case Node::inner_list:
      records_[open_records_ - 1].objects.push_back(
          {levels_[path_.depth() - 3].member, std::move(record)});
      return;
    case Node::sellers:
      return take_seller(record, draft_, log_);
    case Node::ledger:
      return take_supply_agreement(record, draft_, log_);
    default:
      take_record(section(), record, draft_, log_);
      ++draft_.records_read.at(static_cast<std::size_t>(section()));
      return;
  }
}

}  // namespace jm216
