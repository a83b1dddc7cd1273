#pragma once
// Where the JSON parser stands, to say what it was waiting for.
#include <cstdint>
#include <string_view>

namespace jm216 {

enum class JsonEvent : std::uint8_t { nothing, value, name, open };

struct ParserState {
  JsonEvent last_event = JsonEvent::nothing;
  bool in_list = false;      // in the innermost container
  bool is_complete = false;  // the whole document is read
  bool is_too_deep = false;  // deeper than is looked at
  std::string_view document = "ledger";
  std::string_view beginning = "a ledger ({ … } or a list of sales lines)";
};

}  // namespace jm216
