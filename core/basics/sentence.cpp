#include "core/basics/sentence.hpp"

#include <algorithm>

namespace jm216 {

std::string filled_in(std::string_view sentence, std::span<const Argument> arguments) {
  std::string text;
  for (;;) {
    const std::size_t mark = sentence.find_first_of("{[]");
    text += sentence.substr(0, mark);
    if (mark == std::string_view::npos) return text;
    const char opened = sentence[mark];
    sentence.remove_prefix(mark);
    if (opened == ']') {
      sentence.remove_prefix(1);
      continue;
    }
    const std::size_t end = sentence.find(opened == '{' ? '}' : '|');
    const std::string_view name = sentence.substr(1, end - 1);
    const auto given = std::find_if(arguments.begin(), arguments.end(),
                                    [&](const Argument& one) { return one.name == name; });
    const bool is_given = given != arguments.end();
    if (opened == '{') {
      text += is_given ? given->text : sentence.substr(0, end + 1);
    } else if (!is_given) {
      sentence.remove_prefix(sentence.find(']') - end);
    }
    sentence.remove_prefix(end + 1);
  }
}

}  // namespace jm216
