// What was done to a ledger, undone, done again and saved.
#include "web/app/history.hpp"

#include "doctest/doctest.h"

namespace jm216::test::history_test {

const Date first = make_date(2009, 6, 30);
const Date second = make_date(2009, 7, 1);

Moment moment(const std::string& facts, Date as_of = first) {
  return {facts, as_of, {}};
}

HistoryStep day(Date from, Date to) {
  return {"As-of date", moment("{}", from), moment("{}", to)};
}

HistoryStep payment(const std::string& from, const std::string& to) {
  return {"Payment changed", moment(from), moment(to)};
}

TEST_CASE("an empty history has nothing to undo and nothing to save") {
  const History history;
  CHECK(history.to_undo() == nullptr);
  CHECK(history.to_redo() == nullptr);
  CHECK_FALSE(history.has_unsaved_facts());
}

TEST_CASE("what is undone can be done again, until something else is done") {
  History history;
  history.add(payment("a", "b"));
  history.add(payment("b", "c"));
  CHECK(history.to_undo()->after.facts == "c");
  history.undone();
  CHECK(history.to_undo()->after.facts == "b");
  CHECK(history.to_redo()->after.facts == "c");
  history.redone();
  CHECK(history.to_redo() == nullptr);
  history.undone();
  history.add(payment("b", "d"));
  CHECK(history.to_redo() == nullptr);
  CHECK(history.to_undo()->after.facts == "d");
}

TEST_CASE("steps of the date are undone together, and so with nothing else") {
  History history;
  history.add(day(first, second));
  history.add(day(second, make_date(2009, 7, 2)));
  CHECK(history.to_undo()->before.as_of == first);
  CHECK(history.to_undo()->after.as_of == make_date(2009, 7, 2));
  history.undone();
  CHECK(history.to_undo() == nullptr);

  // Two changes of one kind are two, for each changes the facts.
  history = {};
  history.add(payment("a", "b"));
  history.add(payment("b", "c"));
  history.undone();
  CHECK(history.to_undo() != nullptr);

  // So is a sales line that is changed twice: the facts around the lines stay as they are.
  history = {};
  HistoryStep line{"Sales line changed", moment("a"), moment("a"), SaleChange{0, "{}", "{1}"}};
  history.add(line);
  history.add(line);
  history.undone();
  CHECK(history.to_undo() != nullptr);

  // What was saved is not changed any more.
  history = {};
  history.add(day(first, second));
  history.saved();
  history.add(day(second, first));
  history.undone();
  CHECK(history.to_undo() != nullptr);
}

TEST_CASE("only facts are unsaved: the day and the readings are choices") {
  History history;
  history.add(day(first, second));
  CHECK_FALSE(history.has_unsaved_facts());
  history.add(payment("a", "b"));
  CHECK(history.has_unsaved_facts());
  history.saved();
  CHECK_FALSE(history.has_unsaved_facts());
  // What is undone after it was saved is not as it was saved.
  history.undone();
  CHECK(history.has_unsaved_facts());
  history.redone();
  CHECK_FALSE(history.has_unsaved_facts());
  // Nor can it become so once something else was done in its place.
  history.undone();
  history.add(payment("a", "c"));
  history.undone();
  CHECK(history.has_unsaved_facts());
}

TEST_CASE("a changed sales line is unsaved though the facts around it are the same") {
  History history;
  history.add({"Sales line changed", moment("a"), moment("a"), SaleChange{3, "{}", ""}});
  CHECK(history.has_unsaved_facts());
}

TEST_CASE("what was not answered is not done") {
  History history;
  history.add(payment("a", "b"));
  history.answered();
  history.add(payment("b", "c"));
  history.back_to_answer();
  CHECK(history.to_undo()->after.facts == "b");
  // An answer that was undone and replaced is an answer no more.
  history.answered();
  history.undone();
  history.add(payment("a", "d"));
  history.back_to_answer();
  CHECK(history.to_undo() == nullptr);
}

TEST_CASE(
    "a day or reading chosen by hand is there to be lost until it is saved or undone; a script's "
    "is not") {
  History history;
  HistoryStep by_hand = day(first, second);
  history.add(by_hand);
  CHECK_FALSE(history.has_unsaved_choices());
  by_hand.by_hand = true;
  history.add(by_hand);  // which are one step
  CHECK(history.has_unsaved_choices());
  CHECK_FALSE(history.has_unsaved_facts());
  history.saved();
  CHECK_FALSE(history.has_unsaved_choices());
  history.undone();
  CHECK(history.has_unsaved_choices());
  history.redone();
  CHECK_FALSE(history.has_unsaved_choices());

  HistoryStep reading{"Reading", moment("a"), moment("a")};
  reading_table().front().set(reading.after.readings, 1);
  reading.by_hand = true;
  history.add(reading);
  CHECK(history.has_unsaved_choices());
}

TEST_CASE("a sales line is put in, replaced or removed, and the other way round") {
  CHECK(SaleChange{2, "", "{}"}.edit() == SaleEdit::insert);
  CHECK(SaleChange{2, "{}", ""}.edit() == SaleEdit::remove);
  CHECK(SaleChange{2, "{1}", "{2}"}.edit() == SaleEdit::replace);
  const SaleChange undone = SaleChange{2, "", "{}"}.undone();
  CHECK(undone.edit() == SaleEdit::remove);
  CHECK(undone.line == 2);
  CHECK(undone.before == "{}");
}

TEST_CASE("readings are the same where each of them is") {
  Readings changed;
  CHECK(same({}, changed));
  for (const ReadingInfo& reading : reading_table()) {
    changed = {};
    reading.set(changed, 1);
    CAPTURE(reading.name);
    CHECK_FALSE(same({}, changed));
  }
}

}  // namespace jm216::test::history_test
