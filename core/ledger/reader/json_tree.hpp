#pragma once
// A small JSON document as a tree, each value with its place: for files that are settings rather
// than a mass of facts.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ledger/problem.hpp"
#include "core/ledger/reader/byte_stream.hpp"
#include "core/ledger/reader/found.hpp"
#include "core/ledger/reader/parser_state.hpp"
#include "core/ledger/reader/token_text.hpp"

namespace jm216 {

struct JsonMember;

struct JsonValue {
  ValueKind kind = ValueKind::absent;
  std::string text;  // of a text, decoded; of a number, as it stands in the file
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
class TreeReader {
 public:
  TreeReader(ByteStream& stream, Problems& problems) : stream_(stream), problems_(problems) {}

  void plain(ValueKind kind);
  void number();
  void text(const StringRead& string);
  void name(const StringRead& string);
  void open(bool is_list);
  void close();
  void object_ahead() const {}  // each is read by the parser

  [[nodiscard]] ParserState state() const;
  [[nodiscard]] JsonValue take() { return std::move(root_); }

 private:
  void value(ValueKind kind, std::string_view text);
  JsonValue* add(JsonValue value);
  void refuse(std::string message);
  bool keeps(const StringRead& string);

  ByteStream& stream_;
  Problems& problems_;
  JsonValue root_;
  std::vector<JsonValue*> open_;  // each lies in the one before it, which does not grow meanwhile
  std::string name_;
  std::size_t depth_ = 0;
  JsonEvent last_event_ = JsonEvent::nothing;
};

// Reads a document, called `document` and beginning with `beginning` in messages. Where it is no
// JSON, or breaks the limits of formats.md (texts, depth, names twice), the problems say why.
JsonValue read_json_tree(std::string_view text, std::string_view document,
                         std::string_view beginning, Problems& problems);

}  // namespace jm216
