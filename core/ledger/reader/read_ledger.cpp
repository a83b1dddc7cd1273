#include "core/ledger/reader/read_ledger.hpp"

#include <algorithm>
#include <memory>
#include <new>

#include "core/json/byte_stream.hpp"
#include "core/json/not_json.hpp"
#include "core/json/parse_json.hpp"
#include "core/json/problem_log.hpp"
#include "core/ledger/reader/draft.hpp"
#include "core/ledger/reader/file_reader.hpp"

namespace jm216 {

namespace {

void read_file(const LedgerFile& file, std::size_t number, Draft& draft, ProblemLog& log) {
  ByteStream stream(file.read);
  draft.ledger.sales.begin_file();
  const auto reader = std::make_unique<FileReader>(stream, draft, log, number);
  const bool is_json = parse_json(stream, *reader);
  if (is_json && !stream.stopped_at_nul()) return;
  const NotJson fault = is_json ? nul_outside(stream) : why_not_json(stream, reader->state());
  log.add(number, fault.place, "", fault.complaint);
}

void finish(Draft& draft, ProblemLog& log) {
  if (!draft.has_sales && log.empty()) {
    log.add(0, Place(), "", {Sentence::sales_missing, {}, "sales"});
  }
  Ledger& ledger = draft.ledger;
  // An amendment that was refused may have named them.
  if (log.empty()) draft.instalments.check(ledger, log);
  draft.account_days.check(ledger, log);
  draft.names.check(ledger, log);
  if (!log.empty()) return;
  if (ledger.sellers) {
    std::sort(ledger.sellers->begin(), ledger.sellers->end(),
              [](const Seller& a, const Seller& b) { return a.id < b.id; });
  }
  ledger.sales.finish();
}

}  // namespace

ReadResult read_ledger(const std::vector<LedgerFile>& files) {
  ReadResult result;
  std::vector<std::string> names;
  for (const LedgerFile& file : files) names.push_back(file.name);
  ProblemLog log;
  try {
    Draft draft;
    draft.files = files.size();
    for (std::size_t i = 0; i < files.size(); ++i) read_file(files[i], i, draft, log);
    finish(draft, log);
    if (log.empty()) result.ledger = std::move(draft.ledger);
  } catch (const std::bad_alloc&) {
    log.add(0, Place(), "", {Sentence::no_memory});
  }
  result.problems = log.result(names);
  return result;
}

ReadResult read_ledger_text(std::string_view text) {
  return read_ledger({{"", source_of(text)}});
}

}  // namespace jm216
