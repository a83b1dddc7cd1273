// A link as mail programs leave it opens as it was made: what stands in no link is left out, and the
// link's own check decides which way to read it is right.
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/basics/sha256.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "core/link/base64url.hpp"
#include "core/link/frame.hpp"
#include "core/link/link.hpp"
#include "doctest/doctest.h"
#include "tests/support/statements.hpp"

namespace jm216::test::link_mangled_test {

constexpr std::string_view mark = "jm216.";

std::string link_of(const std::string& ledger, LinkParts parts) {
  const ReadResult read = read_ledger_text(ledger);
  REQUIRE(read.ledger);
  const auto link = make_link(*read.ledger, parts);
  REQUIRE(link);
  return *link;
}

std::string check_of(const std::string& bytes) {
  Sha256 hash;
  hash.add(bytes);
  return bytes_of_digits(hash.digest(), 4);
}

// The frame of a link whose content is sealed; of what is in it nothing is looked at.
std::string sealed(const std::string& link) {
  std::string bytes = *from_base64url(std::string_view(link).substr(mark.size()));
  bytes[1] = 1;
  bytes.replace(5, 4, check_of(bytes.substr(0, 5)));
  bytes.resize(bytes.size() - 4);
  return std::string(mark) + to_base64url(bytes + check_of(bytes));
}

std::vector<std::string> links() {
  const std::string one = R"({"sales":[{"invoice":"1","date":"2010-01-14","country":"US",)"
                          R"("currency":"USD","gross":"1"}]})";
  const std::string many = link_of(test::quarterly_statements(),
                                   {make_date(2012, 1, 31), {}, "overview", "0123456789abcdef"});
  return {link_of(one, {make_date(2010, 5, 1), {}, "", {}}), many, sealed(many)};
}

// Each character by `write`.
std::string each(std::string_view text, const std::function<std::string(char)>& write) {
  std::string out;
  for (const char c : text) out += write(c);
  return out;
}

std::string hex(char c, std::string_view digits) {
  const auto byte = static_cast<unsigned char>(c);
  return {digits[byte / 16U], digits[byte % 16U]};
}

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

constexpr std::string_view upper = "0123456789ABCDEF";
constexpr std::string_view lower = "0123456789abcdef";

// As the parameter of an address; "-", "_" and "." are left alone.
std::string percent(std::string_view text, std::string_view digits = upper) {
  return each(text, [&](char c) {
    const bool stays = is_plain(c) || c == '-' || c == '_' || c == '.';
    return stays ? std::string(1, c) : '%' + hex(c, digits);
  });
}

// Something after every so many characters.
std::string broken(std::string_view text, std::size_t width, std::string_view by) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += width) {
    if (i > 0) out += by;
    out += text.substr(i, width);
  }
  return out;
}

std::string quoted_printable(std::string_view text) {
  const std::string encoded =
      each(text, [](char c) { return c == '=' ? "=3D" : std::string(1, c); });
  return broken(encoded, 75, "=\r\n");
}

std::string safe_link(std::string_view address) {
  return "https://eur01.safelinks.protection.outlook.com/?url=" + percent(address) +
         "&data=05%7C02%7Ca.b%40example.org%7C1f&sdata=x%2By%3D&reserved=0";
}

// "https-3A__example.org_jm216_-23jm216.AQ", as another program has it.
std::string with_dashes(std::string_view address) {
  return "https://urldefense.example/v2/url?u=" +
         each(address,
              [](char c) {
                if (c == '/') return std::string("_");
                return is_plain(c) || c == '.' ? std::string(1, c) : '-' + hex(c, upper);
              }) +
         "&d=DwMFAg&c=x9_-Q";
}

using Mangle = std::function<std::string(const std::string&)>;  // of an address

const std::vector<std::pair<std::string, Mangle>>& mangles() {
  static const std::vector<std::pair<std::string, Mangle>> all{
      {"as it was", [](const std::string& a) { return a; }},
      {"percent-encoded", [](const std::string& a) { return percent(a); }},
      {"with small digits", [](const std::string& a) { return percent(a, lower); }},
      {"twice", [](const std::string& a) { return percent(percent(a)); }},
      {"every character",
       [](const std::string& a) { return each(a, [](char c) { return '%' + hex(c, upper); }); }},
      {"in another's parameter", safe_link},
      {"in the parameter of one in a parameter",
       [](const std::string& a) {
         return "https://www.example.com/url?q=" + percent(safe_link(a)) + "&sa=D&ust=17";
       }},
      {"with dashes", with_dashes},
      {"with a star for its sign",
       [](std::string a) {
         a[a.find('#')] = '*';
         return "https://urldefense.example/v3/__" + a + "__;Iw!!Abc-d_e$";
       }},
      {"quoted-printable", quoted_printable},
      {"a parameter in quoted-printable",
       [](const std::string& a) { return quoted_printable(safe_link(a)); }},
      {"every sign quoted-printable",
       [](const std::string& a) {
         return broken(
             each(a, [](char c) { return is_plain(c) ? std::string(1, c) : '=' + hex(c, upper); }),
             72, "= \n");
       }},
      {"its line breaks turned into blanks",
       [](const std::string& a) { return broken(a, 75, "= "); }},
      {"soft hyphens", [](const std::string& a) { return broken(a, 10, "\u00ad"); }},
      {"soft hyphens in quoted-printable",
       [](const std::string& a) { return broken(a, 10, "=C2=AD"); }},
      {"zero-width spaces", [](const std::string& a) { return broken(a, 7, "\u200b"); }},
      {"in its mark too", [](const std::string& a) { return broken(a, 1, "\ufeff"); }},
      {"no-break spaces", [](const std::string& a) { return broken(a, 60, "\u00a0"); }},
      {"word joiners", [](const std::string& a) { return broken(a, 13, "\u2060"); }},
      {"as HTML has them", [](const std::string& a) { return broken(a, 20, "&#8203;"); }},
      {"by name", [](const std::string& a) { return broken(a, 20, "&shy;"); }},
      {"quoted", [](const std::string& a) { return "> " + broken(a, 76, "\r\n> "); }},
      {"quoted by bars", [](const std::string& a) { return "| " + broken(a, 76, "\n| "); }},
      {"quoted again", [](const std::string& a) { return "> | > " + broken(a, 70, "\n> | > "); }},
      {"a parameter, quoted",
       [](const std::string& a) { return "> " + broken(safe_link(a), 71, "\n> "); }},
      {"escaped",
       [](const std::string& a) {
         return each(a, [](char c) { return (is_plain(c) ? "" : "\\") + std::string(1, c); });
       }},
      {"twice in a text, first cut",
       [](const std::string& a) { return a.substr(0, 60) + "\u2026 <" + a + ">"; }},
  };
  return all;
}

TEST_SUITE_BEGIN("link: mangled");

TEST_CASE("as mail programs make it, it opens as it was made") {
  for (const std::string& link : links()) {
    const OpenedLink meant = open_link(link);
    for (const auto& mangle : mangles()) {
      CAPTURE(mangle.first);
      const std::string sent = mangle.second("https://example.org/jm216/#" + link);
      for (const std::string& text :
           {sent, "Dear all (see #3),\r\n\r\n" + sent + "\r\n\r\nYours, A. B."}) {
        const OpenedLink opened = open_link(text);
        CHECK(opened.fault == meant.fault);
        CHECK(opened.text == link);
        CHECK(opened.info.fingerprint == meant.info.fingerprint);
        CHECK(opened.ledger.has_value() == meant.ledger.has_value());
      }
    }
  }
}

TEST_CASE("with a character of its own lost on the way it does not open") {
  const std::string link = links().front();
  for (const auto& mangle : mangles()) {
    CAPTURE(mangle.first);
    for (std::size_t i = mark.size(); i < link.size(); ++i) {
      const OpenedLink opened = open_link(
          mangle.second("https://example.org/#" + link.substr(0, i) + link.substr(i + 1)));
      REQUIRE_FALSE(opened.ledger);
      REQUIRE(opened.text.empty());
    }
  }
}

TEST_CASE("what is wrong is said of a link that came encoded, too") {
  const std::string link = links().front();
  const std::string address = "https://example.org/jm216/#";
  CHECK(open_link(percent(address + link.substr(0, 40))).fault == LinkFault::cut_off);
  CHECK(open_link(percent(address + link.substr(0, 40) + 'A' + link.substr(40))).fault ==
        LinkFault::altered);
  CHECK(open_link(percent(address + "section-2")).fault == LinkFault::not_ours);
}

// Each of them is looked at once for every way to read it; in proportion to its length it takes less
// than a second, and by its square an hour.
TEST_CASE("megabytes that repeat what links are told by") {
  for (const std::string_view piece : {"jm216.", "#jm216.AgAA", "%25", "%2525", "=3D", "=\r\n", "&",
                                       "&#8203", ".", "-2D_", "\u00ad"}) {
    CAPTURE(piece);
    std::string text = "https://example.org/#jm216.";
    while (text.size() < 3'000'000) text += piece;  // more than a link may have
    CHECK_FALSE(open_link(text + 'x').ledger);
  }
}

TEST_SUITE_END();

}  // namespace jm216::test::link_mangled_test
