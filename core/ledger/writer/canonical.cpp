#include "core/ledger/writer/canonical.hpp"

#include <algorithm>
#include <utility>

#include "core/ledger/writer/fact_writer.hpp"
#include "core/ledger/writer/line_writer.hpp"

namespace jm216 {

namespace {

// Those that differ from the defaults.
void write_readings(LedgerWriter& out, const Readings& readings) {
  const ReadingTable& table = reading_table();
  if (std::none_of(table.begin(), table.end(),
                   [&](const ReadingInfo& reading) { return reading.get(readings) != 0; })) {
    return;
  }
  out.name("readings");
  out.open('{');
  for (const ReadingInfo& reading : table) {
    const std::size_t value = reading.get(readings);
    if (value == 0) continue;
    out.name(reading.name);
    out.string(reading.values.at(value));
  }
  out.close('}');
}

void write_canonical(const Ledger& ledger, bool with_sales, const JsonSink& sink) {
  LedgerWriter out(sink);
  out.open('{');
  write_facts(out, ledger, with_sales);
  out.close('}');
  out.flush();
}

}  // namespace

void write_canonical(const Ledger& ledger, const std::function<void(std::string_view)>& sink) {
  write_canonical(ledger, true, sink);
}

void write_document(const Ledger& ledger, const DocumentParts& parts,
                    const std::function<void(std::string_view)>& sink) {
  LedgerWriter out(sink, LineBreaks::by_record);
  out.open('{');
  out.text("format", "jm216-ledger/1");
  out.text_unless("", "title", ledger.title);
  if (parts.as_of) out.text("as_of", to_string(*parts.as_of));
  write_readings(out, parts.readings);
  write_facts(out, ledger, parts.sales);
  if (!ledger.notes.empty()) {
    out.name("notes");
    out.open('[');
    for (const std::string& note : ledger.notes) out.string(note);
    out.close(']');
  }
  out.close('}');
  out.flush();
  sink("\n");
}

std::string fingerprint(const Ledger& ledger) {
  Sha256 hash;
  write_canonical(ledger, [&hash](std::string_view piece) { hash.add(piece); });
  return hash.digest();
}

std::string KeptFingerprint::of(const Ledger& ledger) {
  std::string facts;
  write_canonical(ledger, false, [&facts](std::string_view piece) { facts += piece; });
  // The first of them is the section: in a text a quotation mark has a backslash before it.
  constexpr std::string_view no_lines = "\"sales\":[]";
  const std::string_view all = facts;
  const std::string_view before = all.substr(0, all.find(no_lines));
  if (!up_to_lines_ || before != before_lines_) {
    before_lines_ = before;
    up_to_lines_.reset();
    Sha256 hash;
    hash.add(before);
    const JsonSink sink = [&hash](std::string_view piece) { hash.add(piece); };
    LedgerWriter lines(sink);
    write_sales(lines, ledger.sales);
    lines.flush();
    up_to_lines_ = std::move(hash);
  }
  Sha256 hash = *up_to_lines_;
  hash.add(all.substr(before.size() + no_lines.size()));
  return hash.digest();
}

std::string short_fingerprint(std::string_view sha256) {
  return std::string(sha256.substr(0, 4)) + "-" + std::string(sha256.substr(4, 4));
}

}  // namespace jm216
