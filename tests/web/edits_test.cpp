// The person changes facts, day and readings; a worker that writes down what it is asked takes or
// refuses them.
#include "web/app/edits.hpp"

#include "doctest/doctest.h"
#include "web/bridge/client.hpp"

namespace {

std::string asked;  // of the worker, last

}  // namespace

namespace jm216::engine {

void ask_evaluate(Date as_of, const Readings&) {
  asked = "evaluate " + to_string(as_of);
}
void ask_edit_facts(const std::string& facts, Date as_of, const Readings&) {
  asked = "facts " + facts + ' ' + to_string(as_of);
}
void ask_edit_sale(SaleEdit edit, std::size_t line, const std::string& text, Date as_of,
                   const Readings&) {
  const std::string what = edit == SaleEdit::insert    ? "insert "
                           : edit == SaleEdit::replace ? "replace "
                                                       : "remove ";
  asked = what + std::to_string(line) + ' ' + text + ' ' + to_string(as_of);
}

}  // namespace jm216::engine

namespace jm216::test::edits_test {

const Date first = make_date(2009, 6, 30);
const Date second = make_date(2009, 7, 1);

Edits edits() {
  asked.clear();
  Edits all;
  all.begin(first, {});
  all.facts_are(R"({"title":"A"})");
  return all;
}

TEST_CASE("another day is asked for and can be undone; what it shows is no effect of a change") {
  Edits all = edits();
  all.choose(second);
  CHECK(asked == "evaluate 2009-07-01");
  CHECK(all.as_of() == second);
  CHECK_FALSE(all.is_editing());
  CHECK(all.answered(second, {}) == "");
  all.undo();
  CHECK(asked == "evaluate 2009-06-30");
  CHECK(all.as_of() == first);
  all.redo();
  CHECK(asked == "evaluate 2009-07-01");
  CHECK_FALSE(all.has_unsaved_facts());
}

TEST_CASE("another reading is a change, and so is its undoing") {
  Edits all = edits();
  Readings other;
  reading_table()[0].set(other, 1);
  all.choose(other);
  CHECK(asked == "evaluate 2009-06-30");
  CHECK(all.answered(first, other) == "Reading");
  all.undo();
  CHECK(same(all.readings(), {}));
  CHECK(all.answered(first, {}) == "Undone: Reading");
  all.redo();
  CHECK(all.answered(first, other) == "Redone: Reading");
}

TEST_CASE("facts are in the history once the worker has taken them, as it has written them") {
  Edits all = edits();
  all.change_facts("Payment changed", R"({"title": "B"})");
  CHECK(asked == R"(facts {"title": "B"} 2009-06-30)");
  CHECK(all.is_editing());
  CHECK(all.history().to_undo() == nullptr);
  all.facts_are(R"({"title":"B","notes":[]})");
  CHECK(all.taken());
  CHECK(all.answered(first, {}) == "Payment changed");
  CHECK(all.has_unsaved_facts());
  REQUIRE(all.history().to_undo() != nullptr);
  CHECK(all.history().to_undo()->after.facts == R"({"title":"B","notes":[]})");
  all.undo();
  CHECK(asked == R"(facts {"title":"A"} 2009-06-30)");
  CHECK_FALSE(all.taken());  // it is no new one
}

TEST_CASE("while a change is under way there is no other, no undoing and no doing again") {
  Edits all = edits();
  all.choose(second);
  all.change_facts("Payment changed", R"({"title":"B"})");
  asked.clear();
  all.change_facts("Statement changed", R"({"title":"C"})");
  all.undo();
  all.redo();
  CHECK(asked.empty());
}

TEST_CASE("what is refused was not done") {
  Edits all = edits();
  all.change_facts("Payment changed", "{}");
  all.refused();
  CHECK_FALSE(all.is_editing());
  CHECK_FALSE(all.taken());
  CHECK(all.history().to_undo() == nullptr);
  CHECK_FALSE(all.has_unsaved_facts());
  CHECK(all.answered(first, {}) == "");
}

TEST_CASE("a sales line is put in, and undone is taken out") {
  Edits all = edits();
  all.change_sale("Sales line added", {4, "", "{}"});
  CHECK(asked == "insert 4 {} 2009-06-30");
  CHECK(all.taken());
  CHECK(all.has_unsaved_facts());
  all.undo();
  CHECK(asked == "remove 4  2009-06-30");
  CHECK_FALSE(all.taken());
  all.redo();
  CHECK(asked == "insert 4 {} 2009-06-30");
}

TEST_CASE("wishes that are given up leave what is on the screen") {
  Edits all = edits();
  all.choose(second);
  CHECK(all.answered(second, {}) == "");
  all.choose(make_date(2010, 1, 1));
  all.give_up(second, {});
  CHECK(all.as_of() == second);
  asked.clear();
  all.undo();
  CHECK(asked == "evaluate 2009-06-30");
}

TEST_CASE("another ledger has no past") {
  Edits all = edits();
  all.change_facts("Payment changed", "{}");
  all.taken();
  all.begin(second, {});
  CHECK(all.as_of() == second);
  CHECK_FALSE(all.facts().has_value());
  CHECK(all.history().to_undo() == nullptr);
  CHECK_FALSE(all.has_unsaved_facts());
  CHECK_FALSE(all.is_editing());
}

}  // namespace jm216::test::edits_test
