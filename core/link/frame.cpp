#include "core/link/frame.hpp"

#include <charconv>
#include <optional>

#include "core/basics/sha256.hpp"
#include "core/link/as_sent.hpp"
#include "core/link/base64url.hpp"
#include "core/link/bytes.hpp"
#include "core/link/document_bytes.hpp"

namespace jm216 {

namespace {

constexpr std::string_view mark = link_mark;
constexpr unsigned format_version = 2;  // the edition of the rules that answers
constexpr unsigned first_version = 1;
enum Closure : unsigned { open, sealed };
constexpr std::size_t head_size = 9;  // 12 characters, so that it can be read alone
constexpr std::size_t check_size = 4;

constexpr std::size_t characters_of(std::size_t bytes) {
  return (bytes * 4 + 2) / 3;
}

std::string check_of(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return bytes_of_digits(hash.digest(), check_size);
}

// What stands in the fragment, without what mail programs put around and into long words and before
// the lines of a mail that is answered. Words before an address may have a "#" too.
std::string payload_of(std::string_view text) {
  std::size_t at = text.find("#" + std::string(mark));
  if (at == std::string_view::npos) at = text.find('#');
  text.remove_prefix(at == std::string_view::npos ? 0 : at + 1);
  std::string payload;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '>') payload += c;
  }
  constexpr std::string_view ends_of_sentences = ".,;:!?)]>\"'";
  while (payload.size() > mark.size() &&
         ends_of_sentences.find(payload.back()) != std::string_view::npos) {
    payload.pop_back();
  }
  return payload;
}

// The content of what may be a link, or what is wrong with it.
std::string unframed_one(const std::string& whole, OpenedLink& opened) {
  std::string_view payload = whole;
  const auto fault = [&](LinkFault what) {
    opened.fault = what;
    return std::string();
  };
  opened.fault = LinkFault::none;
  opened.arrived = payload.size();
  if (payload.empty()) return fault(LinkFault::not_ours);
  if (payload.substr(0, mark.size()) != mark) {
    const bool is_beginning = mark.substr(0, payload.size()) == payload;
    return fault(is_beginning ? LinkFault::cut_off : LinkFault::not_ours);
  }
  payload.remove_prefix(mark.size());
  constexpr std::size_t head_characters = characters_of(head_size);
  if (payload.size() < head_characters) return fault(LinkFault::cut_off);
  const auto head = from_base64url(payload.substr(0, head_characters));
  if (!head ||
      check_of(head->substr(0, head_size - check_size)) != head->substr(head_size - check_size)) {
    return fault(LinkFault::altered);
  }
  ByteReader reader(*head);
  opened.info.edition = reader.byte();
  if (opened.info.edition < first_version || opened.info.edition > format_version)
    return fault(LinkFault::newer);
  const unsigned closure = reader.byte();
  std::size_t size = 0;
  for (int i = 0; i < 3; ++i) size = size << 8U | reader.byte();
  opened.expected = mark.size() + characters_of(size);
  if (opened.expected > LinkLimits::characters) return fault(LinkFault::too_large);
  if (opened.arrived < opened.expected) return fault(LinkFault::cut_off);
  payload = payload.substr(0, characters_of(size));  // words after it are no part of it
  auto bytes = from_base64url(payload);
  if (!bytes || bytes->size() != size || size < head_size + check_size)
    return fault(LinkFault::altered);
  const std::string check = bytes->substr(size - check_size);
  bytes->resize(size - check_size);
  if (check_of(*bytes) != check) return fault(LinkFault::altered);
  opened.text = whole.substr(0, opened.expected);
  if (closure == Closure::sealed) return fault(LinkFault::sealed);
  if (closure != Closure::open) return fault(LinkFault::newer);
  bytes->erase(0, head_size);
  return std::move(*bytes);
}

}  // namespace

std::string bytes_of_digits(std::string_view digits, std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) {
    unsigned value = 0;
    std::from_chars(digits.data() + 2 * i, digits.data() + 2 * i + 2, value, 16);
    put_byte(bytes, value);
  }
  return bytes;
}

std::string framed(std::string_view content) {
  const std::size_t size = head_size + content.size() + check_size;
  std::string bytes;
  put_byte(bytes, format_version);
  put_byte(bytes, Closure::open);
  for (const unsigned shift : {16U, 8U, 0U})
    put_byte(bytes, static_cast<unsigned>(size >> shift & 0xffU));
  bytes += check_of(bytes);
  bytes += content;
  bytes += check_of(bytes);
  return std::string(mark) + to_base64url(bytes);
}

std::string unframed(std::string_view text, OpenedLink& opened) {
  std::string content = unframed_one(payload_of(text), opened);
  if (!opened.text.empty()) return content;
  for (const std::string& link : links_as_sent(text)) {
    OpenedLink tried;
    content = unframed_one(link, tried);
    // What is wrong is said of the text as it came, unless it is a link's only when it is decoded.
    const bool is_more = opened.fault == LinkFault::not_ours && tried.fault != LinkFault::not_ours;
    if (!tried.text.empty() || is_more) opened = std::move(tried);
    if (!opened.text.empty()) return content;
  }
  return {};
}

}  // namespace jm216
