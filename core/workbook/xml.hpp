#pragma once
// The XML of a workbook's parts, by Expat: elements of the two families of namespaces that workbooks are written in
// (transitional and strict); what stands in any other is passed over with all that is in it. Document types, and so
// entities, are refused.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/basics/problem_sentences.hpp"
#include "core/basics/sentence.hpp"

struct XML_ParserStruct;

namespace jm216 {

class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_(pairs) {}
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  // The one that leads to another part ("r:id").
  [[nodiscard]] std::optional<std::string_view> relationship() const;
  [[nodiscard]] bool is_set(std::string_view name) const;  // "1" or "true"

 private:
  const char** pairs_;
};

class XmlReader {
 public:
  XmlReader();
  virtual ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  // Whether more is wanted.
  bool feed(std::string_view piece);
  void finish();

  // Why the part cannot be read, with the repair; empty: it can.
  [[nodiscard]] const std::string& fault() const { return fault_; }

 protected:
  virtual void begin(std::string_view name, const Attributes& attributes) = 0;
  virtual void end(std::string_view /*name*/) {}
  virtual void text(std::string_view /*text*/) {}

  // How many there may be until now.
  [[nodiscard]] virtual std::size_t most_elements() const = 0;

  void stop();  // nothing more is wanted
  void refuse(const Argument& why, Sentence sentence = Sentence::workbook_damaged);

 private:
  struct Calls;
  bool parse(std::string_view piece, bool is_last);

  XML_ParserStruct* parser_;
  std::string fault_;
  std::size_t silent_ = 0;  // bytes since anything was made of them
  std::size_t elements_ = 0;
  std::size_t depth_ = 0;
  std::size_t foreign_depth_ = 0;  // of the element that is passed over; 0: none is
  bool is_stopped_ = false;
};

// Of a part that lists what the workbook has, which is never much.
class ListReader : public XmlReader {
 protected:
  [[nodiscard]] std::size_t most_elements() const override { return 1'000'000; }
};

// A text with its escapes ("_x000D_") resolved.
std::string without_escapes(std::string_view text);

}  // namespace jm216
