#pragma once
// A JSON document as a tree, each value with its place: for what is looked through rather than read
// once. Whatever the document, the tree takes few bytes for each of its bytes.
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/basics/problem.hpp"
#include "core/json/byte_stream.hpp"
#include "core/json/found.hpp"
#include "core/json/key_set.hpp"
#include "core/json/parse_json.hpp"
#include "core/json/parser_state.hpp"
#include "core/json/token_text.hpp"

namespace jm216 {

// All values in the document's order, each followed by what is in it.
class JsonTree {
 public:
  class Value;
  // None of a document that has no value.
  [[nodiscard]] Value root() const;

 private:
  friend class TreeReader;
  struct Node {
    std::uint32_t text = 0;  // where its name begins, and after it its text
    std::uint32_t next = 0;  // the value after it and all that is in it
    std::uint32_t line = 0;
    std::uint32_t column : 27 = 0;
    std::uint32_t has_name : 1 = 0;
    std::uint32_t kind : 4 = 0;
  };
  static_assert(sizeof(Node) == 16);

  std::deque<Node> nodes_;  // which does not move them as it grows
  std::string texts_;       // each ended by a NUL, which none can hold
};

// One of its values; it must not outlive the tree. False where there is none.
class JsonTree::Value {
 public:
  class Iterator;

  Value() = default;
  Value(const JsonTree& tree, std::uint32_t at) : tree_(&tree), at_(at) {}

  explicit operator bool() const { return tree_ != nullptr; }
  [[nodiscard]] ValueKind kind() const { return static_cast<ValueKind>(node().kind); }
  [[nodiscard]] bool is_container() const {
    return kind() == ValueKind::object || kind() == ValueKind::list;
  }
  // In the object it stands in; empty in a list.
  [[nodiscard]] std::string_view name() const {
    return node().has_name != 0 ? text_from(node().text) : std::string_view();
  }
  // Of a text, decoded; of a number, as it stands in the document.
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] Found found() const { return {kind(), text()}; }
  [[nodiscard]] Place place() const { return {0, node().line, node().column}; }
  // Whether both say the same, in the same order.
  [[nodiscard]] bool is_same(const Value& other) const;

  // What is in a list or an object. Each has a number, by which it can be had again.
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;
  [[nodiscard]] std::size_t count() const;
  [[nodiscard]] std::uint32_t number_of(const Value& part) const { return part.at_ - at_; }
  [[nodiscard]] Value part(std::uint32_t number) const { return {*tree_, at_ + number}; }

 private:
  [[nodiscard]] const Node& node() const { return tree_->nodes_[at_]; }
  [[nodiscard]] std::string_view text_from(std::uint32_t at) const {
    return tree_->texts_.data() + at;
  }

  const JsonTree* tree_ = nullptr;
  std::uint32_t at_ = 0;
};

class JsonTree::Value::Iterator {
 public:
  Iterator(const JsonTree& tree, std::uint32_t at) : value_(tree, at) {}

  const Value& operator*() const { return value_; }
  Iterator& operator++() {
    value_.at_ = value_.node().next;
    return *this;
  }
  bool operator!=(const Iterator& other) const { return value_.at_ != other.value_.at_; }

 private:
  Value value_;
};

inline JsonTree::Value JsonTree::root() const {
  return nodes_.empty() ? Value() : Value(*this, 0);
}

// The same of a small document that is settings, with all that is in a value.
struct JsonMember;

struct JsonValue {
  ValueKind kind = ValueKind::absent;
  std::string text;
  Place place;
  std::vector<JsonMember> members;  // of an object, in the file's order
  std::vector<JsonValue> elements;  // of a list

  [[nodiscard]] Found found() const { return {kind, text}; }
};

struct JsonMember {
  std::string name;
  JsonValue value;
};

// Takes the parser's events.
class TreeReader final : public JsonEvents {
 public:
  // All texts and names of the document will take that many bytes at most.
  TreeReader(ByteStream& stream, Problems& problems, std::size_t most_bytes)
      : stream_(stream), problems_(problems) {
    tree_.texts_.reserve(most_bytes);
  }

  void plain(ValueKind kind) override;
  void number() override;
  void text(const StringRead& string) override;
  void name(const StringRead& string) override;
  void open(bool is_list) override;
  void close() override;

  [[nodiscard]] ParserState state() const;
  [[nodiscard]] JsonTree take();

 private:
  void add(ValueKind kind, std::string_view text = {});
  void refuse(Complaint complaint);
  void end_container();
  bool keeps(const StringRead& string);
  [[nodiscard]] bool in_list() const;

  ByteStream& stream_;
  Problems& problems_;
  JsonTree tree_;
  std::vector<std::uint32_t> open_;                  // containers
  std::array<KeySet, ByteStream::max_depth> names_;  // in each of them
  std::string name_;
  std::size_t depth_ = 0;
  JsonEvent last_event_ = JsonEvent::nothing;
};

// Reads a document, called `document` and beginning with `beginning` in messages. Where it is no
// JSON, or breaks the limits of formats.md (texts, depth, names twice), the problems say why.
JsonTree read_json_tree(std::string_view text, std::string_view document,
                        std::string_view beginning, Problems& problems);
JsonValue read_json_value(std::string_view text, std::string_view document,
                          std::string_view beginning, Problems& problems);

}  // namespace jm216
