#pragma once
// Sentences of a catalogue, put together from what the case at hand gives: how findings and problems
// come by their words.
#include <span>
#include <string>
#include <string_view>

namespace jm216 {

// An argument of a sentence, seen only while the sentence is put together. One without a text only
// chooses a passage; one without a name is none.
struct Argument {
  Argument() = default;
  Argument(std::string_view called, std::string_view as_text = {})  // NOLINT
      : name(called), text(as_text) {}
  // None where there is no text.
  static Argument if_any(std::string_view called, std::string_view text) {
    return text.empty() ? Argument() : Argument(called, text);
  }

  std::string_view name;
  std::string_view text;
};

// "No rate for {currency} on {day}[until|, withdrawn by {until}].": arguments by name, and passages
// that are said where an argument of their name is given. An argument that is not given leaves its
// name in braces. What comes of it is added to `text`.
void fill_in(std::string& text, std::string_view sentence, std::span<const Argument> arguments);

}  // namespace jm216
