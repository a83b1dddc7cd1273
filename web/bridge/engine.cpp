#include <emscripten/emscripten.h>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/basics/shown.hpp"
#include "core/compare/answers.hpp"
#include "core/compare/comparison.hpp"
#include "core/compare/difference.hpp"
#include "core/compare/statements.hpp"
#include "core/evaluation/evaluate.hpp"
#include "core/evaluation/explain.hpp"
#include "core/evaluation/kept_lines.hpp"
#include "core/export/comparison.hpp"
#include "core/export/formats.hpp"
#include "core/export/json.hpp"
#include "core/export/workbook/answer.hpp"
#include "core/ledger/edit/edit.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/lines/lines_selection.hpp"
#include "core/link/link.hpp"
#include "core/review/questions.hpp"
#include "core/statements/issue.hpp"
#include "core/wire/wire.hpp"
#include "core/workbook/sheet_text.hpp"
#include "web/bridge/packed_book.hpp"
#include "web/bridge/packing.hpp"
#include "web/bridge/problems.hpp"
#include "web/bridge/table.hpp"

// The worker's side: what worker.mjs, and Node in the tests, call. One ledger at most; every answer
// lies in one output, which the next call replaces.

/// pull.js: fills `buffer` with the next bytes of source `source`. How many, 0 at the end, -1 if
/// the source cannot be read (any more).
extern "C" int jm216_pull(int source, char* buffer, int capacity);

namespace jm216::engine {
namespace {

/// What a call came to. worker.mjs knows the numbers.
enum Outcome : int {
  done = 0,
  problems = 1,
  no_memory = 2,
  unreadable = 3,
  bad_argument = 4,
  nothing = 5,  // of that name in the report
};

/// The sales lines that were last asked for, in their order.
struct Lines {
  Lines(const Ledger& ledger, const Report& report) : selector(ledger, report) {}

  LineSelector selector;
  std::optional<std::string> query;  // none where `selection` is none
  LineSelection selection;
};

struct Engine {
  std::optional<Ledger> ledger;
  std::optional<Ledger> imported;  // of a table: whole and right, not yet taken as the ledger
  std::string sha256;              // empty until it is taken
  // Of the ledger's lines, until one is changed.
  KeptFingerprint kept_fingerprint;
  KeptLines kept_lines;
  std::optional<Evaluation> evaluation;
  bool reviews = false;        // its findings end with questions
  std::optional<Lines> lines;  // of the evaluation
  std::variant<std::monostate, Comparison, AnswersCompared> comparison;
  std::vector<std::uint8_t> output;
};

Engine& engine() {
  static Engine the_one;
  return the_one;
}

/// A source broke off: thrown through the reader, which knows nothing of files.
struct Unreadable {};

void reply(std::string_view text) {
  engine().output.assign(text.begin(), text.end());
}

void forget_lines() {
  engine().kept_lines.forget();
  engine().kept_fingerprint.forget();
}

/// The fingerprint, of the ledger and in its answer.
void take_fingerprint() {
  engine().sha256 = engine().kept_fingerprint.of(*engine().ledger);
  if (engine().evaluation) engine().evaluation->report.ledger.sha256 = engine().sha256;
}

/// Of many lines it takes its time, and the figures come first.
void take_fingerprint_if_quick() {
  constexpr std::size_t many_lines = std::size_t{1} << 14U;
  engine().sha256.clear();
  if (engine().kept_fingerprint.knows_lines() || engine().ledger->sales.size() < many_lines)
    take_fingerprint();
}

/// Takes a ledger in place of what there was.
void open(Ledger ledger) {
  forget_lines();
  engine().evaluation.reset();
  engine().reviews = false;
  engine().ledger = std::move(ledger);
  take_fingerprint_if_quick();
}

void evaluate_now(const Readings& readings, Date as_of) {
  engine().lines.reset();
  engine().evaluation =
      evaluate(*engine().ledger, readings, as_of, engine().sha256, &engine().kept_lines);
  if (engine().reviews) add_questions(*engine().ledger, engine().evaluation->report);
  engine().output = to_wire(engine().evaluation->report);
}

LedgerFile open_source(int source, std::string_view name) {
  return {std::string(name), [source](char* buffer, std::size_t size) {
            const int got = jm216_pull(source, buffer, static_cast<int>(size));
            if (got < 0) throw Unreadable{};
            return static_cast<std::size_t>(got);
          }};
}

/// `names` as packing.hpp has texts.
std::vector<LedgerFile> open_sources(std::string_view names) {
  std::vector<LedgerFile> files;
  while (!names.empty()) files.push_back(open_source(static_cast<int>(files.size()), take(names)));
  return files;
}

/// The only source, a table.
ByteSource open_table() {
  return open_source(0, "").read;
}

bool read_readings(std::string_view lines, Readings& readings) {
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    const std::size_t sign = line.find('=');
    if (sign == std::string_view::npos ||
        set_reading(readings, line.substr(0, sign), line.substr(sign + 1)) != SetReading::done) {
      return false;
    }
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  }
  return true;
}

struct Beginning {
  std::string text;
  bool is_cut = false;  // more follows
};

/// As much of a table as is looked at before all of it is read; of a sheet, with what stands before its rows.
Beginning beginning_of(const ByteSource& source) {
  constexpr std::size_t longest_head = std::size_t{1} << 24U;
  std::string text;
  for (std::size_t wanted = sample_size;;) {
    std::size_t filled = text.size();
    text.resize(wanted);
    for (std::size_t got = 1; got > 0 && filled < wanted; filled += got) {
      got = source(text.data() + filled, wanted - filled);
    }
    text.resize(filled);
    if (filled < wanted) return {std::move(text), false};
    const std::size_t head = text.front() == sheet_text::mark ? text.find(sheet_text::mark, 1) : 0;
    if (head == std::string::npos && wanted < longest_head) {
      wanted *= 2;
    } else if (head == std::string::npos || wanted >= head + sample_size) {
      return {std::move(text), true};
    } else {
      wanted = head + sample_size;
    }
  }
}

/// After a change: what is wrong with it, or the facts as they are now (packing.hpp) and behind them the new
/// report.
int edited(const Problems& found, const Readings& readings, Date as_of) {
  if (!found.empty()) {
    reply(to_bytes(found));
    return problems;
  }
  take_fingerprint_if_quick();
  evaluate_now(readings, as_of);
  std::string facts;
  put(facts, facts_text(*engine().ledger));
  engine().output.insert(engine().output.begin(), facts.begin(), facts.end());
  return done;
}

/// Makes what `write` writes the output.
template <class Write>
int written(const Write& write) {
  std::vector<std::uint8_t>& output = engine().output;
  output.clear();
  const TextOutput put = [&output](std::string_view text) {
    output.insert(output.end(), text.begin(), text.end());
  };
  return write(put) ? done : nothing;
}

/// Makes a workbook that `fill` fills the output, for the wasm that can write one.
template <class Fill>
int packed(std::string_view title, std::optional<Date> day, const Fill& fill) {
  PackedBook book(title, day);
  fill(book);
  reply(book.bytes());
  return done;
}
int packed(const Schedule& schedule, std::optional<Date> day) {
  return packed(schedule.title, day, [&](PackedBook& book) { fill_workbook(schedule, book); });
}

/// Whether the ledger has none of the facts that a reading is about.
bool rests_on_nothing(const Ledger& ledger, std::string_view reading) {
  const auto about = [reading](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), reading) != names.end();
  };
  return (ledger.generics.empty() &&
          about({"generic_withdrawn", "generic_source", "infringing_generic"})) ||
         (ledger.infringements.empty() &&
          about({"several_infringers", "infringement_clock", "licensee_suit"})) ||
         (ledger.notices.empty() &&
          about({"sell_off_past_term", "challenge_ends", "notice_given", "notice_period"})) ||
         ((!ledger.payments || ledger.payments->empty()) &&
          about({"early_payment", "withholding"})) ||
         (ledger.extensions.empty() && about({"payment_extension"})) ||
         (ledger.patents.empty() && about({"early_end", "spc"})) ||
         (ledger.force_majeure.empty() && about({"force_majeure_milestones"})) ||
         (ledger.claims.empty() && about({"liability_cap"}));
}

/// What differs besides the totals and the TERM's end, of which the first is named.
std::string others_in_words(const Report& now, const Report& other) {
  const std::vector<ReportDifference> all = differences(now, other);
  const ReportDifference* first = nullptr;
  std::size_t count = 0;
  for (const ReportDifference& one : all) {
    if (one.either().part == ReportPart::totals || one.either().what == "TERM, ends") continue;
    if (first == nullptr) first = &one;
    ++count;
  }
  if (first == nullptr) return {};
  const auto text = [](const std::optional<ReportFigure>& figure) -> std::string {
    if (!figure || figure->text.empty()) return "none";
    const auto date = parse_date(figure->text);
    return date ? in_words(*date) : figure->text;
  };
  std::string words =
      first->either().what + ": " + text(first->after) + " instead of " + text(first->before);
  if (count == 2) words += "; one other date or figure differs";
  if (count > 2) {
    words += "; " + std::to_string(count - 1) + " other dates and figures differ";
  }
  return words;
}

template <class Work>
int guarded(Work work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return no_memory;
  } catch (const Unreadable&) {
    return unreadable;
  }
}

/// The same for what asks the loaded ledger, or its last report.
template <class Ask>
int with_ledger(const Ask& ask) {
  return guarded([&]() -> int { return engine().ledger ? ask(*engine().ledger) : bad_argument; });
}
template <class Ask>
int with_figures(const Ask& ask) {
  return guarded([&]() -> int {
    return engine().evaluation ? ask(engine().evaluation->report) : bad_argument;
  });
}
/// The same where the fingerprint belongs to it.
template <class Ask>
int with_report(const Ask& ask) {
  return with_figures([&](const Report& report) -> int {
    if (engine().sha256.empty()) take_fingerprint();
    return ask(report);
  });
}
/// Or the ledger with a day and readings to see it with: lines of name=value, defaults where not named.
template <class Ask>
int seen_with(const char* as_of, const char* readings, const Ask& ask) {
  return with_ledger([&](Ledger& ledger) -> int {
    const auto day = parse_date(as_of);
    Readings chosen;
    if (!day || !read_readings(readings, chosen)) return bad_argument;
    return ask(ledger, chosen, *day);
  });
}

/// The same for what asks something of a table with a mapping, which may be empty.
template <class Ask>
int with_mapping(std::string_view mapping, const Ask& ask) {
  return guarded([&]() -> int {
    const MappingRead read = mapping.empty() ? MappingRead{Mapping(), {}} : read_mapping(mapping);
    if (read.mapping) return ask(*read.mapping);
    reply(to_bytes(read.problems));
    return problems;
  });
}

}  // namespace

extern "C" {

/// Reads the sources, of which `names` (packing.hpp) has the names (a nameless one's is empty), and
/// evaluates as of the ledger's own day or else `today`.
EMSCRIPTEN_KEEPALIVE int jm216_engine_load(const char* names, const char* today) {
  return guarded([&]() -> int {
    const auto day = parse_date(today);
    if (!day) return bad_argument;
    ReadResult read = read_ledger(open_sources(names));
    if (!read.ledger) {
      reply(to_bytes(read.problems));
      return problems;
    }
    open(std::move(*read.ledger));
    evaluate_now(engine().ledger->readings, engine().ledger->as_of.value_or(*day));
    return done;
  });
}

/// Which sheet of a workbook a mapping (`jm216-mapping/1`, or empty) takes, by its number, and empty where that must be
/// asked or none can be taken; behind it how that looks (table.hpp). `fault` and `sheets` are what workbook.cpp says. What
/// is wrong with the mapping is `problems`.
EMSCRIPTEN_KEEPALIVE int jm216_engine_table_sheet(const char* mapping, std::size_t size,
                                                  const char* fault, const char* sheets) {
  return with_mapping({mapping, size}, [&](const Mapping& given) -> int {
    TableLook look;
    const auto number = sheet_for(sheets_from(fault, sheets), given, look);
    std::string said;
    put(said, number ? std::to_string(*number) : "");
    reply(said + to_bytes(look));
    return done;
  });
}

/// How the source, a table, looks with a mapping (`jm216-mapping/1`, or empty): see table.hpp. What is
/// wrong with the mapping is `problems`.
EMSCRIPTEN_KEEPALIVE int jm216_engine_table_look(const char* mapping, std::size_t size) {
  return with_mapping({mapping, size}, [&](const Mapping& given) -> int {
    const Beginning beginning = beginning_of(open_table());
    reply(to_bytes(look_at(beginning.text, beginning.is_cut, given)));
    return done;
  });
}

/// Whether the source, a table, has the headings that a mapping was made for: nothing, or `yes`.
EMSCRIPTEN_KEEPALIVE int jm216_engine_table_fits(const char* mapping, std::size_t size) {
  return with_mapping({mapping, size}, [&](const Mapping& given) -> int {
    reply(is_made_for(given, beginning_of(open_table()).text) ? "yes" : "");
    return done;
  });
}

/// Reads the whole table with a mapping. Its ledger is kept for jm216_engine_table_load; the answer is
/// how many rows became lines, how many were left out, and how many hidden ones were, a line each. Or what is wrong with
/// them.
EMSCRIPTEN_KEEPALIVE int jm216_engine_table_read(const char* mapping) {
  return guarded([&]() -> int {
    engine().imported.reset();
    const MappingRead read = read_mapping(mapping);
    if (!read.mapping) return bad_argument;
    ImportResult result = import_sales(open_table(), *read.mapping);
    if (!result.ledger) {
      reply(to_bytes(by_cause(result)));
      return problems;
    }
    engine().imported = std::move(result.ledger);
    reply(std::to_string(result.rows) + '\n' + std::to_string(result.skipped) + '\n' +
          std::to_string(result.hidden) + '\n');
    return done;
  });
}

/// Takes the ledger made of the table or of a link, and evaluates as of its own day or else `today`.
EMSCRIPTEN_KEEPALIVE int jm216_engine_table_load(const char* today) {
  return guarded([&]() -> int {
    const auto day = parse_date(today);
    if (!day || !engine().imported) return bad_argument;
    open(std::move(*engine().imported));
    engine().imported.reset();
    evaluate_now(engine().ledger->readings, engine().ledger->as_of.value_or(*day));
    return done;
  });
}

/// What is on the screen as a link's fragment; with a digest of its figures, if wanted. `nothing` where
/// it is too large for one.
EMSCRIPTEN_KEEPALIVE int jm216_engine_link(const char* view, bool with_result) {
  return with_report([&](const Report& report) -> int {
    LinkParts parts{report.as_of, report.readings, view, {}};
    if (with_result) parts.result = result_digest(report);
    const auto link = make_link(*engine().ledger, parts);
    if (!link) return nothing;
    reply(*link);
    return done;
  });
}

/// What a link says of itself, or what is wrong with it: the fault, its explanation, the engine that made
/// it, its sales lines, its fingerprint, the digest of its figures, the view, the ledger as a document, the
/// edition of the rules that answered it, the link as it was made, and the ledger's title as people are shown it (packing.hpp). The ledger is kept for jm216_engine_table_load.
EMSCRIPTEN_KEEPALIVE int jm216_engine_read_link(const char* link) {
  return guarded([&]() -> int {
    OpenedLink opened = open_link(link);
    std::string document;
    if (opened.ledger) {
      write_document(*opened.ledger, {opened.ledger->as_of, opened.ledger->readings, true},
                     [&document](std::string_view piece) { document += piece; });
    }
    std::string said;
    put(said, to_string(opened.fault));
    put(said, explain_fault(opened));
    put(said, opened.info.engine);
    put(said, opened.info.lines);
    put(said, opened.ledger ? short_fingerprint(opened.info.fingerprint) : "");
    put(said, opened.info.result.value_or(""));
    put(said, opened.view);
    put(said, document);
    put(said, std::size_t{opened.info.edition});
    put(said, opened.text);
    put(said, opened.ledger ? for_reading(shortened(opened.ledger->title)) : "");
    engine().imported = std::move(opened.ledger);
    reply(said);
    return done;
  });
}

/// The digest of the figures on the screen, to be compared with a link's.
EMSCRIPTEN_KEEPALIVE int jm216_engine_result() {
  return with_report([](const Report& report) -> int {
    reply(result_digest(report));
    return done;
  });
}

/// Evaluates the loaded ledger anew.
EMSCRIPTEN_KEEPALIVE int jm216_engine_evaluate(const char* as_of, const char* readings) {
  return seen_with(as_of, readings, [](Ledger&, const Readings& chosen, Date day) -> int {
    evaluate_now(chosen, day);
    return done;
  });
}

/// Evaluates with the questions of a review from now on, or without.
EMSCRIPTEN_KEEPALIVE int jm216_engine_review(bool wanted) {
  return with_report([&](const Report& report) -> int {
    engine().reviews = wanted;
    const Readings readings = report.readings;
    evaluate_now(readings, report.as_of);
    return done;
  });
}

/// Everything but the sales lines as they would be with the statement of a quarter issued, and before that
/// why it cannot be, or empty (packing.hpp).
EMSCRIPTEN_KEEPALIVE int jm216_engine_issue(const char* quarter) {
  return with_report([&](const Report& report) -> int {
    const auto wanted = Quarter::parse(quarter);
    if (!wanted) return bad_argument;
    Ledger& ledger = *engine().ledger;
    IssuedStatement issued = issue_statement(*wanted, report, ledger);
    std::string said;
    if (issued.statement) {
      const auto before = ledger.statements;
      add_statement(ledger, std::move(*issued.statement));
      put(said, "");
      put(said, facts_text(ledger));
      ledger.statements = before;
    } else {
      put(said, in_words(issued.why_not, *wanted, report.as_of));
      put(said, "");
    }
    reply(said);
    return done;
  });
}

/// Everything but the sales lines, as a document to edit (core/ledger/edit/edit.hpp).
EMSCRIPTEN_KEEPALIVE int jm216_engine_facts() {
  return with_ledger([](Ledger& ledger) -> int {
    reply(facts_text(ledger));
    return done;
  });
}

/// What would be wrong with such a document.
EMSCRIPTEN_KEEPALIVE int jm216_engine_check_facts(const char* facts) {
  return with_ledger([&](Ledger& ledger) -> int {
    reply(to_bytes(check_facts(ledger, facts)));
    return done;
  });
}

/// Takes such a document's facts in place of the ledger's, and evaluates.
EMSCRIPTEN_KEEPALIVE int jm216_engine_edit_facts(const char* facts, const char* as_of,
                                                 const char* readings) {
  return seen_with(as_of, readings, [&](Ledger& ledger, const Readings& chosen, Date day) {
    return edited(replace_facts(ledger, facts), chosen, day);
  });
}

/// A sales line as one object of the ledger format.
EMSCRIPTEN_KEEPALIVE int jm216_engine_sale(std::uint32_t line) {
  return with_ledger([&](Ledger& ledger) -> int {
    if (line >= ledger.sales.size()) return nothing;
    reply(sale_text(ledger, line));
    return done;
  });
}

/// Changes one sales line, `edit` being a SaleEdit, and evaluates.
EMSCRIPTEN_KEEPALIVE int jm216_engine_edit_sale(int edit, std::uint32_t line, const char* text,
                                                const char* as_of, const char* readings) {
  return seen_with(as_of, readings, [&](Ledger& ledger, const Readings& chosen, Date day) -> int {
    const std::size_t lines = ledger.sales.size();
    const auto kind = static_cast<SaleEdit>(edit);
    if (line > lines || (line == lines && kind != SaleEdit::insert)) return nothing;
    const Problems found = edit_sale(ledger, kind, line, text);
    if (found.empty()) forget_lines();
    return edited(found, chosen, day);
  });
}

/// The ledger as a document to keep, with the day and the readings given.
EMSCRIPTEN_KEEPALIVE int jm216_engine_save(const char* as_of, const char* readings) {
  return seen_with(as_of, readings, [](Ledger& ledger, const Readings& chosen, Date day) {
    return written([&](const TextOutput& put) {
      write_document(ledger, {day, chosen, true}, put);
      return true;
    });
  });
}

/// What the totals and the TERM's end would be with one reading or two otherwise ("name=value", with
/// an & between), and all else as in the last evaluation: a line for each total in the report's order,
/// empty where it cannot be known, then the date and what else differs.
EMSCRIPTEN_KEEPALIVE int jm216_engine_alternative(const char* change) {
  return with_figures([&](const Report& now) -> int {
    std::string changes = change;
    std::replace(changes.begin(), changes.end(), '&', '\n');
    Readings readings = now.readings;
    if (!read_readings(changes, readings)) return bad_argument;
    // Most ledgers lack what most readings are about; then nothing need be evaluated.
    const auto& table = reading_table();
    const bool moot = std::all_of(table.begin(), table.end(), [&](const ReadingInfo& reading) {
      return reading.get(readings) == reading.get(now.readings) ||
             rests_on_nothing(*engine().ledger, reading.name);
    });
    const Report other =
        moot ? now
             : evaluate(*engine().ledger, readings, now.as_of, {}, &engine().kept_lines).report;
    std::string lines;
    for (const TotalField& field : total_fields) {
      const std::optional<Usd>& total = other.totals.*field.amount;
      if (total) lines += total->text();
      lines += '\n';
    }
    lines += to_string(other.term.ends) + '\n';
    if (!moot) lines += others_in_words(now, other);
    reply(lines);
    return done;
  });
}

/// The ledger's fingerprint, 64 hexadecimal digits. A ledger of many lines is answered without it at first.
EMSCRIPTEN_KEEPALIVE int jm216_engine_fingerprint() {
  return with_report([](const Report& report) -> int {
    reply(report.ledger.sha256);
    return done;
  });
}

/// The last report as `jm216-report/1`.
EMSCRIPTEN_KEEPALIVE int jm216_engine_json() {
  return with_report([](const Report& report) -> int {
    reply(to_json(report));
    return done;
  });
}

/// The last answer in one of the formats of core/export/formats.hpp.
EMSCRIPTEN_KEEPALIVE int jm216_engine_export(const char* format, const char* table,
                                             const char* quarter) {
  return with_report([&](const Report&) {
    return written([&](const TextOutput& put) {
      return write_as({format, table, quarter}, *engine().evaluation, *engine().ledger, put) ==
             Exported::done;
    });
  });
}

/// The last answer as a workbook (packed_book.hpp).
EMSCRIPTEN_KEEPALIVE int jm216_engine_book() {
  return with_report([](const Report& report) {
    return packed(report.ledger.title, report.as_of,
                  [&](PackedBook& book) { fill_workbook(report, *engine().ledger, book); });
  });
}

/// Mine, a ledger, with an answer, theirs.
int compare_with_answer(const Ledger& mine, Date as_of, const LedgerFile& theirs) {
  const Evaluation evaluation = evaluate(mine, mine.readings, as_of, fingerprint(mine));
  Problems wrong;
  auto compared =
      compare_answers({"", to_json(evaluation.report)}, {theirs.name, rest_of(theirs.read)}, wrong);
  if (!compared) {
    reply(to_bytes(wrong));
    return problems;
  }
  engine().comparison = std::move(*compared);
  return done;
}

/// Compares two ledgers. `names` (packing.hpp) are those of the sources: the first is mine, the others
/// are one ledger, theirs, or an answer alone. What is wrong with theirs is `problems`.
EMSCRIPTEN_KEEPALIVE int jm216_engine_compare(const char* names, const char* today) {
  return guarded([&]() -> int {
    const auto day = parse_date(today);
    std::vector<LedgerFile> files = open_sources(names);
    if (!day || files.size() < 2) return bad_argument;
    const ReadResult mine = read_ledger({files.front()});
    if (!mine.ledger) return bad_argument;  // it is what the page saved
    files.erase(files.begin());
    if (files.size() == 1 && is_answer(files.front().read)) {
      return compare_with_answer(*mine.ledger, mine.ledger->as_of.value_or(*day), files.front());
    }
    const ReadResult theirs = read_ledger(files);
    if (!theirs.ledger) {
      reply(to_bytes(theirs.problems));
      return problems;
    }
    const auto input = [&day](const Ledger& ledger) {
      return CompareInput{ledger, ledger.readings, ledger.as_of.value_or(*day)};
    };
    engine().comparison = compare(input(*mine.ledger), input(*theirs.ledger));
    return done;
  });
}

/// The last comparison in one of the formats of core/export/comparison.hpp.
EMSCRIPTEN_KEEPALIVE int jm216_engine_comparison(const char* format, const char* table) {
  return guarded([&]() -> int {
    const auto& comparison = engine().comparison;
    return written([&](const TextOutput& put) {
      if (const auto* ledgers = std::get_if<Comparison>(&comparison)) {
        return write_comparison(*ledgers, {format, table}, put);
      }
      const auto* answers = std::get_if<AnswersCompared>(&comparison);
      return answers != nullptr && write_comparison(*answers, {format, table}, put);
    });
  });
}

/// The same as a workbook (packed_book.hpp).
EMSCRIPTEN_KEEPALIVE int jm216_engine_comparison_book() {
  return guarded([]() -> int {
    const auto& comparison = engine().comparison;
    if (const auto* ledgers = std::get_if<Comparison>(&comparison)) {
      return packed(schedule_of(*ledgers), ledgers->mine.as_of);
    }
    const auto* answers = std::get_if<AnswersCompared>(&comparison);
    return answers == nullptr ? bad_argument : packed(schedule_of(*answers), std::nullopt);
  });
}

/// The statements sent against the royalty computed, of the ledger as last evaluated.
EMSCRIPTEN_KEEPALIVE int jm216_engine_statements(const char* format) {
  return with_report([&](const Report& report) -> int {
    const auto compared = compare_statements({*engine().ledger, report.readings, report.as_of});
    if (!compared) return nothing;
    return written(
        [&](const TextOutput& put) { return write_comparison(*compared, {format}, put); });
  });
}

/// The same as a workbook (packed_book.hpp).
EMSCRIPTEN_KEEPALIVE int jm216_engine_statements_book() {
  return with_report([](const Report& report) -> int {
    const auto compared = compare_statements({*engine().ledger, report.readings, report.as_of});
    return compared ? packed(schedule_of(*compared), report.as_of) : nothing;
  });
}

/// Why the last report's figure of that id is what it is: as `jm216-explanation/1`, or as bytes for
/// the page.
EMSCRIPTEN_KEEPALIVE int jm216_engine_explain(const char* id, bool as_bytes) {
  return with_figures([&](const Report&) -> int {
    const auto explanation = explain(*engine().ledger, *engine().evaluation, id);
    if (!explanation) return nothing;
    if (as_bytes) {
      engine().output = to_wire(*explanation);
    } else {
      reply(to_json(*explanation));
    }
    return done;
  });
}

/// A part of the sales lines that answer a query, as bytes for the page. The same query again costs
/// no more than the part.
EMSCRIPTEN_KEEPALIVE int jm216_engine_lines(const char* query, double offset, double count) {
  return guarded([&]() -> int {
    const auto wanted = line_query_from(query);
    if (!engine().evaluation || !wanted || offset < 0 || count < 0) return bad_argument;
    std::optional<Lines>& lines = engine().lines;
    if (!lines) lines.emplace(*engine().ledger, engine().evaluation->report);
    if (lines->query != query) {
      lines->query.reset();
      lines->selection = {};  // there need not be memory for two
      lines->selection = lines->selector.select(*wanted);
      lines->query = query;
    }
    const auto from = static_cast<std::size_t>(offset);
    const LineSelection& selection = lines->selection;
    engine().output =
        to_wire(LinePage{query, selection.lines.size(), selection.totals, from,
                         lines->selector.rows(selection, from, static_cast<std::size_t>(count))});
    return done;
  });
}

EMSCRIPTEN_KEEPALIVE const std::uint8_t* jm216_engine_output() {
  return engine().output.data();
}
EMSCRIPTEN_KEEPALIVE std::size_t jm216_engine_output_size() {
  return engine().output.size();
}
}

}  // namespace jm216::engine
