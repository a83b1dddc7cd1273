#include "core/ledger/writer/canonical.hpp"

#include <algorithm>

#include "core/basics/sha256.hpp"
#include "core/ledger/writer/fact_writer.hpp"

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

}  // namespace

void write_canonical(const Ledger& ledger, const std::function<void(std::string_view)>& sink) {
  LedgerWriter out(sink);
  out.open('{');
  write_facts(out, ledger, true);
  out.close('}');
  out.flush();
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

std::string short_fingerprint(std::string_view sha256) {
  return std::string(sha256.substr(0, 4)) + "-" + std::string(sha256.substr(4, 4));
}

}  // namespace jm216
