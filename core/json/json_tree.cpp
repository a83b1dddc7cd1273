#include "core/json/json_tree.hpp"

#include <algorithm>
#include <limits>
#include <new>

#include "core/json/not_json.hpp"
#include "core/json/parse_json.hpp"

namespace jm216 {

std::string_view JsonTree::Value::text() const {
  if (is_container()) return {};
  const std::uint32_t at = node().text;
  return text_from(node().has_name != 0 ? at + static_cast<std::uint32_t>(text_from(at).size()) + 1
                                        : at);
}

JsonTree::Value::Iterator JsonTree::Value::begin() const {
  return {*tree_, at_ + 1};
}

JsonTree::Value::Iterator JsonTree::Value::end() const {
  return {*tree_, node().next};
}

std::size_t JsonTree::Value::count() const {
  std::size_t count = 0;
  for (auto at = begin(); at != end(); ++at) ++count;
  return count;
}

bool JsonTree::Value::is_same(const Value& other) const {
  const std::uint32_t size = node().next - at_;
  if (size != other.node().next - other.at_) return false;
  Value one = *this;
  Value two = other;
  for (std::uint32_t i = 0; i < size; ++i, ++one.at_, ++two.at_) {
    // Of the outermost, the name is not its own.
    if (one.kind() != two.kind() || one.text() != two.text() ||
        one.node().next - one.at_ != two.node().next - two.at_ ||
        (i > 0 && one.name() != two.name())) {
      return false;
    }
  }
  return true;
}

void TreeReader::refuse(Complaint complaint) {
  const Place place = stream_.token_place();
  problems_.add({std::move(complaint), "", "", place.line, place.column});
}

bool TreeReader::keeps(const StringRead& string) {
  if (string.size <= TokenText::max_size && string.text.find('\0') == std::string_view::npos) {
    return true;
  }
  refuse({string.size > TokenText::max_size ? Sentence::text_too_long : Sentence::text_with_nul,
          {{"found", in_quotes(string.text)}}});
  return false;
}

void TreeReader::add(ValueKind kind, std::string_view text) {
  last_event_ = JsonEvent::value;
  if (depth_ > ByteStream::max_depth) return;
  constexpr std::uint32_t last_column = (1U << 27U) - 1;
  const Place place = stream_.token_place();
  JsonTree::Node node;
  node.text = static_cast<std::uint32_t>(tree_.texts_.size());
  node.next = static_cast<std::uint32_t>(tree_.nodes_.size() + 1);
  node.line = static_cast<std::uint32_t>(place.line);
  node.column =
      static_cast<std::uint32_t>(std::min<std::size_t>(place.column, last_column)) & last_column;
  node.kind = static_cast<std::uint32_t>(kind) & 0xFU;
  const auto keep = [&](std::string_view kept) {
    (tree_.texts_ += kept.substr(0, kept.find('\0'))) += '\0';
  };
  if (!open_.empty() && !in_list()) {
    node.has_name = 1;
    keep(name_);
  }
  if (kind != ValueKind::list && kind != ValueKind::object) keep(text);
  tree_.nodes_.push_back(node);
}

bool TreeReader::in_list() const {
  return !open_.empty() &&
         tree_.nodes_[open_.back()].kind == static_cast<std::uint32_t>(ValueKind::list);
}

void TreeReader::plain(ValueKind kind) {
  stream_.token_read(false);
  add(kind);
}

void TreeReader::number() {
  stream_.token_read(true);
  add(ValueKind::number, stream_.token());
}

void TreeReader::text(const StringRead& string) {
  stream_.token_read(false);
  add(keeps(string) ? ValueKind::text : ValueKind::refused, string.text);
}

void TreeReader::name(const StringRead& string) {
  stream_.token_read(false);
  last_event_ = JsonEvent::name;
  if (depth_ > ByteStream::max_depth) return;
  keeps(string);
  switch (names_.at(open_.size() - 1).add(string.text)) {
    case KeySet::Added::again:
      refuse({Sentence::field_twice, {{"field", in_quotes(string.text)}}, string.text});
      break;
    case KeySet::Added::full:
      refuse({Sentence::too_many_names, {{"other"}}});
      break;
    case KeySet::Added::fresh:
      break;
  }
  name_ = string.text;
}

void TreeReader::open(bool is_list) {
  stream_.token_read(false);
  ++depth_;
  if (depth_ == ByteStream::max_depth + 1) refuse({Sentence::too_deep});
  add(is_list ? ValueKind::list : ValueKind::object);
  if (depth_ <= ByteStream::max_depth) {
    names_.at(open_.size()).clear();
    open_.push_back(static_cast<std::uint32_t>(tree_.nodes_.size() - 1));
  }
  last_event_ = JsonEvent::open;
}

void TreeReader::close() {
  stream_.token_read(false);
  last_event_ = JsonEvent::value;
  if (depth_ <= ByteStream::max_depth) end_container();
  --depth_;
}

void TreeReader::end_container() {
  tree_.nodes_[open_.back()].next = static_cast<std::uint32_t>(tree_.nodes_.size());
  open_.pop_back();
}

JsonTree TreeReader::take() {
  while (!open_.empty()) end_container();  // of a document that breaks off
  return std::move(tree_);
}

ParserState TreeReader::state() const {
  ParserState state;
  state.last_event = last_event_;
  state.in_list = in_list();
  state.is_complete = last_event_ == JsonEvent::value && depth_ == 0;
  state.is_too_deep = depth_ > ByteStream::max_depth;
  return state;
}

JsonTree read_json_tree(std::string_view text, std::string_view document,
                        std::string_view beginning, Problems& problems) {
  // What is kept of a text or number, with its NUL, is no longer than it and its comma or quotes.
  if (text.size() >= std::numeric_limits<std::uint32_t>::max()) throw std::bad_alloc();
  const ByteSource source = source_of(text);
  ByteStream stream(source);
  TreeReader reader(stream, problems, text.size() + 1);
  const bool is_json = parse_json(stream, reader);
  if (!is_json || stream.stopped_at_nul()) {
    ParserState state = reader.state();
    state.document = document;
    state.beginning = beginning;
    NotJson fault = is_json ? nul_outside(stream) : why_not_json(stream, state);
    problems.add({std::move(fault.complaint), "", "", fault.place.line, fault.place.column});
  }
  return reader.take();
}

namespace {

JsonValue with_all_in(const JsonTree::Value& from) {
  JsonValue value{from.kind(), std::string(from.text()), from.place(), {}, {}};
  if (!from.is_container()) return value;
  for (const JsonTree::Value& inner : from) {
    if (from.kind() == ValueKind::list) {
      value.elements.push_back(with_all_in(inner));
    } else {
      value.members.push_back({std::string(inner.name()), with_all_in(inner)});
    }
  }
  return value;
}

}  // namespace

JsonValue read_json_value(std::string_view text, std::string_view document,
                          std::string_view beginning, Problems& problems) {
  const JsonTree tree = read_json_tree(text, document, beginning, problems);
  return tree.root() ? with_all_in(tree.root()) : JsonValue();
}

}  // namespace jm216
