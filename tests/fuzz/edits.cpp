// A ledger and edits of it, each after a line of ====: what is refused changes nothing, and what is taken leaves a
// ledger that a file could hold.
//
// An edit is a letter (f: facts; r, i, d: a line replaced, inserted, removed), a byte for the line, and a text.
#include "core/ledger/edit/edit.hpp"

#include "tests/fuzz/laws.hpp"

using namespace jm216;

namespace {

Problems put(Ledger& ledger, char what, std::size_t line, std::string_view text) {
  const std::size_t lines = ledger.sales.size();
  if (what == 'f') {
    const Problems foretold = check_facts(ledger, text);
    const Problems problems = replace_facts(ledger, text);
    fuzz::must(fuzz::said(foretold) == fuzz::said(problems),
               "a form is judged as it will be taken");
    return problems;
  }
  if (what == 'i') return edit_sale(ledger, SaleEdit::insert, line % (lines + 1), text);
  if (lines == 0) return {};
  return edit_sale(ledger, what == 'd' ? SaleEdit::remove : SaleEdit::replace, line % lines, text);
}

void check_no_edits(Ledger& ledger, const std::string& was) {
  fuzz::must(replace_facts(ledger, facts_text(ledger)).empty(), "a ledger's own facts are taken");
  if (ledger.sales.size() > 0) {
    const std::size_t last = ledger.sales.size() - 1;
    fuzz::must(edit_sale(ledger, SaleEdit::replace, last, sale_text(ledger, last)).empty(),
               "a ledger's own line is taken");
  }
  fuzz::must(fuzz::document(ledger) == was, "what changes nothing leaves the ledger as it was");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view left = fuzz::text_of(data, size);
  const fuzz::InProportion measured(size, {3, std::size_t{32} << 20U});
  ReadResult read = read_ledger_text(fuzz::next_part(left));
  if (!read.ledger) return 0;
  Ledger& ledger = *read.ledger;
  check_no_edits(ledger, fuzz::document(ledger));
  for (int edits = 0; edits < 20 && !left.empty(); ++edits) {
    const std::string_view edit = fuzz::next_part(left);
    if (edit.size() < 2) continue;
    const std::string was = fuzz::document(ledger);
    const auto line = static_cast<unsigned char>(edit[1]);
    const Problems problems = put(ledger, edit[0], line, edit.substr(2));
    if (!problems.empty())
      fuzz::must(fuzz::document(ledger) == was, "what is refused changes nothing");
  }
  const std::string kept = fuzz::document(ledger);
  const ReadResult again = read_ledger_text(kept);
  fuzz::must(again.ledger && fuzz::document(*again.ledger) == kept,
             "an edited ledger is one that a file could hold");
  fuzz::must(again.ledger->sales.repeated() == ledger.sales.repeated(),
             "lines that come twice are known after an edit");
  fuzz::must_come_back(ledger);
  fuzz::must_be_answered(ledger);
  return 0;
}
