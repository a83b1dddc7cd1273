#pragma once
// A link's text as it may have been before mail programs had it: they encode it for another address's
// parameter, break it into lines, quote it, and put into it what nobody sees.
#include <string>
#include <string_view>
#include <vector>

namespace jm216 {

constexpr std::string_view link_mark = "jm216.";

// What may be our link, each from its mark on and without a character that no link has. Of the
// ways to read the text the plainest come first; which is right, the link's check decides.
std::vector<std::string> links_as_sent(std::string_view text);

}  // namespace jm216
