#include "tests/fuzz/laws.hpp"

#include <sanitizer/allocator_interface.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "core/evaluation/evaluate.hpp"
#include "core/export/formats.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/link/link.hpp"

namespace jm216::fuzz {

namespace {

std::size_t held = 0;
std::size_t most_held = 0;

void taken(const volatile void* /*at*/, std::size_t size) {
  held += size;
  most_held = std::max(most_held, held);
}

void freed(const volatile void* at) {
  if (at == nullptr) return;
  const std::size_t size = __sanitizer_get_allocated_size(at);
  held -= std::min(held, size);
}

const bool counts = __sanitizer_install_malloc_and_free_hooks(taken, freed) != 0;

// What a reader says of a text that is no JSON names what would have fitted by the separators before it, of which
// a source that gives bytes one by one keeps but the last.
std::string without_expectations(const Problem& problem) {
  std::string text = to_string(problem);
  if (text.find("not JSON") != std::string::npos)
    text.resize(std::min(text.find(" where "), text.size()));
  return text;
}

std::string outcome(const ReadResult& result) {
  std::string seen;
  for (const Problem& problem : result.problems.list) seen += without_expectations(problem) + '\n';
  seen += std::to_string(result.problems.more);
  if (!result.ledger) return seen;
  seen += document(*result.ledger);
  for (const auto& group : result.ledger->sales.repeated()) {
    for (const std::uint32_t line : group) seen += ' ' + std::to_string(line);
    seen += ';';
  }
  for (const UnknownField& field : result.ledger->unknown_fields)
    seen += field.pointer + ' ' + std::to_string(field.count) + ' ' + field.nearest + '\n';
  return seen;
}

void must_read_as(const Ledger& ledger, const std::string& text, std::string_view law) {
  const ReadResult back = read_ledger_text(text);
  must(back.ledger.has_value(), law);
  must(canonical(*back.ledger) == canonical(ledger), law);
}

}  // namespace

void must(bool holds, std::string_view law) {
  if (holds) return;
  std::fprintf(stderr, "BROKEN LAW: %.*s\n", static_cast<int>(law.size()), law.data());
  std::abort();
}

std::string_view next_part(std::string_view& left) {
  constexpr std::string_view line = "\n====\n";
  const std::size_t end = std::min(left.find(line), left.size());
  const std::string_view part = left.substr(0, end);
  left.remove_prefix(std::min(end + line.size(), left.size()));
  return part;
}

ByteSource one_by_one(std::string_view bytes) {
  return [source = source_of(bytes)](char* buffer, std::size_t capacity) {
    return source(buffer, std::min<std::size_t>(capacity, 1));
  };
}

std::string canonical(const Ledger& ledger) {
  std::string text;
  write_canonical(ledger, [&text](std::string_view piece) { text += piece; });
  return text;
}

std::string document(const Ledger& ledger) {
  std::string text;
  write_document(ledger, {ledger.as_of, ledger.readings, true},
                 [&text](std::string_view piece) { text += piece; });
  return text;
}

std::string said(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems.list) text += to_string(problem) + '\n';
  return text + std::to_string(problems.more);
}

ReadResult read(std::string_view text) {
  ReadResult fast = read_ledger({{"", source_of(text)}});
  must(fast.ledger.has_value() == fast.problems.empty(), "a ledger or problems, and never both");
  must(outcome(fast) == outcome(read_ledger({{"", one_by_one(text)}})),
       "plain lines come to what the slow reader makes of them");
  return fast;
}

void must_come_back(const Ledger& ledger) {
  must_read_as(ledger, canonical(ledger), "the canonical text reads as the ledger");
  const std::string kept = document(ledger);
  must_read_as(ledger, kept, "the document reads as the ledger");
  const auto again = read_ledger_text(kept).ledger;
  must(again->title == ledger.title && again->notes == ledger.notes && again->as_of == ledger.as_of,
       "the document keeps title, notes and day");
  must(document(*again) == kept, "the document of a document is the same");

  // Its making takes ten times as long as all the rest.
  if (kept.size() % 8 != 0) return;
  const auto link = make_link(ledger, {day_of(ledger), ledger.readings, "overview", {}});
  if (!link) return;  // too large for one
  const OpenedLink opened = open_link(*link);
  must(opened.fault == LinkFault::none && opened.ledger, "a link that was made opens");
  must(canonical(*opened.ledger) == canonical(ledger), "a link gives the ledger back");
}

void must_be_answered(const Ledger& ledger) {
  const Evaluation evaluation =
      evaluate(ledger, ledger.readings, day_of(ledger), fingerprint(ledger));
  for (const char* format : {"json", "csv", "ics", "html", "text"}) {
    std::size_t written = 0;
    const Exported done = write_as({format, "", ""}, evaluation, ledger,
                                   [&written](std::string_view piece) { written += piece.size(); });
    must(done == Exported::done && written > 0, "every ledger has an answer in every format");
  }
}

Date day_of(const Ledger& ledger) {
  return ledger.as_of.value_or(make_date(2010, 6, 1));
}

InProportion::InProportion(std::size_t size, const Allowance& allowance)
    : seconds_(allowance.seconds + 100e-6 * static_cast<double>(size)),
      bytes_(allowance.bytes + 1000 * size),
      began_(std::clock()) {
  must(counts, "memory is counted");
  held = most_held = 0;
}

InProportion::~InProportion() {
  const double took = static_cast<double>(std::clock() - began_) / CLOCKS_PER_SEC;
  must(took <= seconds_, "time in proportion to the input");
  must(most_held <= bytes_, "memory in proportion to the input");
}

}  // namespace jm216::fuzz
