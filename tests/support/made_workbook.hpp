#pragma once
// Workbooks of one sheet, made of its XML, of the styles and of the shared texts.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jm216::test {

inline std::uint32_t crc_of(std::string_view text) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : text) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

inline void append_number(std::string& bytes, std::size_t number, int size) {
  for (int i = 0; i < size; ++i, number >>= 8U) bytes += static_cast<char>(number & 0xFFU);
}

// What both places of a part have in common: of version 2.0, not packed.
inline std::string described(std::string_view name, std::string_view text) {
  std::string bytes;
  append_number(bytes, 20, 2);
  append_number(bytes, 0, 8);
  append_number(bytes, crc_of(text), 4);
  append_number(bytes, text.size(), 4);
  append_number(bytes, text.size(), 4);
  append_number(bytes, name.size(), 2);
  append_number(bytes, 0, 2);
  return bytes;
}

inline std::string container_of(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string bytes;
  std::string directory;
  for (const auto& [name, text] : parts) {
    directory += std::string("PK\x01\x02\x14\x00", 6) + described(name, text);
    append_number(directory, 0, 10);
    append_number(directory, bytes.size(), 4);
    directory += name;
    bytes += "PK\x03\x04" + described(name, text) + name + text;
  }
  const std::size_t at = bytes.size();
  bytes += directory + "PK\x05\x06";
  append_number(bytes, 0, 4);
  append_number(bytes, parts.size(), 2);
  append_number(bytes, parts.size(), 2);
  append_number(bytes, directory.size(), 4);
  append_number(bytes, at, 4);
  append_number(bytes, 0, 2);
  return bytes;
}

inline std::string relationships(std::string_view inside) {
  return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         std::string(inside) + "</Relationships>";
}

inline std::string main_element(std::string_view element, std::string_view inside) {
  return "<" + std::string(element) +
         " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" +
         std::string(inside) + "</" + std::string(element) + ">";
}

inline std::string workbook_of(std::string_view sheet, std::string_view styles = {},
                               std::string_view texts = {}, std::string_view more_sheets = {}) {
  return container_of({
      {"_rels/.rels",
       relationships(
           "<Relationship Id=\"a\" Type=\"/officeDocument\" Target=\"xl/workbook.xml\"/>")},
      {"xl/workbook.xml",
       "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
       "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
       "relationships\"><sheets><sheet name=\"S\" "
       "r:id=\"a\"/>" +
           std::string(more_sheets) + "</sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       relationships("<Relationship Id=\"a\" Type=\"/worksheet\" Target=\"s.xml\"/>"
                     "<Relationship Id=\"b\" Type=\"/styles\" Target=\"y.xml\"/>"
                     "<Relationship Id=\"c\" Type=\"/sharedStrings\" Target=\"t.xml\"/>")},
      {"xl/s.xml", main_element("worksheet", sheet)},
      {"xl/y.xml", main_element("styleSheet", styles)},
      {"xl/t.xml", main_element("sst", texts)},
  });
}

}  // namespace jm216::test
