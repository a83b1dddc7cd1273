#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
  /// The rows of a field of that kind.
  [[nodiscard]] std::size_t rows(const FormSection& section, std::size_t record,
                                 const FormField& field) const;
  void add_row(const FormSection& section, std::size_t record, const FormField& field);
  void remove_row(const FormSection& section, std::size_t record, const FormField& field,
                  std::size_t row);
  /// A date for each instalment of the record's milestone: those that an amendment names, and those
  /// whose day the record gives.
  [[nodiscard]] std::vector<FormField> instalments(const FormSection& section, std::size_t record,
                                                   const FormField& field) const;
  /// The fields that can be filled in: in place of compound ones, those of their rows or instalments.
  [[nodiscard]] std::vector<FormField> simple_fields(const FormSection& section,
                                                     std::size_t record) const;
  /// Where the record stands: "/payments/3", "/sellers/EURO".
  [[nodiscard]] std::string pointer(const FormSection& section, std::size_t record) const;

 private:
  struct Json;
  explicit Document(std::unique_ptr<Json> json);
  std::unique_ptr<Json> json_;
};

}  // namespace jm216
