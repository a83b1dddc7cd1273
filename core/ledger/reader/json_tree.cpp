#include "core/ledger/reader/json_tree.hpp"

#include <algorithm>
#include <cstring>

#include "core/ledger/reader/not_json.hpp"
#include "core/ledger/reader/parse_json.hpp"

namespace jm216 {

void TreeReader::refuse(std::string message) {
  const Place place = stream_.token_place();
  problems_.add({"", "", place.line, place.column, std::move(message)});
}

bool TreeReader::keeps(const StringRead& string) {
  if (string.size <= TokenText::max_size && string.text.find('\0') == std::string_view::npos) {
    return true;
  }
  refuse(in_quotes(string.text) + " is too long, or has a NUL character in it");
  return false;
}

JsonValue* TreeReader::add(JsonValue value) {
  last_event_ = JsonEvent::value;
  if (depth_ > ByteStream::max_depth) return nullptr;
  value.place = stream_.token_place();
  if (open_.empty()) {
    root_ = std::move(value);
    return &root_;
  }
  JsonValue& parent = *open_.back();
  if (parent.kind == ValueKind::list) {
    parent.elements.push_back(std::move(value));
    return &parent.elements.back();
  }
  parent.members.push_back({std::move(name_), std::move(value)});
  return &parent.members.back().value;
}

void TreeReader::value(ValueKind kind, std::string_view text) {
  JsonValue value;
  value.kind = kind;
  value.text = text;
  add(std::move(value));
}

void TreeReader::plain(ValueKind kind) {
  stream_.token_read(false);
  value(kind, {});
}

void TreeReader::number() {
  stream_.token_read(true);
  value(ValueKind::number, stream_.token());
}

void TreeReader::text(const StringRead& string) {
  stream_.token_read(false);
  value(keeps(string) ? ValueKind::text : ValueKind::refused, string.text);
}

void TreeReader::name(const StringRead& string) {
  stream_.token_read(false);
  last_event_ = JsonEvent::name;
  if (depth_ > ByteStream::max_depth) return;
  keeps(string);
  const auto& members = open_.back()->members;
  if (std::any_of(members.begin(), members.end(),
                  [&](const auto& member) { return member.name == string.text; })) {
    refuse("the field " + in_quotes(string.text) + " comes twice in one object; keep one");
  }
  name_ = string.text;
}

void TreeReader::open(bool is_list) {
  stream_.token_read(false);
  ++depth_;
  if (depth_ == ByteStream::max_depth + 1) refuse("nested more than 32 deep");
  JsonValue container;
  container.kind = is_list ? ValueKind::list : ValueKind::object;
  if (JsonValue* added = add(std::move(container))) open_.push_back(added);
  last_event_ = JsonEvent::open;
}

void TreeReader::close() {
  stream_.token_read(false);
  last_event_ = JsonEvent::value;
  if (depth_ <= ByteStream::max_depth) open_.pop_back();
  --depth_;
}

ParserState TreeReader::state() const {
  ParserState state;
  state.last_event = last_event_;
  state.in_list = !open_.empty() && open_.back()->kind == ValueKind::list;
  state.is_complete = last_event_ == JsonEvent::value && depth_ == 0;
  state.is_too_deep = depth_ > ByteStream::max_depth;
  return state;
}

JsonValue read_json_tree(std::string_view text, std::string_view document,
                         std::string_view beginning, Problems& problems) {
  const ByteSource source = [text](char* buffer, std::size_t capacity) mutable {
    const std::size_t size = std::min(capacity, text.size());
    std::memcpy(buffer, text.data(), size);
    text.remove_prefix(size);
    return size;
  };
  ByteStream stream(source);
  TreeReader reader(stream, problems);
  const bool is_json = parse_json(stream, reader);
  if (!is_json || stream.stopped_at_nul()) {
    ParserState state = reader.state();
    state.document = document;
    state.beginning = beginning;
    NotJson fault = is_json ? nul_outside(stream) : why_not_json(stream, state);
    problems.add({"", "", fault.place.line, fault.place.column, std::move(fault.message)});
  }
  return reader.take();
}

}  // namespace jm216
