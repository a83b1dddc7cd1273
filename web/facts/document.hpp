#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "web/facts/forms.hpp"

namespace jm216 {

/// A part of a ledger as JSON, read and written field by field: all its facts but the sales lines
/// (core/ledger/edit/edit.hpp), or one sales line. Values are texts, as a person types them.
class Document {
 public:
  /// Nothing where the text is no JSON object.
  static std::optional<Document> parse(std::string_view text);
  Document(const Document& other);
  Document& operator=(const Document& other);
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  [[nodiscard]] std::string text() const;

  [[nodiscard]] std::size_t count(const FormSection& section) const;
  /// "" where the field is absent.
  [[nodiscard]] std::string get(const FormSection& section, std::size_t record,
                                const FormField& field) const;
  /// An empty value takes the field away.
  void set(const FormSection& section, std::size_t record, const FormField& field,
           std::string_view value);
  /// An empty record at the end; returns its number.
  std::size_t add(const FormSection& section);
  void remove(const FormSection& section, std::size_t record);
  /// Where the record stands: "/payments/3", "/sellers/EURO".
  [[nodiscard]] std::string pointer(const FormSection& section, std::size_t record) const;

 private:
  struct Json;
  explicit Document(std::unique_ptr<Json> json);
  std::unique_ptr<Json> json_;
};

}  // namespace jm216
