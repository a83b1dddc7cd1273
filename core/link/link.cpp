#include "core/link/link.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <stdexcept>

#include "core/basics/ids.hpp"
#include "core/basics/sha256.hpp"
#include "core/basics/version.hpp"
#include "core/evaluation/accounts.hpp"
#include "core/export/json.hpp"
#include "core/format/format.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/link/bytes.hpp"
#include "core/link/document_bytes.hpp"
#include "core/link/frame.hpp"
#include "core/link/squeeze.hpp"
#include "core/link/views.hpp"

namespace jm216 {

namespace {

constexpr std::size_t digest_size = 8;
constexpr unsigned with_result = 1;
constexpr unsigned from_bare_list = 2;

std::string digits_of_bytes(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    text += digits[static_cast<unsigned char>(byte) >> 4U];
    text += digits[static_cast<unsigned char>(byte) & 15U];
  }
  return text;
}

void put_engine(std::string& bytes) {
  std::string_view left = version;
  for (int i = 0; i < 3; ++i) {
    unsigned number = 0;
    const auto read = std::from_chars(left.data(), left.data() + left.size(), number);
    put_number(bytes, number);
    left.remove_prefix(static_cast<std::size_t>(read.ptr - left.data()));
    if (!left.empty()) left.remove_prefix(1);
  }
}

std::string read_engine(ByteReader& bytes) {
  std::string text = std::to_string(bytes.number());
  for (int i = 0; i < 2; ++i) text += '.' + std::to_string(bytes.number());
  return text;
}

// What the rules ask for beyond each record for itself: a late payment values all lines of its
// quarter (V.6), interest has a part for each change of rate (XVI), and a notice of non-payment is
// judged by the whole account (XI.2).
std::optional<TooMany> too_much_work(const Ledger& ledger) {
  constexpr std::size_t most_valued = 150'000;
  constexpr std::size_t most_parts = 100'000;
  constexpr std::size_t most_judged = 250'000;
  constexpr std::size_t most_rows = 10'000;
  std::size_t rows = 0;
  if (ledger.statements) {
    for (const StatementSent& statement : *ledger.statements) rows += statement.rows.size();
  }
  if (rows > most_rows) return TooMany{"rows of statements", rows, most_rows};
  std::map<std::string, std::size_t> lines;  // by the obligation they count for
  for (std::size_t i = 0; i < ledger.sales.size(); ++i) {
    ++lines[ObligationId::royalty(Quarter::of(ledger.sales.date(i)))];
  }
  std::size_t valued = 0;
  if (ledger.payments) {
    for (const Payment& payment : *ledger.payments) {
      const auto found = lines.find(payment.for_);
      if (found != lines.end()) valued += found->second;
    }
  }
  const std::size_t parts = lines.size() * (ledger.base_rates.size() + ledger.amendments.size());
  if (parts > most_parts) return TooMany{"rates of interest for quarters", parts, most_parts};
  // Each is judged by an account of its own, with the payments valued once more.
  valued *= notices_of_nonpayment(ledger) + 1;
  if (valued > most_valued) return TooMany{"lines to value for payments", valued, most_valued};
  const std::size_t judged = judged_by_accounts(ledger);
  if (judged > most_judged)
    return TooMany{"records to judge notices of non-payment by", judged, most_judged};
  return std::nullopt;
}

// The content's own words about itself, then the document. False where they are wrong.
LinkFault read_content(std::string_view content, OpenedLink& opened) {
  ByteReader bytes(content);
  LinkInfo& info = opened.info;
  info.engine = read_engine(bytes);
  const unsigned flags = bytes.byte();
  const std::uint64_t lines = bytes.number();
  info.fingerprint = digits_of_bytes(bytes.bytes(digest_size));
  if ((flags & with_result) != 0) info.result = digits_of_bytes(bytes.bytes(digest_size));
  const std::uint64_t size = bytes.number();
  if (bytes.failed()) return LinkFault::altered;
  if (lines > LinkLimits::records || size > LinkLimits::content) return LinkFault::too_large;
  info.lines = static_cast<std::size_t>(lines);

  std::optional<std::string> document;
  if (const auto unsqueezed = unsqueeze(bytes.left(), static_cast<std::size_t>(size))) {
    ByteReader inside(*unsqueezed);
    if (const std::string_view view = inside.text(); !view.empty()) {
      opened.view = is_view(view) ? view : view_names.front();
    }
    if (!inside.failed()) document = document_from_bytes(inside.left(), opened.too_many);
  }
  if (opened.too_many) return LinkFault::too_large;
  if (!document) return LinkFault::altered;
  ReadResult read = read_ledger_text(*document);
  if (!read.ledger || read.ledger->sales.size() != info.lines ||
      fingerprint(*read.ledger).compare(0, 2 * digest_size, info.fingerprint) != 0) {
    return LinkFault::altered;
  }
  if ((opened.too_many = too_much_work(*read.ledger))) return LinkFault::too_large;
  opened.ledger = std::move(read.ledger);
  opened.ledger->is_bare_list = (flags & from_bare_list) != 0;
  return LinkFault::none;
}

// "1,612"
std::string grouped(std::size_t number) {
  const std::string digits = std::to_string(number);
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

}  // namespace

std::string_view to_string(LinkFault fault) {
  constexpr std::array<std::string_view, 7> faults{"none",    "not-ours",  "newer", "cut-off",
                                                   "altered", "too-large", "sealed"};
  return faults.at(static_cast<std::size_t>(fault));
}

std::optional<TooMany> too_many_for_link(const Ledger& ledger) {
  std::optional<TooMany> many;
  const auto count = [&many](std::string_view section, std::size_t records) {
    const std::size_t most = most_records(section);
    if (!many && records > most) many = TooMany{std::string(section), records, most};
  };
  count("sellers", ledger.sellers ? ledger.sellers->size() : 0);
  for (std::size_t i = 0; i < section_count; ++i) {
    const SectionInfo& info = info_of(static_cast<Section>(i));
    if (info.form == SectionForm::list)
      count(ledger_shape.fields[i].name, info.records(ledger).count);
  }
  count("sales lines", ledger.sales.size());
  return many ? many : too_much_work(ledger);
}

std::string in_words(const TooMany& many) {
  std::string what = many.section;
  std::replace(what.begin(), what.end(), '_', ' ');
  return grouped(many.records) + ' ' + what + ", and a link may hold " + grouped(many.most) +
         " at most";
}

std::optional<std::string> make_link(const Ledger& ledger, const LinkParts& parts) {
  if (too_many_for_link(ledger)) return std::nullopt;
  std::string document;
  write_document(ledger, {parts.as_of, parts.readings, true}, [&](std::string_view piece) {
    if (document.size() <= LinkLimits::document) document += piece;
  });
  if (document.size() > LinkLimits::document) return std::nullopt;
  const auto columns = document_to_bytes(document);
  if (!columns) return std::nullopt;
  std::string inside;
  put_text(inside, parts.view);
  inside += *columns;
  if (inside.size() > LinkLimits::content) return std::nullopt;

  std::string content;
  put_engine(content);
  put_byte(content,
           (parts.result ? with_result : 0U) | (ledger.is_bare_list ? from_bare_list : 0U));
  put_number(content, ledger.sales.size());
  const std::string sha256 = fingerprint(ledger);
  content += bytes_of_digits(sha256, digest_size);
  if (parts.result) content += bytes_of_digits(*parts.result, digest_size);
  put_number(content, inside.size());
  content += squeeze(inside, LinkLimits::characters);
  std::string link = framed(content);
  if (link.size() > LinkLimits::characters) return std::nullopt;

  // A link that would not come back is not given away.
  const OpenedLink back = open_link(link);
  if (!back.ledger || fingerprint(*back.ledger) != sha256) {
    throw std::logic_error("the link does not give the ledger back");
  }
  return link;
}

OpenedLink open_link(std::string_view text) {
  OpenedLink opened;
  opened.arrived = text.size();
  constexpr std::size_t address = 4096;                         // before the fragment
  constexpr std::size_t most = LinkLimits::characters / 4 * 7;  // with what was put into it
  if (text.size() > most) {
    opened.fault = LinkFault::too_large;
    return opened;
  }
  const std::string content = unframed(text, opened);
  if (opened.text.empty() && text.size() > LinkLimits::characters + address)
    opened.fault = LinkFault::too_large;
  if (opened.fault == LinkFault::none) opened.fault = read_content(content, opened);
  return opened;
}

std::string explain_fault(const OpenedLink& opened) {
  switch (opened.fault) {
    case LinkFault::none:
      return "";
    case LinkFault::not_ours:
      return "This is not a link of this calculator. Copy the whole address again, from its first "
             "to its last "
             "character; a link that holds a ledger begins with \"#jm216.\".";
    case LinkFault::newer:
      return "This link was made by a newer version of the calculator, in a format that this one "
             "does not know. Get the newest version (of a page by reloading it), or ask the sender "
             "for the ledger as a file.";
    case LinkFault::cut_off:
      return "This link was cut off: " + grouped(opened.arrived) +
             (opened.expected > 0 ? " of its " + grouped(opened.expected)
                                  : std::string(" of its")) +
             " characters arrived. Some mail programs do that to long links. Copy it again in one "
             "piece, or ask "
             "the sender for the ledger as a file.";
    case LinkFault::altered:
      return "This link was altered on the way: it is complete, but its check fails. "
             "Nothing of it was "
             "opened. Copy it again, or ask the sender for the ledger as a file.";
    case LinkFault::too_large:
      if (opened.too_many) {
        return "This link holds " + in_words(*opened.too_many) +
               ". Nothing of it was opened. Ask the sender for the ledger as a file.";
      }
      return "This link is larger than any that the calculator makes. Nothing of it was opened. "
             "Ask the sender "
             "for the ledger as a file.";
    case LinkFault::sealed:
      break;
  }
  return "This link is sealed with a passphrase. Open it on the page, which asks for the "
         "passphrase; the sender "
         "has it.";
}

std::string result_digest(const Report& report) {
  // The words may differ between versions, and hold no figures that stand nowhere else.
  Report figures = report;
  figures.not_computable.clear();
  figures.findings.clear();
  for (PatentReport& patent : figures.term.patents) patent.why.clear();
  for (Right& right : figures.rights) right.why.clear();
  for (Deadline& deadline : figures.deadlines) deadline.what.clear();
  Sha256 hash;
  hash.add(to_json(figures));
  return hash.digest().substr(0, 2 * digest_size);
}

}  // namespace jm216
