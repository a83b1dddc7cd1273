#include "core/ledger/writer/seal.hpp"

#include "core/basics/sha256.hpp"
#include "core/format/format.hpp"
#include "core/ledger/writer/fact_writer.hpp"

namespace jm216 {

std::string seal_of(const StatementSent& statement) {
  StatementSent unsealed = statement;
  unsealed.seal.clear();
  Sha256 hash;
  const JsonSink add = [&hash](std::string_view piece) { hash.add(piece); };
  LedgerWriter out(add);
  write_record(out, *record_shape(Section::statements), &unsealed);
  out.flush();
  return hash.digest();
}

bool is_seal_broken(const StatementSent& statement) {
  return !statement.seal.empty() && statement.seal != seal_of(statement);
}

}  // namespace jm216
