#include "core/json/json_writer.hpp"

namespace jm216 {

namespace {

// Hands on `text` in pieces, with what needs it escaped.
template <class Put>
void escape(std::string_view text, JsonEscapes escapes, Put&& put) {
  const bool for_terminals = escapes == JsonEscapes::for_terminals;
  const bool with_controls = escapes != JsonEscapes::shortest;
  const std::string_view letters = for_terminals ? "\n\"\\" : "\b\f\n\r\t\"\\";
  const std::string_view short_forms = for_terminals ? "n\"\\" : "bfnrt\"\\";
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    const bool is_c1 = with_controls && byte == 0xc2 && next >= 0x80 && next < 0xa0;
    if (stands_for_itself(text[i]) && !is_c1 && !(with_controls && byte == 0x7f)) continue;
    put(text.substr(done, i - done));
    if (const std::size_t at = letters.find(text[i]); at != std::string_view::npos) {
      const char letter[] = {'\\', short_forms[at]};
      put({letter, sizeof letter});
    } else {
      static constexpr std::string_view hex = "0123456789abcdef";
      const unsigned code = is_c1 ? next : byte;
      const char number[] = {'\\', 'u', '0', '0', hex[code >> 4U], hex[code & 15U]};
      put({number, sizeof number});
    }
    if (is_c1) ++i;
    done = i + 1;
  }
  put(text.substr(done));
}

}  // namespace

void JsonWriter::string(std::string_view value) {
  separate();
  put('"');
  escape(value, escapes_, [this](std::string_view text) { put(text); });
  put('"');
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  escape(text, JsonEscapes::shortest, [&out](std::string_view part) { out += part; });
  out += '"';
}

}  // namespace jm216
