#include "core/workbook/xml.hpp"

#include <expat.h>

#include <array>
#include <new>
#include <utility>

#include "core/basics/problem.hpp"

namespace jm216 {

namespace {

constexpr char between = '\x1F';  // a namespace and a name
constexpr std::array<std::string_view, 3> namespaces = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
};
constexpr std::array<std::string_view, 2> relationships = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
};

template <std::size_t size>
std::optional<std::string_view> name_in(const std::array<std::string_view, size>& known,
                                        std::string_view full) {
  for (const std::string_view one : known) {
    if (full.size() > one.size() && full[one.size()] == between && full.starts_with(one)) {
      return full.substr(one.size() + 1);
    }
  }
  return std::nullopt;
}

std::optional<unsigned> hexadecimal(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) {
    const unsigned digit = c >= '0' && c <= '9'   ? static_cast<unsigned>(c - '0')
                           : c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A') + 10
                           : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a') + 10
                                                  : 16;
    if (digit == 16) return std::nullopt;
    value = value * 16 + digit;
  }
  return value;
}

// As UTF-8: what XML could not hold, and the underscore that begins an escape.
void append_character(std::string& text, unsigned code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0U | code >> 6U);
    text += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    text += static_cast<char>(0xE0U | code >> 12U);
    text += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

}  // namespace

std::optional<std::string_view> Attributes::find(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (*pair == name) return pair[1];
  }
  return std::nullopt;
}

std::optional<std::string_view> Attributes::relationship() const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (name_in(relationships, *pair) == "id") return pair[1];
  }
  return std::nullopt;
}

bool Attributes::is_set(std::string_view name) const {
  const auto value = find(name);
  return value == "1" || value == "true";
}

// What Expat calls.
struct XmlReader::Calls {
  static void begin(void* self, const char* name, const char** attributes) {
    auto& reader = *static_cast<XmlReader*>(self);
    reader.silent_ = 0;
    if (reader.is_stopped_) return;
    constexpr std::size_t deepest = 64;
    if (++reader.depth_ > deepest) return reader.refuse({"nested"});
    if (++reader.elements_ > reader.most_elements())
      return reader.refuse({"elements"}, Sentence::workbook_too_large);
    if (reader.foreign_depth_ > 0) return;
    if (const auto known = name_in(namespaces, name)) {
      reader.begin(*known, Attributes(attributes));
    } else {
      reader.foreign_depth_ = reader.depth_;
    }
  }
  static void end(void* self, const char* name) {
    auto& reader = *static_cast<XmlReader*>(self);
    reader.silent_ = 0;
    if (reader.is_stopped_) return;
    if (reader.foreign_depth_ == 0) {
      if (const auto known = name_in(namespaces, name)) reader.end(*known);
    } else if (reader.foreign_depth_ == reader.depth_) {
      reader.foreign_depth_ = 0;
    }
    --reader.depth_;
  }
  static void text(void* self, const char* text, int size) {
    auto& reader = *static_cast<XmlReader*>(self);
    reader.silent_ = 0;
    if (reader.is_stopped_ || reader.foreign_depth_ > 0) return;
    reader.text({text, static_cast<std::size_t>(size)});
  }
  static void document_type(void* self, const char* /*name*/, const char* /*system*/,
                            const char* /*is*/, int /*has_subset*/) {
    static_cast<XmlReader*>(self)->refuse({"doctype"});
  }
};

XmlReader::XmlReader() : parser_(XML_ParserCreateNS(nullptr, between)) {
  if (parser_ == nullptr) throw std::bad_alloc();
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(parser_, Calls::begin, Calls::end);
  XML_SetCharacterDataHandler(parser_, Calls::text);
  XML_SetStartDoctypeDeclHandler(parser_, Calls::document_type);
}

XmlReader::~XmlReader() {
  XML_ParserFree(parser_);
}

void XmlReader::stop() {
  is_stopped_ = true;
  XML_StopParser(parser_, XML_FALSE);
}

void XmlReader::refuse(const Argument& why, Sentence sentence) {
  if (fault_.empty()) fault_ = Complaint(sentence, {why}).message;
  stop();
}

bool XmlReader::parse(std::string_view piece, bool is_last) {
  if (is_stopped_) return false;
  constexpr std::size_t longest_tag = std::size_t{1} << 20U;
  silent_ += piece.size();
  const XML_Status status = XML_Parse(parser_, piece.data(), static_cast<int>(piece.size()),
                                      is_last ? XML_TRUE : XML_FALSE);
  if (is_stopped_) return false;
  if (status != XML_STATUS_OK) {
    if (XML_GetErrorCode(parser_) == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
    refuse({"torn", XML_ErrorString(XML_GetErrorCode(parser_))});
  } else if (silent_ > longest_tag) {
    refuse({"element"});
  }
  return !is_stopped_;
}

bool XmlReader::feed(std::string_view piece) {
  return parse(piece, false);
}

void XmlReader::finish() {
  parse({}, true);
}

std::string without_escapes(std::string_view text) {
  std::string result;
  constexpr std::size_t size = 7;  // _x000D_
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view escape = text.substr(at, size);
    if (escape.size() == size && escape.starts_with("_x") && escape.ends_with('_')) {
      const auto code = hexadecimal(escape.substr(2, 4));
      const bool is_text =
          code && (*code >= 0x20 || *code == '\t' || *code == '\n' || *code == '\r');
      if (is_text && (*code < 0xD800 || *code > 0xDFFF)) {
        append_character(result, *code);
        at += size;
        continue;
      }
    }
    result += text[at++];
  }
  return result;
}

}  // namespace jm216
